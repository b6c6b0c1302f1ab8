// SPDX-License-Identifier: GPL-3.0-or-later
// Two boxes instead of one long list with Ctrl-clicks: what can be chosen, and what is. The select stays and carries the value.
import { make } from './dom.js';

const texts = document.body.dataset;

/** One of the boxes: a heading, a filter, the options that fit it, and a button that moves all of those. */
class Box {
    constructor(title, allText, moveAll) {
        this.head = make('div', { class: 'head' }, make('strong', {}, title));
        this.filter = make('input', { type: 'search', 'aria-label': `${title}: ${texts.filter}`, placeholder: texts.filter });
        this.list = make('select', { multiple: true, 'aria-label': title });
        this.all = make('button', { type: 'button', class: 'button quiet' }, allText);
        this.all.addEventListener('click', moveAll);
        this.filter.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
        this.element = make('div', { class: 'box' }, this.head, this.filter, this.list, this.all);
    }

    draw(options) {
        const wanted = this.filter.value.trim().toLowerCase();
        const shown = options.filter((option) => option.text.toLowerCase().includes(wanted));
        this.list.replaceChildren(...shown.map((option) => {
            const copy = new Option(option.text, option.value);
            copy.title = option.text; // may be longer than the box is wide
            return copy;
        }));
        this.all.disabled = shown.length === 0;
    }
}

function build(select) {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.textContent.trim() ?? '';
    const move = (box, state, whole) => {
        const values = new Set([...(whole ? box.list.options : box.list.selectedOptions)].map((option) => option.value));
        for (const option of select.options) if (values.has(option.value)) option.selected = state;
        select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const available = new Box(texts.available.replace('{name}', label), texts.chooseAll, () => move(available, true, true));
    const chosen = new Box(texts.chosen.replace('{name}', label), texts.removeAll, () => move(chosen, false, true));
    const count = make('span', { role: 'status', class: 'muted' });
    chosen.head.append(count);

    const draw = () => {
        const options = [...select.options];
        available.draw(options.filter((option) => !option.selected));
        chosen.draw(options.filter((option) => option.selected));
        count.textContent = `${select.selectedOptions.length} / ${options.length}`;
    };
    const arrow = (sign, text, action) => {
        const button = make('button', { type: 'button', class: 'button', 'aria-label': text, title: text }, sign);
        button.addEventListener('click', action);
        return button;
    };
    // Arrow keys point to the other box; which side that is depends on the writing direction.
    const isRightToLeft = getComputedStyle(select).direction === 'rtl';
    const [towards, back] = isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const [towardsSign, backSign] = isRightToLeft ? ['←', '→'] : ['→', '←'];
    const listen = (box, key, state) => {
        box.list.addEventListener('dblclick', () => move(box, state));
        box.list.addEventListener('keydown', (event) => {
            if (event.key !== 'Enter' && event.key !== key) return;
            event.preventDefault();
            move(box, state);
        });
        box.filter.addEventListener('input', draw);
    };
    listen(available, towards, true);
    listen(chosen, back, false);
    select.addEventListener('change', draw); // also by a dialog for related objects

    select.hidden = true;
    const moves = make('div', { class: 'moves' }, arrow(towardsSign, texts.choose, () => move(available, true)), arrow(backSign, texts.remove, () => move(chosen, false)));
    select.after(make('div', { class: `selector ${select.dataset.selector}` }, available.element, moves, chosen.element));
    draw();
}

export function upgrade(root) {
    for (const select of root.querySelectorAll('select[data-selector]')) {
        if (!select.hidden && !select.closest('[data-inline-template]')) build(select);
    }
}
upgrade(document);
