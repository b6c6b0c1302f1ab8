// SPDX-License-Identifier: GPL-3.0-or-later
// What runs in the background, kept up to date while it runs; its orders are sent without leaving the page. Without scripts
// it is as it was when the page was made.
const place = document.getElementById('background');
const news = document.getElementById('background-news');
const pause = 1000;

/** Only what changed is drawn anew, so that whoever is at a button stays there. */
function show(html) {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    const jobs = [...fresh.querySelectorAll('[data-job]')];
    for (const old of place.querySelectorAll('[data-job]')) {
        if (!jobs.some((job) => job.dataset.job === old.dataset.job)) old.remove();
    }
    for (const job of jobs) {
        const old = place.querySelector(`[data-job="${job.dataset.job}"]`);
        if (!old) {
            place.append(job);
            continue;
        }
        if (old.classList.contains('running') && !job.classList.contains('running')) {
            news.textContent = job.querySelector('.messages')?.textContent ?? '';
        }
        if (old.outerHTML === job.outerHTML) continue;
        const hadFocus = old.contains(document.activeElement);
        old.replaceWith(job);
        if (hadFocus) job.querySelector('button:not([disabled])')?.focus();
    }
}

async function refresh() {
    try {
        const answer = await fetch(place.dataset.url, { headers: { Accept: 'text/html' } });
        if (!answer.ok || answer.redirected) return;
        show(await answer.text());
    } catch {
        // The server is away; the next look may find it again.
    }
    if (place.querySelector('.running')) setTimeout(refresh, pause);
}

if (place) {
    if (place.querySelector('.running')) setTimeout(refresh, pause);
    place.addEventListener('submit', async (event) => {
        event.preventDefault();
        const form = event.target;
        const body = new URLSearchParams(new FormData(form, event.submitter));
        event.submitter.disabled = true;
        try {
            // The page that the answer leads to is not needed here.
            await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
        } catch {
            event.submitter.disabled = false;
            return;
        }
        if (body.get('order') === 'dismiss') form.closest('[data-job]').remove();
        else if (!place.querySelector('.running')) refresh();
    });
}
