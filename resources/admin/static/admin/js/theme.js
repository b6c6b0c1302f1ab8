// SPDX-License-Identifier: GPL-3.0-or-later
// Automatic, light, dark, and round again. A cookie keeps the choice, so that the server already sends the page in it.
const order = ['auto', 'light', 'dark'];
const root = document.documentElement;

function current() {
    return root.dataset.theme ?? 'auto';
}

for (const button of document.querySelectorAll('[data-theme-toggle]')) {
    const label = button.querySelector('.visually-hidden');
    const describe = () => {
        label.textContent = button.dataset[current()];
        button.title = button.dataset[current()];
    };
    button.hidden = false;
    describe();
    button.addEventListener('click', () => {
        const next = order[(order.indexOf(current()) + 1) % order.length];
        if (next === 'auto') delete root.dataset.theme;
        else root.dataset.theme = next;
        const age = next === 'auto' ? 0 : 31536000;
        document.cookie = `admin_theme=${next}; path=/; max-age=${age}; samesite=lax`;
        describe();
    });
}
