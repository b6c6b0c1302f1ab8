// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of inlines: another one from the hidden template, and a look at what will be deleted.
import { make } from './dom.js';
import { upgrade } from './combobox.js';

for (const group of document.querySelectorAll('[data-inline]')) {
    const prefix = group.dataset.inline;
    const template = group.querySelector('[data-inline-template]');
    const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
    const limit = Number(document.getElementById(`id_${prefix}-MAX_NUM_FORMS`)?.value || 1000);
    group.addEventListener('change', (event) => {
        if (event.target.name?.endsWith('-DELETE')) event.target.closest('tr, .inline-row').classList.toggle('deleted', event.target.checked);
    });
    if (!template || !total) continue;
    for (const field of template.querySelectorAll('input, select, textarea')) field.disabled = true;
    const button = make('button', { type: 'button', class: 'button quiet' }, `+ ${group.querySelector('h2').textContent.trim()}`);
    button.addEventListener('click', () => {
        const index = Number(total.value);
        if (index >= limit) return;
        const row = template.cloneNode(true);
        row.removeAttribute('data-inline-template');
        row.hidden = false;
        for (const element of row.querySelectorAll('*')) {
            for (const { name, value } of [...element.attributes]) {
                if (value.includes('__prefix__')) element.setAttribute(name, value.replaceAll('__prefix__', index));
            }
            if ('disabled' in element) element.disabled = false;
        }
        template.before(row);
        total.value = index + 1;
        upgrade(row);
        row.querySelector('input:not([type="hidden"]), select, textarea')?.focus();
    });
    group.append(make('div', { class: 'inline-foot' }, button));
}
