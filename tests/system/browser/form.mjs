// SPDX-License-Identifier: GPL-3.0-or-later
// A form: adding, every way to save, errors, the guard of what is unsaved, and looking without changing.
import { base, check, expect, follow, login, run, told } from './browser.mjs';

const add = `${base}/admin/news/article/add/`;
const save = (page, name) => follow(page, `.submit-row.bottom [name=${name}]`);

async function fill(page, headline) {
    await page.fill('#id_headline', headline);
    await page.fill('#id_body', 'Some text.');
    if (page.isPlain) await page.fill('#id_slug', `plain-${headline.toLowerCase().replaceAll(' ', '-')}`);
}

async function errors(page) {
    await page.goto(add);
    await page.locator('details summary:text-is("More")').click();
    await page.fill('#id_rating', '123456');
    await page.locator('details summary:text-is("More")').click();
    await save(page, '_save');
    expect((await page.title()).startsWith('Error:'), 'the title of a page with errors says so');
    expect(await page.locator('.note.error').count() === 1, 'so does a note');
    expect(await page.isVisible('#id_rating'), 'a folded group with an error opens');
    const described = await page.getAttribute('#id_headline', 'aria-describedby');
    expect((await page.locator(`#${described.split(' ')[0]}`).textContent()).length > 5, 'a field says what is wrong with it');
    expect(await page.evaluate(() => document.activeElement.getAttribute('aria-invalid')) === 'true', 'the first wrong field has the keyboard');
    await check(page, 'a form with errors in a folded group');
}

async function waysToSave(page) {
    await page.goto(`${add}?headline=From+the+address&status=archived&tags=&category=3`);
    expect(await page.inputValue('#id_headline') === 'From the address', 'the address fills a form in');
    expect(await page.inputValue('#id_status') === 'archived', 'choices too');
    expect(await page.locator('#id_category').evaluate((select) => select.value) === '3', 'relations too');
    await fill(page, 'Saved and another');
    await save(page, '_addanother');
    expect(page.url().startsWith(add) && await page.inputValue('#id_headline') === '', 'saved, and an empty form again');
    expect((await told(page)).includes('Saved and another'), 'which is told');
    await page.goto(`${add}?category=3`);
    await fill(page, 'Saved and stayed');
    await save(page, '_continue');
    expect(/\/change\//.test(page.url()) && await page.inputValue('#id_headline') === 'Saved and stayed', 'saved, and still there');
    const first = page.url();
    await page.fill('#id_headline', 'A copy');
    await page.fill('#id_slug', page.isPlain ? 'a-plain-copy' : 'a-copy');
    await save(page, '_saveasnew');
    expect(page.url() !== first && /\/change\//.test(page.url()), 'saved as a new object');
    await page.goto(first);
    expect(await page.inputValue('#id_headline') === 'Saved and stayed', 'the old one stays as it was');
    await page.selectOption('[name="CHANGE_FORM-action"]', 'feature');
    await follow(page, 'form.action-bar button');
    expect((await told(page)).includes('Featured: 1'), 'an action on the form is run');
    await page.goto(first);
    await follow(page, '.submit-row.top [name=_save]');
    expect(/\/article\/(\?|$)/.test(page.url()), 'the bar on top saves, and leads to the list');
}

async function guard(page) {
    const asked = [];
    let answer = false;
    page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        return answer ? dialog.accept() : dialog.dismiss();
    });
    await page.goto(`${base}/admin/news/article/1/change/`);
    await page.fill('#id_lead', 'Typed and not saved');
    await page.click('.breadcrumbs a >> nth=0', { noWaitAfter: true });
    await page.waitForTimeout(300);
    expect(asked.join() === 'beforeunload', 'leaving a changed form asks');
    expect(await page.inputValue('#id_lead') === 'Typed and not saved', 'and one can stay');
    await page.keyboard.press('Control+S');
    await page.waitForURL(/\/article\/(\?|$)/);
    expect(asked.length === 1, 'saving by key asks nothing');
    answer = true;
    await page.goto(`${base}/admin/news/article/1/change/`);
    await follow(page, '.breadcrumbs a >> nth=0');
    expect(asked.length === 1, 'an unchanged form is left without asking');
}

async function viewOnly(browser) {
    const page = await login(browser, {}, 'reviewer', 'reviewer-pass-1');
    await page.goto(`${base}/admin/news/article/1/change/`);
    expect((await page.textContent('h1')).startsWith('View'), 'who may only look is told so');
    expect(await page.locator('.change-form :is(input, select, textarea):not([type=hidden]):visible').count() === 0, 'and has nothing to fill in');
    expect(await page.locator('.submit-row.bottom > *').count() === 1, 'only a way back');
    await check(page, 'a form to look at');
    expect((await page.goto(add)).status() === 403, 'adding is refused');
    await page.goto(`${base}/admin/`);
    expect(await page.locator('.app-card [aria-label="View only"]').count() > 0, 'the start page marks what may only be looked at');
    await page.context().close();
}

await run(async (browser) => {
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    await errors(page);
    await waysToSave(page);
    await guard(page);
    await viewOnly(browser);
    const plain = await login(browser, { javaScriptEnabled: false });
    await waysToSave(plain);
});
