// SPDX-License-Identifier: GPL-3.0-or-later
// Two boxes instead of one long list with Ctrl-clicks: what can be chosen, and what is. The select stays and carries the value.
import { make } from './dom.js';

function build(select) {
    const available = make('select', { multiple: true, 'aria-label': '←' });
    const chosen = make('select', { multiple: true, 'aria-label': '→' });
    const filter = make('input', { type: 'search', 'aria-label': document.body.dataset.filter, placeholder: document.body.dataset.filter });
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.textContent.trim() ?? '';
    const count = make('strong', { role: 'status' });

    const draw = () => {
        const wanted = filter.value.trim().toLowerCase();
        const options = [...select.options];
        const copy = (option) => new Option(option.text, option.value);
        available.replaceChildren(...options.filter((o) => !o.selected && o.text.toLowerCase().includes(wanted)).map(copy));
        chosen.replaceChildren(...options.filter((o) => o.selected).map(copy));
        count.textContent = `${label}: ${chosen.options.length} / ${options.length}`;
    };
    const move = (from, state, all = false) => {
        const values = new Set([...(all ? from.options : from.selectedOptions)].map((option) => option.value));
        for (const option of select.options) if (values.has(option.value)) option.selected = state;
        select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const arrow = (text, action) => {
        const button = make('button', { type: 'button', class: 'button', 'aria-label': text }, text);
        button.addEventListener('click', action);
        return button;
    };
    // Arrow keys point to the other box; which side that is depends on the writing direction.
    const towards = getComputedStyle(select).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = towards === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    available.addEventListener('dblclick', () => move(available, true));
    chosen.addEventListener('dblclick', () => move(chosen, false));
    available.addEventListener('keydown', (e) => { if (e.key === 'Enter' || e.key === towards) { e.preventDefault(); move(available, true); } });
    chosen.addEventListener('keydown', (e) => { if (e.key === 'Enter' || e.key === back) { e.preventDefault(); move(chosen, false); } });
    filter.addEventListener('input', draw);
    select.addEventListener('change', draw); // by a dialog for related objects
    filter.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });

    select.hidden = true;
    const moves = make('div', { class: 'moves' }, arrow('→', () => move(available, true)), arrow('←', () => move(chosen, false)));
    if (towards === 'ArrowLeft') for (const button of moves.children) button.textContent = button.textContent === '→' ? '←' : '→';
    select.after(make('div', { class: `selector ${select.dataset.selector}` },
        make('div', { class: 'box' }, filter, available), moves, make('div', { class: 'box' }, count, chosen)));
    draw();
}

export function upgrade(root) {
    for (const select of root.querySelectorAll('select[data-selector]')) {
        if (!select.hidden && !select.closest('[data-inline-template]')) build(select);
    }
}
upgrade(document);
