// SPDX-License-Identifier: GPL-3.0-or-later
// Related objects are added, changed and looked up in a dialog of this page, so that the form stays as it is. Without
// scripts the same links lead to the pages themselves.
import { make } from './dom.js';

let current = null;

function open(url, holder) {
    const frame = make('iframe', { src: url, title: holder.querySelector('[title]')?.title ?? '' });
    const dialog = make('dialog', { class: 'frame-dialog' }, frame);
    dialog.addEventListener('close', () => { dialog.remove(); current = null; });
    document.body.append(dialog);
    current = { holder, dialog };
    dialog.showModal();
}

/** Puts an object into every select of the page that offers objects of the same kind. */
function apply(answer) {
    const field = current.holder.querySelector('select, input:not([role="combobox"])');
    if (field.tagName !== 'SELECT') {
        field.value = field.name && field.value && answer.action === 'add' && field.dataset.many ? `${field.value},${answer.value}` : answer.value;
    } else {
        let option = [...field.options].find((candidate) => candidate.value === answer.value);
        if (!option) {
            option = new Option(answer.obj, answer.new_value);
            field.add(option);
        }
        option.text = answer.obj;
        option.selected = true;
    }
    field.dispatchEvent(new Event('change', { bubbles: true }));
}

document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-related-link]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.href, link.closest('[data-related]'));
});

window.addEventListener('message', (event) => {
    if (event.origin !== location.origin || !current || event.data?.kind !== 'admin-popup') return;
    if (event.data.answer) apply(event.data.answer);
    current.dialog.close();
});

// Inside such a dialog: a list row answers with its object instead of opening it.
if (document.body.classList.contains('popup') && window.parent !== window) {
    document.addEventListener('click', (event) => {
        const link = event.target.closest('#result_list tbody th a');
        if (!link) return;
        event.preventDefault();
        const value = link.closest('tr').dataset.key;
        window.parent.postMessage({ kind: 'admin-popup', answer: { action: 'choose', value, new_value: value, obj: link.textContent } }, location.origin);
    });
}
