// SPDX-License-Identifier: GPL-3.0-or-later
// Deleting: what goes with an object, what keeps it, and who may not.
import { base, check, expect, follow, login, run, told } from './browser.mjs';

async function tree(page, key) {
    await page.goto(`${base}/admin/news/article/${key}/change/`);
    const title = await page.inputValue('#id_headline');
    const comments = await page.locator('[data-inline="comments"] .inline-row:not([data-inline-template])').count();
    await follow(page, '.submit-row.bottom a.delete');
    expect((await page.textContent('.summary-list')).includes('Comment'), 'the summary counts what goes with it');
    expect(await page.locator('.object-tree .object-tree, .object-tree ul a[href*="/comment/"]').count() === comments, 'the tree names it');
    await check(page, 'a deletion');
    await follow(page, '.confirm-actions a');
    expect(page.url().includes('/change/'), 'one can turn back');
    await follow(page, '.submit-row.bottom a.delete');
    await follow(page, '[name=post]');
    expect((await told(page)).includes(title.replace(/\s+/g, ' ').slice(0, 30)) && /article\/(\?|$)/.test(page.url()), 'a deletion is told on the list');
}

async function isProtected(page) {
    await page.goto(`${base}/admin/news/category/5/delete/`);
    expect(await page.locator('.note.error .object-tree li').count() > 0, 'what keeps an object is named');
    expect(await page.locator('[name=post]').count() === 0, 'and nothing can be confirmed');
    await check(page, 'a deletion that is kept back');
}

async function severalAtOnce(page) {
    await page.goto(`${base}/admin/news/comment/?q=zz-none`);
    await page.goto(`${base}/admin/news/comment/`);
    const before = Number((await page.textContent('.toolbar .result')).match(/\d+/)[0]);
    for (const row of [7, 8]) await page.locator('.row-select').nth(row).check();
    await page.selectOption('[name=action]', 'delete_selected');
    await follow(page, '[name=index]');
    await check(page, 'a deletion of several');
    await follow(page, '[name=post]');
    expect(Number((await page.textContent('.toolbar .result')).match(/\d+/)[0]) === before - 2, 'several are deleted at once');
}

async function missingRight(browser) {
    const page = await login(browser, {}, 'editor', 'editor-pass-1');
    await page.goto(`${base}/admin/news/article/8/change/`);
    expect(await page.locator('a.delete').count() === 0, 'who may not delete is not offered it');
    expect((await page.goto(`${base}/admin/news/article/8/delete/`)).status() === 403, 'nor allowed to');
    await page.context().close();
}

await run(async (browser) => {
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    const plain = await login(browser, { javaScriptEnabled: false });
    await tree(page, 3);
    await tree(plain, 4);
    await isProtected(page);
    await severalAtOnce(page);
    await severalAtOnce(plain);
    await missingRight(browser);
});
