// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: go to any model or page by typing a part of its name, in the language shown or the plain one of the model. What can
// be reached is what the page links to already.
import { make } from './dom.js';

const dialog = document.getElementById('palette');
const input = dialog?.querySelector('input');
const list = dialog?.querySelector('ul');
let chosen = 0;

function targets() {
    const seen = new Set();
    const found = [];
    const add = (link, text, hint, plain = '') => {
        const key = link.href + text;
        if (!text || seen.has(key)) return;
        seen.add(key);
        found.push({ href: link.href, text, hint, plain });
    };
    for (const section of document.querySelectorAll('#nav section')) {
        const app = section.querySelector('h2').textContent.trim();
        for (const item of section.querySelectorAll('li')) {
            const link = item.querySelector('a[href]');
            if (!link) continue;
            const plain = item.dataset.plainNames ?? '';
            add(link, link.textContent.trim(), app, plain);
            const plus = item.querySelector('.add');
            if (plus) add(plus, plus.getAttribute('aria-label'), app, plain);
        }
    }
    for (const link of document.querySelectorAll('.object-tools a, .breadcrumbs a, .user-menu a')) add(link, link.textContent.trim(), '');
    return found;
}

/** Every word must begin somewhere in the text; what begins with the query comes first. */
function score(text, query) {
    const lower = text.toLowerCase();
    if (!query.split(/\s+/).every((word) => lower.includes(word))) return -1;
    return lower.startsWith(query) ? 2 : 1;
}

function show() {
    const query = input.value.trim().toLowerCase();
    const found = targets()
        .map((target) => ({ ...target, rank: score(`${target.text} ${target.hint} ${target.plain}`, query) }))
        .filter((target) => target.rank > 0)
        .sort((a, b) => b.rank - a.rank)
        .slice(0, 12);
    chosen = Math.min(chosen, Math.max(found.length - 1, 0));
    list.replaceChildren(...found.map((target, index) => {
        const option = make('li', { role: 'option', id: `palette-${index}`, 'aria-selected': String(index === chosen) },
            make('span', {}, target.text), make('small', {}, target.hint));
        option.addEventListener('click', () => location.assign(target.href));
        option.dataset.href = target.href;
        return option;
    }));
    if (found.length === 0) list.append(make('li', { class: 'nothing' }, document.body.dataset.nothing));
    input.setAttribute('aria-activedescendant', found.length ? `palette-${chosen}` : '');
}

function open() {
    input.value = '';
    chosen = 0;
    show();
    dialog.showModal();
}

if (dialog) {
    for (const opener of document.querySelectorAll('[data-opens="palette"]')) {
        opener.hidden = false;
        opener.addEventListener('click', open);
    }
    document.addEventListener('keydown', (event) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
            event.preventDefault();
            if (dialog.open) dialog.close();
            else open();
        }
    });
    input.addEventListener('input', () => { chosen = 0; show(); });
    input.addEventListener('keydown', (event) => {
        const count = list.querySelectorAll('[role="option"]').length;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            chosen = (chosen + (event.key === 'ArrowDown' ? 1 : count - 1)) % Math.max(count, 1);
            show();
        } else if (event.key === 'Enter') {
            event.preventDefault();
            const href = list.querySelector('[aria-selected="true"]')?.dataset.href;
            if (href) location.assign(href);
        }
    });
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
}
