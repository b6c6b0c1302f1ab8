// SPDX-License-Identifier: GPL-3.0-or-later
// A select whose objects are found by typing: the pattern of a combobox with a list. The select stays and carries the value.
import { make } from './dom.js';
import { notice } from './notices.js';

let number = 0;

class Combobox {
    constructor(select) {
        this.select = select;
        this.id = `combobox-${++number}`;
        this.tokens = make('span', { class: 'tokens' });
        this.input = make('input', { type: 'text', role: 'combobox', autocomplete: 'off', id: `${select.id}_search`,
            'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.id,
            'aria-label': select.getAttribute('aria-label'), 'aria-describedby': select.getAttribute('aria-describedby'), 'aria-invalid': select.getAttribute('aria-invalid') });
        this.list = make('ul', { role: 'listbox', id: this.id, hidden: true });
        this.box = make('span', { class: 'combobox' }, this.tokens, this.input, this.list);
        select.hidden = true;
        select.after(this.box);
        document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.setAttribute('for', this.input.id);
        this.index = -1;
        this.request = 0;
        this.drawValue();
        this.input.addEventListener('input', () => this.search());
        this.input.addEventListener('focus', () => this.search());
        this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
        this.input.addEventListener('keydown', (event) => this.key(event));
        select.addEventListener('change', () => this.drawValue());
    }

    drawValue() {
        const chosen = [...this.select.selectedOptions].filter((option) => option.value !== '');
        if (!this.select.multiple) {
            this.input.value = chosen[0]?.text ?? '';
            return;
        }
        this.tokens.replaceChildren(...chosen.map((option) => {
            const remove = make('button', { type: 'button', 'aria-label': `${option.text} ×` }, '×');
            remove.addEventListener('click', () => { option.remove(); this.changed(); });
            return make('span', { class: 'token' }, option.text, remove);
        }));
        this.input.value = '';
    }

    changed() {
        this.drawValue();
        this.select.dispatchEvent(new Event('change', { bubbles: true }));
    }

    async search() {
        const mine = ++this.request;
        const typed = this.input.value;
        await new Promise((resolve) => { setTimeout(resolve, 120); });
        if (mine !== this.request) return;
        const shown = !this.select.multiple && typed === this.select.selectedOptions[0]?.text ? '' : typed;
        const url = `${this.select.dataset.autocomplete}&term=${encodeURIComponent(shown)}`;
        let results = null;
        try {
            const answer = await fetch(url, { headers: { Accept: 'application/json' } });
            // Who is no longer logged in is sent to the login page, which is no answer either.
            if (answer.ok && !answer.redirected) ({ results } = await answer.json());
        } catch {
            // Told below, as any other missing answer.
        }
        if (mine !== this.request) return;
        if (results) this.draw(results);
        else notice(document.body.dataset.failed, 'error');
    }

    draw(results) {
        const rows = results.map((result) => ({ id: String(result.id), text: result.text }));
        if (!this.select.multiple && !this.select.required) rows.unshift({ id: '', text: '—' });
        this.index = -1;
        this.list.replaceChildren(...rows.map((row, index) => {
            const option = make('li', { role: 'option', id: `${this.id}-${index}`, 'aria-selected': 'false' }, row.text);
            option.addEventListener('mousedown', (event) => { event.preventDefault(); this.choose(row); });
            option.row = row;
            return option;
        }));
        if (rows.length === 0) this.list.append(make('li', { class: 'muted' }, document.body.dataset.nothing));
        this.list.hidden = false;
        this.input.setAttribute('aria-expanded', 'true');
    }

    choose(row) {
        let option = [...this.select.options].find((candidate) => candidate.value === row.id);
        if (!option) {
            option = new Option(row.text, row.id);
            this.select.add(option);
        }
        option.selected = true;
        this.changed();
        this.close();
    }

    close() {
        this.request += 1;
        this.list.hidden = true;
        this.input.setAttribute('aria-expanded', 'false');
        this.input.removeAttribute('aria-activedescendant');
        if (!this.select.multiple) this.drawValue();
    }

    key(event) {
        const options = [...this.list.querySelectorAll('[role="option"]')];
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (this.list.hidden) { this.search(); return; }
            const step = event.key === 'ArrowDown' ? 1 : -1;
            this.index = (this.index + step + options.length) % Math.max(options.length, 1);
            options.forEach((option, index) => option.setAttribute('aria-selected', String(index === this.index)));
            options[this.index]?.scrollIntoView({ block: 'nearest' });
            this.input.setAttribute('aria-activedescendant', options[this.index]?.id ?? '');
        } else if (event.key === 'Enter' && !this.list.hidden) {
            event.preventDefault();
            if (options[this.index]) this.choose(options[this.index].row);
        } else if (event.key === 'Escape') {
            this.close();
        }
    }
}

export function upgrade(root) {
    for (const select of root.querySelectorAll('select[data-autocomplete]')) {
        if (!select.closest('[data-inline-template]') && !select.hidden) new Combobox(select);
    }
}
upgrade(document);
