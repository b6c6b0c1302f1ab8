// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the administration in a real browser: axe-core finds nothing on any page in light and dark, from left to right and
// from right to left, and the main workflows work, those that promise it also without scripts.
import { base, check, expect, login, run } from './browser.mjs';

async function accessibility(browser, options, name) {
    const page = await login(browser, options);
    for (const path of ['/admin/', '/admin/museum/', '/admin/museum/exhibit/', '/admin/museum/exhibit/?q=no+such+thing', '/admin/museum/exhibit/add/',
        '/admin/museum/exhibit/3/change/', '/admin/museum/exhibit/3/delete/', '/admin/museum/exhibit/3/history/', '/admin/redirects/redirect/',
        '/admin/auth/user/add/', '/admin/auth/group/1/change/', '/admin/password_change/', '/admin/auth/user/1/change/', '/admin/auth/user/1/password/', '/admin/museum/exhibit/deleted/']) {
        await page.goto(base + path);
        await page.waitForTimeout(150);
        await check(page, `${name} ${path}`);
    }
    await page.goto(`${base}/admin/museum/exhibit/add/`);
    await page.click('.submit-row.bottom [name=_save]');
    await page.waitForLoadState();
    await check(page, `${name} a form with errors`);
    await page.context().close();
}

async function workflows(browser) {
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    // Search and open.
    await page.goto(`${base}/admin/museum/exhibit/`);
    await page.fill('[name=q]', 'sextant');
    await page.press('[name=q]', 'Enter');
    await page.waitForURL(/q=sextant/);
    await page.click('#result_list tbody th a');
    await page.waitForURL(/\/change\//);
    // Rows: one more, one away, save and stay.
    const rows = page.locator('[data-inline="measurement_set"] .inline-row:not([hidden])');
    const before = await rows.count();
    await page.click('[data-inline="measurement_set"] .inline-foot button');
    await page.click('[data-inline="measurement_set"] .inline-foot button');
    await rows.nth(before).locator('button').click();
    expect(await rows.count() === before + 1, 'taking a new row away leaves the other');
    await page.fill(`#id_measurement_set-${before}-kind`, 'girth');
    await page.fill(`#id_measurement_set-${before}-value`, '12.5');
    await page.fill(`#id_measurement_set-${before}-unit`, 'cm');
    await page.click('.submit-row.bottom [name=_continue]');
    await page.waitForLoadState();
    expect(await rows.count() === before + 1, 'a new row is saved with its object');
    expect(await page.locator('.messages .success').count() === 1, 'saving is told');
    // Somebody else saves meanwhile.
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.fill('#id_title', 'Their title');
    await other.click('.submit-row.bottom [name=_continue]');
    await other.waitForLoadState();
    await page.fill('#id_title', 'My title');
    await page.click('.submit-row.bottom [name=_continue]');
    await page.waitForLoadState();
    expect(await page.locator('.conflict').count() === 1, 'the second to save gets the comparison');
    expect(await page.evaluate(() => document.activeElement.matches('.conflict')), 'the comparison has the keyboard');
    await check(page, 'the comparison');
    await page.check('.conflict input[value="theirs"]');
    await page.click('.submit-row.bottom [name=_continue]');
    await page.waitForLoadState();
    expect(await page.inputValue('#id_title') === 'Their title', 'the chosen value is saved');
    // History with values, and back to an earlier one.
    await page.click('.object-tools a[href*="history"]');
    await page.waitForURL(/history/);
    expect(await page.locator('dl.changes').count() > 0, 'history has values');
    await check(page, 'the history with values');
    // Cells in the list.
    await page.goto(`${base}/admin/redirects/redirect/`);
    await page.fill('[name="form-0-new_path"]', '/elsewhere/');
    await page.click('.submit-row [name=_save]');
    await page.waitForLoadState();
    expect(await page.inputValue('[name="form-0-new_path"]') === '/elsewhere/', 'a cell of the list is saved');
    // An action with its confirmation.
    await page.goto(`${base}/admin/museum/tag/`);
    const tags = await page.locator('.row-select').count();
    await page.locator('.row-select').first().check();
    await page.selectOption('[name=action]', 'delete_selected');
    await page.click('[name=index]');
    await page.waitForLoadState();
    await page.click('[name=post]');
    await page.waitForLoadState();
    expect(await page.locator('.row-select').count() === tags - 1, 'an action is run after its confirmation');
    // The palette.
    await page.goto(`${base}/admin/`);
    await page.keyboard.press('Control+K');
    await page.keyboard.type('makers');
    await page.keyboard.press('Enter');
    await page.waitForURL(/museum\/maker/);
    await page.context().close();
}

async function withoutScripts(browser) {
    const page = await login(browser, { javaScriptEnabled: false });
    await page.goto(`${base}/admin/museum/maker/add/`);
    await page.fill('#id_name', 'Made without scripts');
    await page.fill('#id_country', 'Norway');
    await page.click('.submit-row.bottom [name=_save]');
    await page.waitForLoadState();
    await page.goto(`${base}/admin/museum/maker/?q=without+scripts`);
    await page.click('#result_list tbody th a');
    await page.waitForURL(/\/change\//);
    await page.click('.submit-row.bottom a.delete');
    await page.waitForURL(/\/delete\//);
    await page.click('[name=post]');
    await page.waitForURL(/maker\/(\?|$)/);
    await page.goto(`${base}/admin/museum/maker/?q=without+scripts`);
    expect(await page.locator('#result_list').count() === 0, 'list, form and delete work without scripts');
    await page.context().close();
}

await run(async (browser) => {
    await accessibility(browser, { colorScheme: 'light', viewport: { width: 1200, height: 900 } }, 'light');
    await accessibility(browser, { colorScheme: 'dark', viewport: { width: 390, height: 800 } }, 'dark phone');
    await accessibility(browser, { colorScheme: 'light', locale: 'ar', viewport: { width: 1200, height: 900 } }, 'right to left');
    await workflows(browser);
    await withoutScripts(browser);
});
