// SPDX-License-Identifier: GPL-3.0-or-later
// Related objects are added, changed, deleted and looked up in a dialog of this page, so that the form stays as it is. What
// was done is then seen in every select that offers such objects. Without scripts the same links lead to the pages themselves.
import { make } from './dom.js';
import { notice } from './notices.js';

let current = null;

function open(url, link) {
    const frame = make('iframe', { src: url, title: link.title });
    const close = make('button', { type: 'button', class: 'button quiet dialog-close', 'aria-label': document.body.dataset.close, title: document.body.dataset.close }, '×');
    const dialog = make('dialog', { class: 'frame-dialog', 'aria-label': link.title },
        make('div', { class: 'dialog-head' }, make('strong', {}, link.title), close), frame);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => { dialog.remove(); current = null; link.focus(); });
    document.body.append(dialog);
    current = { holder: link.closest('[data-related]'), dialog };
    dialog.showModal();
}

/** The select or input of a relation that carries its value. */
function fieldOf(holder) {
    return holder.querySelector('select[name], input[name], select');
}

/** All fields of the page, those of rows and of the row that "add another" copies too, whose options are such objects. */
function sameFields(holder) {
    return [...document.querySelectorAll('[data-related]')]
        .filter((other) => other.dataset.related === holder.dataset.related && other.dataset.relatedKey === holder.dataset.relatedKey)
        .map(fieldOf).filter((field) => field);
}

function findOption(select, value) {
    return [...select.options].find((option) => option.value === value);
}

function insert(select, answer) {
    const option = new Option(answer.obj, answer.value);
    if (!answer.optgroup) {
        select.add(option);
        return option;
    }
    let group = [...select.querySelectorAll('optgroup')].find((candidate) => candidate.label === answer.optgroup);
    if (!group) {
        group = make('optgroup', { label: answer.optgroup });
        select.append(group);
    }
    group.append(option);
    return option;
}

function choose(field, answer) {
    if (field.tagName === 'SELECT') {
        (findOption(field, answer.value) ?? insert(field, answer)).selected = true;
    } else if ('relatedMany' in field.closest('[data-related]').dataset && field.value) {
        const values = field.value.split(',');
        if (!values.includes(answer.value)) field.value = `${field.value},${answer.value}`;
    } else {
        field.value = answer.value;
    }
}

const effects = {
    add(select, answer) {
        // Those that are searched in hold only what is chosen.
        if (!select.dataset.autocomplete && !findOption(select, answer.value)) insert(select, answer);
    },
    change(select, answer) {
        const option = findOption(select, answer.value);
        if (!option) return;
        option.value = answer.new_value;
        option.text = answer.obj;
    },
    delete(select, answer) {
        findOption(select, answer.value)?.remove();
    },
    choose() {},
};

function apply(holder, answer) {
    const own = fieldOf(holder);
    for (const field of sameFields(holder)) {
        if (field.tagName === 'SELECT') effects[answer.action](field, answer);
        else if (answer.action === 'delete') field.value = field.value.split(',').filter((value) => value !== answer.value).join(',');
        if (field !== own) field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    if (answer.action === 'add' || answer.action === 'choose') choose(own, answer);
    own.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The links to the chosen object lead to the one that is chosen now. */
function followChoice(holder) {
    const field = fieldOf(holder);
    if (!field || field.multiple) return;
    for (const link of holder.querySelectorAll('[data-template]')) {
        if (field.value) {
            link.href = link.dataset.template.replace('__fk__', encodeURIComponent(quoted(field.value)));
            link.removeAttribute('role');
            link.removeAttribute('aria-disabled');
        } else {
            link.removeAttribute('href');
            link.setAttribute('role', 'link');
            link.setAttribute('aria-disabled', 'true');
        }
    }
}

/** A key as addresses of the administration write it: what has a meaning there becomes _XX. */
function quoted(key) {
    return [...key].map((c) => (':/_#?;@&=+$,"[]<>%\n\\'.includes(c) ? `_${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : c)).join('');
}

document.addEventListener('change', (event) => {
    const holder = event.target.closest?.('[data-related]');
    if (holder) followChoice(holder);
});
for (const holder of document.querySelectorAll('[data-related]')) followChoice(holder);

document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-related-link]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.href) open(link.href, link);
});

window.addEventListener('message', (event) => {
    if (event.origin !== location.origin || !current || event.data?.kind !== 'admin-popup') return;
    const { holder, dialog } = current;
    dialog.close();
    if (event.data.answer) apply(holder, event.data.answer);
    for (const text of event.data.answer?.messages ?? []) notice(text);
});

// Inside such a dialog: a row of a list answers with its object instead of opening it, and Escape closes the dialog.
if (document.body.classList.contains('popup') && window.parent !== window) {
    const answer = (value) => window.parent.postMessage({ kind: 'admin-popup', answer: value }, location.origin);
    document.addEventListener('click', (event) => {
        if (event.target.closest('[data-popup-close]')) {
            event.preventDefault();
            answer(null);
            return;
        }
        const link = event.target.closest('#result_list tbody th a');
        if (!link) return;
        event.preventDefault();
        answer({ action: 'choose', value: link.closest('tr').dataset.choice, obj: link.textContent });
    });
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) answer(null);
    });
}
