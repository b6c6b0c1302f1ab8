// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing rows and doing something to them: bars above and below, ranges, all pages, a question first, a file as the answer.
import { readFile } from 'node:fs/promises';
import { base, check, expect, follow, login, run, told } from './browser.mjs';

const list = `${base}/admin/news/article/`;
const counters = (page) => page.locator('[data-counter]:visible').allTextContents();

async function choosing(page) {
    await page.goto(list);
    const box = page.locator('.row-select');
    await box.nth(1).click();
    await box.nth(4).click({ modifiers: ['Shift'] });
    expect((await counters(page)).join('|') === '4 of 10 selected|4 of 10 selected', `Shift chooses a range: ${await counters(page)}`);
    expect(await page.locator('[data-select-all]').evaluate((all) => all.indeterminate), 'some are not all');
    expect(!await page.locator('[data-across]').first().isVisible(), 'nobody asks for all pages yet');
    await page.click('[data-select-all]');
    await page.locator('[data-across]').first().click();
    expect(await page.inputValue('[name=select_across]') === '1', 'all pages are chosen');
    await check(page, 'a list with all rows chosen');
    await box.first().click();
    expect(await page.inputValue('[name=select_across]') === '0', 'all but one are not all');
    await page.click('[data-select-all]');
    await page.locator('[data-across]').last().click();
    await page.locator('[data-across-clear]').first().click();
    expect((await counters(page))[0] === '0 of 10 selected', 'a choice can be cleared');
}

async function refusals(page) {
    await page.goto(list);
    await page.locator('.row-select').first().click();
    await follow(page, '.action-bar.top [name=index]');
    expect(/action/i.test(await told(page)), 'without an action nothing is run');
    await page.locator('.action-bar.top select').selectOption('feature');
    await follow(page, '.action-bar.top [name=index]');
    expect(/select/i.test(await told(page)), 'without rows nothing is run');
}

async function bothBars(page) {
    for (const [place, row] of [['top', 0], ['bottom', 1]]) {
        await page.goto(list);
        await page.locator('.row-select').nth(row).click();
        await page.locator(`.action-bar.${place} select`).selectOption('feature');
        await follow(page, `.action-bar.${place} [name=index]`);
        expect((await told(page)).includes('Featured: 1'), `the bar on the ${place} runs its own action`);
    }
    await page.goto(`${list}?status__exact=draft`);
    const drafts = Number((await page.textContent('.toolbar .result')).match(/\d+/)[0]);
    if (page.isPlain) return;
    await page.click('[data-select-all]');
    await page.locator('[data-across]').first().click();
    await page.locator('.action-bar.top select').selectOption('feature');
    await follow(page, '.action-bar.top [name=index]');
    expect((await told(page)).includes(`Featured: ${drafts}`), `all pages means all that the filters leave: ${await told(page)}`);
    expect(page.url().includes('status__exact=draft'), 'an action leads back to the same rows');
}

async function question(page) {
    await page.goto(list);
    const title = (await page.locator('#result_list tbody th').first().textContent()).trim();
    await page.locator('.row-select').first().click();
    await page.locator('.action-bar.top select').selectOption('status');
    await follow(page, '.action-bar.top [name=index]');
    expect((await page.textContent('main')).includes(title.slice(0, 40)), 'the question names the objects');
    await check(page, 'the question of an action');
    await follow(page, '[name=post]');
    expect(await page.locator('.errorlist').count() === 1 && (await page.title()).startsWith('Error:'), 'an answer that is missing is asked for again');
    await check(page, 'the question of an action with an error');
    await page.selectOption('[name=answer-status]', 'archived');
    await follow(page, '[name=post]');
    expect((await told(page)).includes('Now: archived'), 'the answer is done');
    await page.locator('.row-select').first().click();
    await page.locator('.action-bar.top select').selectOption('status');
    await follow(page, '.action-bar.top [name=index]');
    await follow(page, '.submit-row a.button');
    expect(page.url() === list, 'a question can be left');
}

async function file(page) {
    await page.goto(list);
    await page.locator('.row-select').nth(2).click();
    await page.locator('.action-bar.top select').selectOption('export');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.action-bar.top [name=index]')]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
    expect(download.suggestedFilename() === 'articles.csv' && lines.length === 2, 'an action answers with a file');
}

async function background(page) {
    await page.goto(list);
    await page.click('[data-select-all]');
    await page.locator('.action-bar.top select').selectOption('proofread');
    await follow(page, '.action-bar.top [name=index]');
    await page.locator('#background .running').waitFor();
    await check(page, 'a page with something in the background');
    await page.goto(`${base}/admin/news/comment/`);
    await page.locator('#background .running button[value=stop]').click();
    await page.locator('#background article:not(.running)').waitFor();
    expect(/stopped after \d of 10 objects/.test(await page.textContent('#background')), 'how far it came before it was stopped is told on any page');
    await check(page, 'a page with what came of it');
    await page.locator('#background button[value=dismiss]').click();
    await page.locator('#background article').waitFor({ state: 'detached' });
    await page.reload();
    expect(await page.locator('#background article').count() === 0, 'what was read is put away');
}

async function changedMeanwhile(browser, page) {
    const other = await login(browser, {}, 'editor', 'editor-pass-1');
    await page.goto(list);
    await other.goto(new URL(await page.locator('#result_list tbody th a').nth(3).getAttribute('href'), base).href);
    await other.fill('#id_lead', 'Changed under an action');
    await follow(other, '.submit-row.bottom [name=_continue]');
    await page.locator('.row-select').nth(3).click();
    await page.locator('.action-bar.top select').selectOption('feature');
    await follow(page, '.action-bar.top [name=index]');
    expect(!(await told(page)).includes('Featured') && /changed/i.test(await told(page)), `an action on what somebody changed meanwhile is not run: ${await told(page)}`);
    await other.context().close();
}

await run(async (browser) => {
    const page = await login(browser, { viewport: { width: 1400, height: 900 } });
    await choosing(page);
    await changedMeanwhile(browser, page);
    await background(page);
    const plain = await login(browser, { viewport: { width: 1400, height: 900 }, javaScriptEnabled: false });
    for (const one of [page, plain]) {
        await refusals(one);
        await bothBars(one);
        await question(one);
        await file(one);
    }
});
