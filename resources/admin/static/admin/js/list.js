// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing rows for an action: all of a page, ranges with Shift, all pages; and the counter beside it.
const form = document.querySelector('form[data-list]');
const boxes = form ? [...form.querySelectorAll('.row-select')] : [];

if (boxes.length) {
    const all = form.querySelector('[data-select-all]');
    const across = form.elements.select_across;
    const counters = form.querySelectorAll('[data-counter]');
    const questions = form.querySelectorAll('[data-across-question]');
    const answers = form.querySelectorAll('[data-across-chosen]');
    let last = null;

    const refresh = () => {
        const count = boxes.filter((box) => box.checked).length;
        const whole = count === boxes.length;
        all.checked = whole;
        all.indeterminate = count > 0 && !whole;
        if (!whole) across.value = '0';
        const isAcross = across.value === '1';
        for (const counter of counters) {
            counter.hidden = isAcross;
            counter.textContent = counter.dataset.pattern.replace('%1', count).replace('%2', boxes.length);
        }
        for (const question of questions) question.hidden = !whole || isAcross;
        for (const answer of answers) answer.hidden = !isAcross;
    };

    all.hidden = false;
    all.addEventListener('change', () => {
        for (const box of boxes) box.checked = all.checked;
        refresh();
    });
    form.addEventListener('click', (event) => {
        const box = event.target.closest('.row-select');
        if (!box) return;
        if (event.shiftKey && last && last !== box) {
            const ends = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
            for (const between of boxes.slice(ends[0], ends[1] + 1)) between.checked = box.checked;
        }
        last = box;
        refresh();
    });
    for (const button of form.querySelectorAll('[data-across]')) button.addEventListener('click', () => { across.value = '1'; refresh(); });
    for (const button of form.querySelectorAll('[data-across-clear]')) {
        button.addEventListener('click', () => {
            across.value = '0';
            for (const box of boxes) box.checked = false;
            refresh();
        });
    }
    refresh();
    window.addEventListener('pageshow', refresh);
}

// Cells edited in the list: an action would drop them, and Save would drop a chosen action.
if (form && 'editable' in form.dataset) {
    const isCell = (field) => field.name?.startsWith('form-') && field.type !== 'hidden';
    const state = () => JSON.stringify([...form.elements].filter(isCell).map((field) => (field.type === 'checkbox' ? field.checked : field.value)));
    const before = state();
    let isSent = false;
    form.addEventListener('submit', (event) => {
        const isSave = event.submitter?.name === '_save';
        const isAction = event.submitter?.name === 'index';
        const chosen = [...form.querySelectorAll('select[name="action"]')].some((select) => select.value !== '');
        if (isAction && state() !== before && !window.confirm(form.dataset.unsaved)) event.preventDefault();
        else if (isSave && chosen && !window.confirm(form.dataset.actionChosen)) event.preventDefault();
        isSent = !event.defaultPrevented;
    });
    window.addEventListener('beforeunload', (event) => {
        if (!isSent && state() !== before) event.preventDefault();
    });
}
