// SPDX-License-Identifier: GPL-3.0-or-later
// What happened beside the page, such as in a dialog or while the server was asked: told on top of it, to screen readers too,
// and gone by itself unless somebody is reading it. What runs in the background has its own corner (background.js).
import { make } from './dom.js';

const patience = 6000;
const corner = make('div', { class: 'notices', role: 'status' });
document.body.append(corner);

export function notice(text, tone = 'success') {
    const close = make('button', { type: 'button', class: 'button quiet', 'aria-label': document.body.dataset.close }, '×');
    const box = make('div', { class: `notice ${tone}` }, make('span', {}, text), close);
    let timer = null;
    const leave = () => { timer = setTimeout(() => box.remove(), patience); };
    const stay = () => clearTimeout(timer);
    close.addEventListener('click', () => { stay(); box.remove(); });
    for (const event of ['mouseenter', 'focusin']) box.addEventListener(event, stay);
    for (const event of ['mouseleave', 'focusout']) box.addEventListener(event, leave);
    corner.append(box);
    leave();
}
