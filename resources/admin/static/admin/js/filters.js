// SPDX-License-Identifier: GPL-3.0-or-later
// An object that was found for a filter narrows the list at once.
for (const select of document.querySelectorAll('select[data-submit-on-change]')) {
    select.addEventListener('change', () => { if (select.value !== '') select.form.submit(); });
}

// Which filters are folded is kept for the session, per page.
for (const filter of document.querySelectorAll('.list-filters details[data-filter]')) {
    const key = `admin.filter.${location.pathname}.${filter.dataset.filter}`;
    const kept = sessionStorage.getItem(key);
    if (kept !== null) filter.open = kept === 'open';
    filter.addEventListener('toggle', () => sessionStorage.setItem(key, filter.open ? 'open' : 'closed'));
}
