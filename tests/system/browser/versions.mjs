// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is overwritten unseen and nothing is lost: comparison of two people's edits, differences of versions, restoring.
import { base, check, expect, follow, login, run } from './browser.mjs';

const form = `${base}/admin/news/article/30/change/`;
const save = (page) => follow(page, '.submit-row.bottom [name=_continue]');

async function conflict(page, other, mark) {
    await page.goto(form);
    await other.goto(form);
    await other.fill('#id_headline', `Their headline ${mark}`);
    await other.fill('#id_lead', `Their lead ${mark}`);
    await save(other);
    await page.fill('#id_headline', `My headline ${mark}`);
    await page.fill('#id_body', `My body ${mark}`);
    await save(page);
    const comparison = await page.textContent('.conflict');
    expect(await page.locator('.conflict tbody tr').count() >= 2, 'the comparison shows every field that somebody changed');
    expect(comparison.includes('Their headline') && comparison.includes('My headline'), 'with both values');
    await check(page, 'a comparison');
    await save(page);
    expect(await page.inputValue('#id_headline') === `My headline ${mark}`, 'mine is kept where nothing else is chosen');
    expect(await page.inputValue('#id_lead') === `Their lead ${mark}`, 'what I did not touch is theirs');
    expect(await page.inputValue('#id_body') === `My body ${mark}`, 'what they did not touch is mine');
}

async function deletedMeanwhile(page, other) {
    await page.goto(`${base}/admin/news/tag/add/`);
    await page.fill('#id_slug', 'soon-gone');
    await save(page);
    const address = page.url();
    await other.goto(address.replace('/change/', '/delete/'));
    await follow(other, '[name=post]');
    await save(page);
    expect((await page.textContent('main')).includes('deleted'), 'what was deleted meanwhile is told');
    await check(page, 'a form of what is gone');
    await follow(page, '.submit-row.bottom [name=_save], .submit-row.bottom [name=_continue]');
    await page.goto(address);
    expect(await page.inputValue('#id_slug') === 'soon-gone', 'and saving makes it anew');
    await page.goto(`${base}/admin/news/tag/nothing-of-the-kind/change/`);
    expect(page.url() === `${base}/admin/` && await page.locator('.messages .warning').count() === 1, 'a missing object is told on the start page');
}

async function history(page) {
    await page.goto(form);
    await follow(page, '.object-tools a[href*="history"]');
    const lines = page.locator('form tbody tr');
    expect(await lines.count() >= 2, 'each change is a line');
    await page.locator('[name=from]').last().check();
    await page.locator('[name=to]').first().check();
    await follow(page, 'form .confirm-actions button');
    expect(await page.locator('table.changes tbody tr').count() >= 2, 'two versions are compared field by field');
    await check(page, 'a history with differences');
    await page.locator('form tbody tr').last().locator('a.button').click();
    await page.waitForURL(/_restore/);
    expect(await page.inputValue('#id_headline') === 'Their headline one', 'the form has the values of that version');
    await follow(page, '.submit-row.bottom [name=_save]');
    await page.goto(form);
    expect(await page.inputValue('#id_headline') === 'Their headline one', 'which are saved');
}

await run(async (browser) => {
    const other = await login(browser);
    for (const javaScriptEnabled of [true, false]) {
        const page = await login(browser, { javaScriptEnabled, viewport: { width: 1200, height: 900 } });
        await conflict(page, other, javaScriptEnabled ? 'one' : 'two');
        if (javaScriptEnabled) {
            await deletedMeanwhile(page, other);
            await history(page);
        }
        await page.context().close();
    }
});
