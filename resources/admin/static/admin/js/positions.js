// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of an inline that have a place among each other: buttons move them, and write the numbers that one types without
// scripts. Rows that nobody moves keep their numbers.
import { make } from './dom.js';

/** Whether somebody has filled in a new row, or it came back with errors: one that is empty must stay as it came. */
function isFilledIn(row, position) {
    const fields = [...row.querySelectorAll('input, select, textarea')].filter((field) => field !== position && field.type !== 'hidden');
    return row.querySelector('.errorlist') !== null || fields.some((field) => {
        if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
        if (field.tagName === 'SELECT') return [...field.options].some((option) => option.selected !== option.defaultSelected);
        return field.value !== field.defaultValue;
    });
}

export class Positions {
    constructor(group, name) {
        this.group = group;
        this.name = name;
        this.isMoved = false;
        for (const row of this.rows()) this.addButtons(row);
        this.refresh();
        group.closest('form')?.addEventListener('submit', () => this.write());
    }

    /** All that are shown, in the order in which they are. */
    rows() {
        return [...this.group.querySelectorAll('.inline-row:not([data-inline-template])')];
    }

    input(row) {
        return row.querySelector(`[name$="-${this.name}"]`);
    }

    addButtons(row) {
        const input = this.input(row);
        if (!input) return; // may only be looked at
        input.hidden = true;
        const texts = document.body.dataset;
        input.after(...[['↑', texts.moveUp, -1], ['↓', texts.moveDown, 1]].map(([sign, label, step]) => {
            const button = make('button', { type: 'button', class: 'related-link', 'data-move': step, 'aria-label': label, title: label }, sign);
            button.addEventListener('click', () => this.move(row, step, button));
            return button;
        }));
    }

    move(row, step, button) {
        const rows = this.rows();
        const other = rows[rows.indexOf(row) + step];
        if (step < 0) other.before(row);
        else other.after(row);
        this.isMoved = true;
        this.write();
        this.refresh();
        // At the end of the way the other button is the one to go on with.
        (button.disabled ? row.querySelector('[data-move]:not([disabled])') : button)?.focus();
    }

    /** After rows came or went. */
    refresh() {
        const rows = this.rows();
        for (const [index, row] of rows.entries()) {
            for (const button of row.querySelectorAll('[data-move]')) button.disabled = rows[index + Number(button.dataset.move)] === undefined;
        }
    }

    write() {
        const rows = this.rows().filter((row) => this.input(row) && (!row.hasAttribute('data-inline-new') || isFilledIn(row, this.input(row))));
        if (!this.isMoved && !rows.some((row) => row.hasAttribute('data-inline-new'))) return;
        for (const [index, row] of rows.entries()) this.input(row).value = index + 1;
    }
}
