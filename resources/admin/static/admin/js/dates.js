// SPDX-License-Identifier: GPL-3.0-or-later
// "Today" and "Now" beside date and time inputs, in the language of the page.
import { make } from './dom.js';

const language = document.documentElement.lang || 'en';
const pad = (number) => String(number).padStart(2, '0');
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

function shortcut(input, text, value) {
    const button = make('button', { type: 'button' }, text);
    button.addEventListener('click', () => {
        input.value = value();
        input.dispatchEvent(new Event('change', { bubbles: true }));
        input.focus();
    });
    return button;
}

const today = () => { const d = new Date(); return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`; };
const now = () => { const d = new Date(); return `${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}`; };

export function upgrade(root) {
    for (const input of root.querySelectorAll('.change-form input[type="date"], .change-form input[type="time"]')) {
        // A table of rows has no room for them.
        if (!input.closest('[data-inline-template], table')) addShortcut(input);
    }
}

function addShortcut(input) {
    const isDate = input.type === 'date';
    const text = isDate ? relative.format(0, 'day') : relative.format(0, 'second');
    input.after(make('span', { class: 'date-shortcuts' }, shortcut(input, text.charAt(0).toUpperCase() + text.slice(1), isDate ? today : now)));
}
upgrade(document);
