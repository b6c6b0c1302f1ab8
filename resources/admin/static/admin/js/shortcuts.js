// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that work on every page; the dialog behind "?" lists them.
import { isTyping } from './dom.js';

const dialog = document.getElementById('shortcuts');
for (const opener of document.querySelectorAll('[data-opens="shortcuts"]')) {
    opener.hidden = false;
    opener.addEventListener('click', () => dialog.showModal());
}

let afterG = 0;
document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        const save = document.querySelector('[data-save]');
        if (save) {
            event.preventDefault();
            save.click();
        }
        return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const home = event.key === 'h' && event.timeStamp - afterG < 1500;
    afterG = event.key === 'g' ? event.timeStamp : 0;
    if (home) location.assign(document.body.dataset.adminRoot);
    else if (event.key === '?') dialog?.showModal();
    else if (event.key === 'n') document.querySelector('[data-shortcut="n"]')?.click();
    else if (event.key === '/') {
        const search = document.getElementById('searchbar');
        if (search) {
            event.preventDefault();
            search.select();
        }
    }
});
