// SPDX-License-Identifier: GPL-3.0-or-later
// Hands what was saved in a dialog to the page that opened it.
const answer = JSON.parse(document.getElementById('popup-response').dataset.response);
if (window.parent !== window) window.parent.postMessage({ kind: 'admin-popup', answer }, location.origin);
