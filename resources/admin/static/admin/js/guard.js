// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving a form with unsaved changes asks first; a form is sent only once.
for (const form of document.querySelectorAll('form[data-guard]')) {
    const state = () => new URLSearchParams([...new FormData(form)].filter(([name, value]) =>
        name !== 'csrfmiddlewaretoken' && typeof value === 'string')).toString();
    let before = null;
    // After the other modules have put their widgets in place.
    setTimeout(() => { before = state(); });
    let isSent = false;
    form.addEventListener('submit', (event) => {
        if (isSent) event.preventDefault();
        isSent = true;
    });
    window.addEventListener('pageshow', () => { isSent = false; });
    window.addEventListener('beforeunload', (event) => {
        if (!isSent && before !== null && state() !== before) event.preventDefault();
    });
    (form.querySelector('.conflict') ?? form.querySelector('[aria-invalid="true"]'))?.focus();
    if (!form.querySelector('.conflict') && !form.querySelector('[aria-invalid="true"]') && location.pathname.endsWith('/add/'))
        form.querySelector('.module input:not([type="hidden"]), .module select, .module textarea')?.focus();
}
