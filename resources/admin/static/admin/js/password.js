// SPDX-License-Identifier: GPL-3.0-or-later
// An account with or without a password: only what belongs to the choice is shown. Without scripts all of it is.
const choices = [...document.querySelectorAll('input[type="radio"][name="usable_password"]')];

function follow() {
    const without = choices.find((choice) => choice.checked)?.value === 'false';
    for (const input of document.querySelectorAll('input[name="password1"], input[name="password2"]')) input.closest('.form-line').hidden = without;
    for (const button of document.querySelectorAll('[data-with-password]')) button.hidden = without;
    for (const button of document.querySelectorAll('[data-without-password]')) button.hidden = !without;
}

if (choices.length) {
    for (const choice of choices) choice.addEventListener('change', follow);
    window.addEventListener('pageshow', follow);
    follow();
}
