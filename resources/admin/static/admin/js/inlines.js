// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of inlines: another one from the hidden template, away with one that is not stored yet, and a look at what will be
// deleted.
import { make } from './dom.js';
import { upgrade as upgradeComboboxes } from './combobox.js';
import { upgrade as upgradeDates } from './dates.js';
import { upgrade as upgradeSelectors } from './selector.js';
import { upgrade as upgradeSlugs } from './prepopulate.js';
import { Positions } from './positions.js';

const named = ['name', 'id', 'for', 'aria-describedby', 'aria-labelledby', 'aria-controls'];

/** Puts another number into the names of everything in a row. */
function renumber(row, prefix, from, to) {
    for (const element of [row, ...row.querySelectorAll('*')]) {
        for (const name of named) {
            const value = element.getAttribute(name);
            if (value?.includes(`${prefix}-${from}`)) element.setAttribute(name, value.replaceAll(`${prefix}-${from}`, `${prefix}-${to}`));
        }
    }
}

class InlineGroup {
    constructor(group) {
        this.group = group;
        this.prefix = group.dataset.inline;
        this.template = group.querySelector('[data-inline-template]');
        this.total = document.getElementById(`id_${this.prefix}-TOTAL_FORMS`);
        this.limit = Number(document.getElementById(`id_${this.prefix}-MAX_NUM_FORMS`)?.value || 1000);
        group.addEventListener('change', (event) => {
            if (event.target.name?.endsWith('-DELETE')) event.target.closest('.inline-row').classList.toggle('deleted', event.target.checked);
        });
        if (group.dataset.position) this.positions = new Positions(group, group.dataset.position);
        if (!this.template || !this.total) return;
        for (const field of this.template.querySelectorAll('input, select, textarea')) field.disabled = true;
        for (const row of this.newRows()) this.addRemove(row);
        this.button = make('button', { type: 'button', class: 'button quiet' }, `+ ${group.dataset.rowName}`);
        this.button.addEventListener('click', () => this.add());
        group.append(make('div', { class: 'inline-foot' }, this.button));
        this.update();
    }

    newRows() {
        return [...this.group.querySelectorAll('[data-inline-new]')];
    }

    update() {
        this.positions?.refresh();
        this.button.hidden = Number(this.total.value) >= this.limit;
    }

    add() {
        const index = Number(this.total.value);
        const row = this.template.cloneNode(true);
        row.removeAttribute('data-inline-template');
        row.setAttribute('data-inline-new', '');
        row.hidden = false;
        for (const element of row.querySelectorAll('[disabled]')) element.disabled = false;
        renumber(row, this.prefix, '__prefix__', index);
        const title = row.querySelector('h3');
        if (title) title.firstChild.textContent = title.firstChild.textContent.replace('__prefix__', index + 1);
        this.addRemove(row);
        this.template.before(row);
        this.total.value = index + 1;
        this.positions?.addButtons(row);
        for (const upgrade of [upgradeComboboxes, upgradeDates, upgradeSelectors, upgradeSlugs]) upgrade(row);
        row.querySelector('input:not([type="hidden"], [hidden]), select:not([hidden]), textarea')?.focus();
        this.update();
    }

    addRemove(row) {
        const label = document.body.dataset.remove;
        const button = make('button', { type: 'button', class: 'related-link', 'aria-label': label, title: label }, '×');
        button.addEventListener('click', () => this.remove(row));
        row.querySelector('.row-end').append(button);
    }

    remove(row) {
        // The rows after it move up: the server counts them without gaps.
        const rows = this.newRows();
        const place = rows.indexOf(row);
        const first = Number(this.total.value) - rows.length;
        row.remove();
        rows.slice(place + 1).forEach((later, offset) => renumber(later, this.prefix, first + place + offset + 1, first + place + offset));
        this.total.value = Number(this.total.value) - 1;
        this.update();
        this.button.focus();
    }
}

for (const group of document.querySelectorAll('[data-inline]')) new InlineGroup(group);
