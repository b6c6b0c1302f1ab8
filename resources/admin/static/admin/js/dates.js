// SPDX-License-Identifier: GPL-3.0-or-later
// Beside date and time inputs: today and now, some other usual days and times, and a note where the clock of this computer
// is not the one of the server. All mean the server's clock, as what is typed does.
import { make } from './dom.js';

const texts = document.body.dataset;
const relative = new Intl.RelativeTimeFormat(document.documentElement.lang || 'en', { numeric: 'auto' });
const pad = (number) => String(number).padStart(2, '0');
const minutesAhead = texts.utcOffset === undefined ? 0 : -new Date().getTimezoneOffset() - Number(texts.utcOffset) / 60;

/** This moment on the server's clock, in a Date whose local fields show it. */
function serverTime(days = 0) {
    const time = new Date(Date.now() - minutesAhead * 60000);
    time.setDate(time.getDate() + days);
    return time;
}

const day = (offset) => () => { const d = serverTime(offset); return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`; };
const now = () => { const d = serverTime(); return `${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}`; };
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const dayChoices = [0, -1, 1].map((offset) => [capital(relative.format(offset, 'day')), day(offset)]);
const [midnight, six, noon, eighteen] = (texts.clock ?? '').split('|');
const timeChoices = [[capital(relative.format(0, 'second')), now], [midnight, () => '00:00:00'], [six, () => '06:00:00'], [noon, () => '12:00:00'], [eighteen, () => '18:00:00']];

function set(input, value) {
    input.value = value();
    input.dispatchEvent(new Event('change', { bubbles: true }));
    input.focus();
}

function addShortcuts(input) {
    const choices = input.type === 'date' ? dayChoices : timeChoices;
    const button = make('button', { type: 'button' }, choices[0][0]);
    button.addEventListener('click', () => set(input, choices[0][1]));
    const more = make('select', { 'aria-label': texts.more, title: texts.more }, new Option('', ''),
        ...choices.slice(1).map(([text], index) => new Option(text, index + 1)));
    more.addEventListener('change', () => {
        if (more.value) set(input, choices[more.value][1]);
        more.value = '';
    });
    const box = make('span', { class: 'date-input' });
    input.replaceWith(box);
    box.append(input, make('span', { class: 'date-shortcuts' }, button, more));
}

function addNote(field) {
    if (!minutesAhead || field.querySelector('.zone-note')) return;
    const hours = new Intl.NumberFormat(document.documentElement.lang || 'en').format(Math.abs(minutesAhead) / 60);
    field.append(make('div', { class: 'helptext zone-note' }, (minutesAhead > 0 ? texts.ahead : texts.behind).replace('{hours}', hours)));
}

export function upgrade(root) {
    for (const input of root.querySelectorAll('.change-form input[type="date"], .change-form input[type="time"]')) {
        // A table of rows has no room for them.
        if (input.closest('[data-inline-template], table, .date-input')) continue;
        addShortcuts(input);
        addNote(input.closest('.value') ?? input.parentElement);
    }
}
upgrade(document);
