// SPDX-License-Identifier: GPL-3.0-or-later
/** An element with attributes and children; text is never read as HTML. */
export function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === true) element.setAttribute(name, '');
        else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
}

/** Whether keys belong to something the person is typing into. */
export function isTyping(target) {
    return target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]') != null;
}
