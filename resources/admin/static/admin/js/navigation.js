// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar: its filter (kept for the session, Escape clears it) and its menu button on narrow screens.
const nav = document.getElementById('nav');
const filter = nav?.querySelector('[data-nav-filter]');

function apply() {
    const wanted = filter.value.trim().toLowerCase();
    for (const section of nav.querySelectorAll('section')) {
        let shown = 0;
        for (const item of section.querySelectorAll('li')) {
            item.hidden = !`${item.textContent} ${item.dataset.plainNames ?? ''}`.toLowerCase().includes(wanted);
            shown += item.hidden ? 0 : 1;
        }
        section.hidden = shown === 0;
    }
    sessionStorage.setItem('admin.nav.filter', filter.value);
}

if (filter) {
    filter.hidden = false;
    filter.value = sessionStorage.getItem('admin.nav.filter') ?? '';
    if (filter.value) apply();
    filter.addEventListener('input', apply);
    filter.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
            filter.value = '';
            apply();
        } else if (event.key === 'Enter') {
            nav.querySelector('li:not([hidden]) > a[href]')?.click();
        }
    });
    nav.querySelector('.current')?.scrollIntoView({ block: 'nearest' });
}

const button = document.querySelector('.menu-button');
if (nav && button) {
    const setOpen = (open) => {
        nav.classList.toggle('open', open);
        button.setAttribute('aria-expanded', String(open));
        if (open) nav.querySelector('.close a').focus();
    };
    setOpen(false);
    button.setAttribute('aria-controls', 'nav');
    button.addEventListener('click', (event) => {
        event.preventDefault();
        setOpen(!nav.classList.contains('open'));
    });
    nav.querySelector('.close a').addEventListener('click', (event) => {
        event.preventDefault();
        setOpen(false);
        button.focus();
    });
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && nav.classList.contains('open')) setOpen(false);
    });
    document.addEventListener('click', (event) => {
        if (nav.classList.contains('open') && !nav.contains(event.target) && !button.contains(event.target)) setOpen(false);
    });
}

// A menu closes when something else is chosen.
for (const menu of document.querySelectorAll('.user-menu')) {
    document.addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        menu.open = false;
        menu.querySelector('summary').focus();
    });
}
