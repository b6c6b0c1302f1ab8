// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: go to any model or object, or do what this page offers, by typing a part of its name. The server finds models,
// objects and actions while one types; buttons and links of the page itself are found here. Nothing is asked before it opens.
import { make } from './dom.js';

const dialog = document.getElementById('palette');
const input = dialog?.querySelector('input');
const list = dialog?.querySelector('[role="listbox"]');
const status = dialog?.querySelector('[role="status"]');
const patience = 120;

let asking = null; // the AbortController of the question that is under way
let isWaiting = false; // for the answer to what is typed
let wantsToGo = false; // Enter was pressed meanwhile
let entries = [];
let chosen = 0;

/** The bar of actions of this page that offers an action: its select and its button. */
function barOf(action) {
    for (const select of document.querySelectorAll('select[name="action"], select[name="CHANGE_FORM-action"]')) {
        if ([...select.options].some((option) => option.value === action)) return { select, run: select.closest('.action-bar')?.querySelector('button[name="index"]') };
    }
    return null;
}

/** Runs it on the rows that are chosen; without any, the bar is made ready and the first row waits to be chosen. */
function runAction({ select, run }, action) {
    select.value = action;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    const boxes = [...document.querySelectorAll('.row-select')];
    if (boxes.length && !boxes.some((box) => box.checked)) boxes[0].focus();
    else run?.click();
}

/** What the server found, without actions that this page has no bar for. */
function answered(group) {
    return group.entries.flatMap((entry) => {
        if (entry.url) return [{ ...entry, run: () => location.assign(entry.url) }];
        const bar = barOf(entry.action);
        return bar ? [{ ...entry, run: () => runAction(bar, entry.action) }] : [];
    });
}

/** Buttons and links of this page, such as Save or Log out. */
function commands(typed, known) {
    const words = typed.toLowerCase().split(/\s+/);
    const found = [];
    for (const element of document.querySelectorAll('.submit-row :is(a, button), .object-tools a, .breadcrumbs a, .user-menu :is(a, button), [data-theme-toggle]')) {
        const text = element.textContent.trim();
        const isNew = !known.has(element.getAttribute('href')) && !found.some((entry) => entry.text === text);
        if (text && !element.hidden && isNew && words.every((word) => text.toLowerCase().includes(word))) found.push({ text, hint: '', run: () => element.click() });
    }
    return found;
}

function choose(index) {
    chosen = index;
    const options = [...list.querySelectorAll('[role="option"]')];
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
    options[chosen]?.scrollIntoView({ block: 'nearest' });
    if (options[chosen]) input.setAttribute('aria-activedescendant', options[chosen].id);
    else input.removeAttribute('aria-activedescendant');
}

function go() {
    const entry = entries[chosen];
    if (!entry) return;
    dialog.close();
    entry.run();
}

function show(groups) {
    entries = [];
    list.replaceChildren(...groups.filter((group) => group.entries.length).map((group, number) => {
        const title = make('div', { class: 'group-title', id: `palette-group-${number}`, role: 'presentation' }, group.name);
        return make('div', { role: 'group', 'aria-labelledby': title.id }, title, ...group.entries.map((entry) => {
            const index = entries.push(entry) - 1;
            const option = make('div', { role: 'option', id: `palette-${index}`, 'aria-selected': 'false' },
                make('span', {}, entry.text), make('small', {}, entry.hint));
            option.addEventListener('click', () => { chosen = index; go(); });
            return option;
        }));
    }));
    list.hidden = entries.length === 0;
    input.setAttribute('aria-expanded', String(entries.length > 0));
    choose(0);
}

function say(text, isError = false) {
    status.textContent = text;
    status.classList.toggle('error', isError);
}

/** What the server finds; throws a text for the person to read. */
async function ask(typed, signal) {
    const { appLabel = '', modelName = '', objectId = '', url, failed, loggedOut } = dialog.dataset;
    const query = new URLSearchParams({ term: typed, app_label: appLabel, model_name: modelName, object_id: objectId });
    let answer;
    try {
        answer = await fetch(`${url}?${query}`, { signal, headers: { Accept: 'application/json' } });
    } catch (error) {
        throw error.name === 'AbortError' ? error : new Error(failed);
    }
    if (answer.redirected) throw new Error(loggedOut);
    if (!answer.ok) throw new Error(failed);
    return (await answer.json()).groups;
}

async function search(delay) {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const typed = input.value.trim();
    isWaiting = true;
    wantsToGo = false;
    await new Promise((resolve) => { setTimeout(resolve, delay); });
    if (signal.aborted) return;
    let groups = [];
    let problem = '';
    try {
        groups = (await ask(typed, signal)).map((group) => ({ name: group.name, entries: answered(group) }));
    } catch (error) {
        if (signal.aborted) return;
        problem = error.message;
    }
    isWaiting = false;
    const known = new Set(groups.flatMap((group) => group.entries.map((entry) => entry.url)));
    show([...groups, { name: dialog.dataset.page, entries: commands(typed, known) }]);
    const { nothing, one, many } = dialog.dataset;
    const found = entries.length === 1 ? one : many.replace('{n}', entries.length);
    say(problem || (entries.length ? found : nothing), problem !== '');
    if (wantsToGo && !problem) go();
}

function key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        choose((chosen + step + entries.length) % Math.max(entries.length, 1));
    } else if (event.key === 'Enter') {
        event.preventDefault();
        if (isWaiting) wantsToGo = true;
        else go();
    } else if (event.key === 'Escape') {
        // A search field would only be emptied.
        event.preventDefault();
        dialog.close();
    }
}

function open() {
    input.value = '';
    show([]);
    say('');
    dialog.showModal();
    search(0);
}

if (dialog) {
    for (const opener of document.querySelectorAll('[data-opens="palette"]')) {
        opener.hidden = false;
        opener.addEventListener('click', open);
    }
    document.addEventListener('keydown', (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
        event.preventDefault();
        if (dialog.open) dialog.close();
        else open();
    });
    input.addEventListener('input', () => search(patience));
    input.addEventListener('keydown', key);
    dialog.addEventListener('close', () => asking?.abort());
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
}
