// SPDX-License-Identifier: GPL-3.0-or-later
// Cells that are edited in the list: saving, what is wrong, warnings before something is lost, and somebody else's edits.
import { base, check, expect, follow, login, run, told } from './browser.mjs';

const list = `${base}/admin/news/comment/`;
const cell = (row, name = 'name') => `[name="form-${row}-${name}"]`;

async function saving(page) {
    await page.goto(list);
    const before = await page.isChecked(cell(1, 'approved'));
    const name = `Edited in the list ${page.isPlain ? 'without' : 'with'} scripts`;
    await page.fill(cell(0), name);
    await page.setChecked(cell(1, 'approved'), !before);
    await follow(page, '.submit-row [name=_save]');
    expect(/2 comments/.test(await told(page)), `both rows were saved: ${await told(page)}`);
    expect(await page.inputValue(cell(0)) === name && await page.isChecked(cell(1, 'approved')) !== before, 'and are seen');
    await page.fill(cell(2), '');
    await follow(page, '.submit-row [name=_save]');
    expect(await page.locator('#result_list .errorlist').count() === 1 && (await page.title()).startsWith('Error:'), 'what is wrong stands in its cell');
    await check(page, 'a list with an error in a cell');
}

async function warnings(page) {
    const asked = [];
    let answer = false;
    page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        return answer ? dialog.accept() : dialog.dismiss();
    });
    await page.goto(list);
    const first = await page.inputValue(cell(0));
    await page.fill(cell(0), 'Not saved');
    await page.locator('.row-select').first().click();
    await page.selectOption('[name=action]', 'delete_selected');
    await page.click('[name=index]');
    expect(asked.join() === 'confirm' && await page.inputValue(cell(0)) === 'Not saved', 'an action asks before it drops what was typed');
    await page.click('.submit-row [name=_save]');
    expect(asked.join() === 'confirm,confirm' && await page.inputValue(cell(0)) === 'Not saved', 'Save asks before it drops the chosen action');
    answer = true;
    await page.reload();
    expect(asked.join() === 'confirm,confirm,beforeunload', 'leaving asks too');
    expect(await page.inputValue(cell(0)) === first, 'nothing was saved');
    await page.reload();
    expect(asked.length === 3, 'without changes nobody asks');
}

async function conflict(browser, page) {
    await page.goto(list);
    const other = await login(browser, {}, 'editor', 'editor-pass-1');
    await other.goto(list);
    await other.fill(cell(4), 'Theirs');
    await follow(other, '.submit-row [name=_save]');
    await page.fill(cell(4), 'Mine');
    await page.fill(cell(5), 'Mine alone');
    await follow(page, '.submit-row [name=_save]');
    expect(await page.locator('.conflict').count() === 1, 'the second to save sees the comparison');
    expect(await page.inputValue(cell(5)) === 'Mine alone', 'what was typed elsewhere is still there');
    await check(page, 'a comparison in a list');
    await page.check('.conflict input[value=theirs]');
    await follow(page, '.submit-row [name=_save]');
    expect(await page.inputValue(cell(4)) === 'Theirs' && await page.inputValue(cell(5)) === 'Mine alone', 'both are kept');
    await other.context().close();
}

await run(async (browser) => {
    const plain = await login(browser, { javaScriptEnabled: false });
    await saving(plain);
    await plain.context().close();
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    await saving(page);
    await conflict(browser, page);
    await warnings(page);
});
