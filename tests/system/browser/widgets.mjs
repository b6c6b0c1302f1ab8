// SPDX-License-Identifier: GPL-3.0-or-later
// What fields of a form become with scripts: slugs that follow, searches for objects, keys to look up, two boxes, dates.
import { base, check, expect, follow, login, run } from './browser.mjs';

const add = `${base}/admin/news/article/add/`;

async function slug(page) {
    await page.goto(add);
    expect(await page.evaluate(() => document.activeElement.id) === 'id_headline', 'the first field of a new object has the keyboard');
    await page.keyboard.type('Ein Übermaß an Straßen');
    expect(await page.inputValue('#id_slug') === 'ein-ubermass-an-strassen', 'a slug follows in plain letters');
    await page.fill('#id_slug', 'my-own');
    await page.fill('#id_headline', 'Something else');
    expect(await page.inputValue('#id_slug') === 'my-own', 'until one types a slug of one\'s own');
}

async function autocomplete(page) {
    await page.goto(add);
    const input = page.locator('#id_category_search');
    await input.focus();
    await page.locator('.combobox [role=option]').first().waitFor();
    await input.fill('spor');
    await page.locator('.combobox [role=option]:has-text("Sport")').first().waitFor();
    await page.waitForTimeout(200);
    expect((await page.locator('.combobox:has(#id_category_search) [role=option]').allTextContents()).every((text) => text === '—' || /sport/i.test(text)), 'only what fits is offered');
    await check(page, 'a search for an object');
    while (!/sport/i.test(await page.locator('.combobox [aria-selected=true]').textContent().catch(() => ''))) await input.press('ArrowDown');
    await input.press('Enter');
    expect(/sport/i.test(await input.inputValue()), 'the keyboard chooses');
    expect(await page.locator('#id_category').evaluate((select) => select.value) !== '', 'and the form has it');
    await input.fill('typed and not chosen');
    await input.press('Escape');
    expect(/sport/i.test(await input.inputValue()), 'Escape leads back to what is chosen');
}

async function lookup(page) {
    await page.goto(add);
    const dialog = page.frameLocator('dialog.frame-dialog iframe');
    await page.click('[data-related="auth.user"] [data-related-link=lookup]');
    await dialog.locator('#result_list').waitFor();
    expect(await dialog.locator('.row-select').count() === 0, 'a list in a dialog has no actions');
    await dialog.locator('#result_list tbody th a', { hasText: 'editor' }).click();
    await page.locator('dialog.frame-dialog').waitFor({ state: 'detached' });
    expect(await page.inputValue('#id_author') === '2', 'a key is looked up in a dialog');
}

async function boxes(page) {
    await page.goto(add);
    const [available, chosen] = [page.locator('.selector .box').first(), page.locator('.selector .box').last()];
    const count = (box) => box.locator('option').count();
    const all = await count(available);
    await available.locator('select').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await count(chosen) === 2 && await count(available) === all - 2, 'an arrow key chooses');
    await chosen.locator('select').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    expect(await count(chosen) === 1, 'Enter takes back');
    expect(await page.locator('#id_tags').evaluate((select) => select.selectedOptions.length) === 1, 'the form has the same');
    await chosen.locator('.button').click();
    expect(await count(chosen) === 0, 'all are taken back at once');
}

