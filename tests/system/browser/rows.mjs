// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of other objects in a form, stacked and as a table: more, fewer, at least and at most so many, wrong ones.
import { base, check, expect, follow, login, run } from './browser.mjs';

const shown = (page, prefix) => page.locator(`[data-inline="${prefix}"] .inline-row:not([data-inline-template])`);
const save = (page, name) => follow(page, `.submit-row.bottom [name=${name}]`);
const more = (page, prefix) => page.click(`[data-inline="${prefix}"] .inline-foot button`);

async function stacked(page) {
    await page.goto(`${base}/admin/news/article/20/change/`);
    const prefix = 'comments';
    const before = await shown(page, prefix).count();
    await more(page, prefix);
    expect(await page.evaluate(() => document.activeElement.name?.startsWith('comments-')), 'a new row has the keyboard');
    await more(page, prefix);
    const names = await shown(page, prefix).locator('h3').evaluateAll((heads) => heads.slice(-2).map((head) => head.firstChild.textContent.trim()));
    expect(names[0] !== names[1] && names[1].endsWith(String(before + 2)), `new rows are numbered: ${names}`);
    await shown(page, prefix).nth(before).locator('button.related-link').last().click();
    expect(await shown(page, prefix).count() === before + 1, 'a new row is taken away again');
    await page.fill(`#id_comments-${before}-name`, 'Somebody');
    await save(page, '_continue');
    expect((await page.title()).startsWith('Error:') && await shown(page, prefix).count() === before + 1, 'a row that is wrong stays');
    await check(page, 'a form with a row that is wrong');
    await page.fill(`#id_comments-${before}-text`, 'Something');
    await page.fill(`[name=comments-${before}-created_0]`, '2026-01-02');
    await page.fill(`[name=comments-${before}-created_1]`, '03:04:05');
    await save(page, '_continue');
    expect(await shown(page, prefix).count() === before + 1, 'a new row is saved');
    await page.check(`#id_comments-${before}-DELETE`);
    expect(await shown(page, prefix).nth(before).evaluate((row) => row.classList.contains('deleted')), 'a row to be deleted looks like it');
    await save(page, '_continue');
    expect(await shown(page, prefix).count() === before, 'and is deleted');
}

async function limits(page) {
    await page.goto(`${base}/admin/news/category/add/`);
    const prefix = 'category_set';
    expect(await shown(page, prefix).count() === 1, 'at least one row is there');
    await more(page, prefix);
    await more(page, prefix);
    expect(await shown(page, prefix).count() === 3 && !await page.isVisible(`[data-inline="${prefix}"] .inline-foot button`), 'and at most three');
    await shown(page, prefix).last().locator('button.related-link').click();
    expect(await page.isVisible(`[data-inline="${prefix}"] .inline-foot button`), 'one fewer, one more can be added');
    await check(page, 'a form with a table of rows');
    await page.fill('#id_name', 'With children');
    await page.fill('#id_category_set-0-name', 'Child 1');
    await page.fill('#id_category_set-1-name', 'Child 2');
    await save(page, '_continue');
    expect(await shown(page, prefix).count() === 2, 'the rows are saved with their object');
}

async function moving(page) {
    await page.goto(`${base}/admin/news/category/1/change/`);
    const headlines = () => page.locator('[data-inline="article_set"] .inline-row:not([data-inline-template]) input[name$="-headline"]').evaluateAll((inputs) => inputs.map((input) => input.value));
    const before = await headlines();
    const first = shown(page, 'article_set').first();
    expect(await first.locator('[data-move="-1"]').isDisabled(), 'the first row cannot move up');
    await first.locator('[data-move="1"]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const wanted = [before[1], before[2], before[0], ...before.slice(3)];
    expect((await headlines()).join('|') === wanted.join('|'), 'buttons move a row, and the keyboard stays with it');
    await check(page, 'a form whose rows move');
    await save(page, '_continue');
    expect((await headlines()).join('|') === wanted.join('|'), 'the order is kept');
}

async function withoutScripts(browser) {
    const page = await login(browser, { javaScriptEnabled: false });
    await page.goto(`${base}/admin/news/category/add/`);
    await page.fill('#id_name', 'Plain');
    await page.fill('#id_category_set-0-name', 'Plain child');
    await save(page, '_continue');
    expect(await page.inputValue('#id_category_set-0-name') === 'Plain child', 'rows are saved without scripts');
    await page.check('#id_category_set-0-DELETE');
    await save(page, '_continue');
    expect(await page.inputValue('#id_category_set-0-name') === '', 'and deleted');
    await page.context().close();
}

await run(async (browser) => {
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    await stacked(page);
    await limits(page);
    await moving(page);
    await withoutScripts(browser);
});