async function dates(page) {
    await page.goto(add);
    const box = page.locator('.date-input:has(#id_embargo)');
    await box.locator('button').click();
    const today = await page.inputValue('#id_embargo');
    expect(/^\d{4}-\d\d-\d\d$/.test(today), 'a button writes today');
    await box.locator('select').selectOption({ index: 1 });
    expect(Date.parse(today) - Date.parse(await page.inputValue('#id_embargo')) === 86400000, 'a choice writes yesterday');
    const offered = (input) => input.locator('select option').allTextContents();
    expect((await offered(box)).join() === ',Yesterday,Tomorrow', 'beside today, the days around it');
    const time = page.locator('.date-input:has([name=published_1])');
    expect((await offered(time)).join() === ',Midnight,6 a.m.,Noon,6 p.m.', 'beside now, the usual hours');
    await time.locator('select').selectOption({ label: 'Noon' });
    expect((await page.inputValue('[name=published_1]')).startsWith('12:00'), 'another writes noon');
    await time.locator('button').click();
    expect(/^\d\d:\d\d/.test(await page.inputValue('[name=published_1]')), 'a button writes now');
    const elsewhere = await login(page.context().browser(), { timezoneId: 'Asia/Tokyo' });
    await elsewhere.goto(add);
    const notes = elsewhere.locator('.zone-note');
    expect(await notes.count() === 2 && /9/.test(await notes.first().textContent()), 'beside every date, a clock that differs from the server\'s is told');
    await elsewhere.context().close();
}

async function serverAway(page) {
    await page.goto(add);
    await page.route('**/autocomplete/**', (route) => route.fulfill({ status: 302, headers: { location: '/admin/login/' } }));
    await page.locator('#id_category_search').fill('spo');
    await page.locator('.notice.error').waitFor();
    await page.unroute('**/autocomplete/**');
    await page.locator('.notice button').click();
    expect(await page.locator('.notice').count() === 0, 'what was told is put away');
}

async function relatedKey(page) {
    await page.goto(`${base}/admin/news/comment/add/`);
    await page.selectOption('#id_article', { index: 1 });
    const link = page.locator('[data-related="news.article"] [data-related-link=change]');
    const key = await page.inputValue('#id_article');
    expect((await link.getAttribute('href')).includes(`/article/${key}/change/`), 'the link beside a choice leads to what is chosen');
}

/** What a dialog answers reaches every select that shows its model, and no other. */
async function answers(page) {
    await page.goto(`${base}/admin/news/comment/add/`);
    await page.evaluate(() => {
        const holder = document.querySelector('[data-related="news.article"]');
        const other = holder.cloneNode(true);
        other.querySelector('select').id = 'other';
        other.querySelector('select').name = 'other';
        holder.after(other);
    });
    const answer = async (values) => {
        await page.locator('[data-related="news.article"] [data-related-link=add]').first().click();
        await page.frameLocator('dialog.frame-dialog iframe').locator('#id_headline').waitFor();
        await page.evaluate((told) => window.postMessage({ kind: 'admin-popup', answer: told }, window.location.origin), values);
        await page.locator('dialog.frame-dialog').waitFor({ state: 'detached' });
    };
    const option = (id, value) => page.locator(`#${id} option[value="${value}"]`);
    await answer({ action: 'add', value: 'new-1', obj: 'In a group', optgroup: 'Groups of articles' });
    for (const id of ['id_article', 'other'])
        expect(await page.locator(`#${id} optgroup[label="Groups of articles"] option[value=new-1]`).count() === 1, `what is new is in its group of ${id}`);
    expect(await page.inputValue('#id_article') === 'new-1' && await page.inputValue('#other') !== 'new-1', 'and chosen where it was asked for');
    await answer({ action: 'add', value: 'new-2', obj: 'In the same', optgroup: 'Groups of articles' });
    expect(await page.locator('#other optgroup').count() === 1, 'a group that is there already is used');
    await answer({ action: 'change', value: 'new-1', new_value: 'new-3', obj: 'Changed' });
    for (const id of ['id_article', 'other'])
        expect(await option(id, 'new-1').count() === 0 && await option(id, 'new-3').textContent() === 'Changed', `what was changed is changed in ${id}`);
    await answer({ action: 'delete', value: 'new-3' });
    for (const id of ['id_article', 'other']) expect(await option(id, 'new-3').count() === 0, `what was deleted is gone from ${id}`);
}

await run(async (browser) => {
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    for (const part of [slug, autocomplete, lookup, boxes, dates, serverAway, relatedKey, answers]) {
        page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
        await part(page);
    }
    await page.goto(add);
    await follow(page, '.breadcrumbs a >> nth=0');
});
