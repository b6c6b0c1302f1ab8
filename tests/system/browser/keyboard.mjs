// SPDX-License-Identifier: GPL-3.0-or-later
// The work of a day without a pointing device: from the login to a saved object and out again.
import { base, expect, guest, password, run, told, user } from './browser.mjs';

/** Presses Tab until the element that fits has the keyboard. */
async function tabTo(page, selector) {
    for (let i = 0; i < 150; i += 1) {
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
        await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${selector} on ${page.url()}`);
}

const press = (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);

async function work(page) {
    await page.goto(`${base}/admin/login/`);
    await page.keyboard.type(user);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await press(page, 'Enter');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('categories');
    await press(page, 'Enter');
    await press(page, 'n');
    await page.keyboard.type('By keyboard');
    await tabTo(page, '#id_category_set-0-name');
    await page.keyboard.type('The least row');
    await tabTo(page, '.inline-foot button');
    await page.keyboard.press('Enter');
    await page.keyboard.type('A row by keyboard');
    await press(page, 'Control+s');
    expect((await told(page)).includes('By keyboard'), 'an object is saved by keys alone');
    await page.keyboard.press('/');
    await page.keyboard.type('keyboard');
    await press(page, 'Enter');
    await tabTo(page, '.row-select');
    await page.keyboard.press('Space');
    expect((await page.textContent('[data-counter]')).startsWith('1 '), 'a row is chosen by keys');
    await tabTo(page, '#result_list tbody th a');
    await press(page, 'Enter');
    await tabTo(page, 'a.delete');
    await press(page, 'Enter');
    await tabTo(page, '.confirm-actions a');
    await press(page, 'Enter');
    await tabTo(page, '.user-menu summary');
}

async function menu(page) {
    await page.goto(`${base}/admin/`);
    await tabTo(page, '.user-menu summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.className) === 'menu-item', 'a menu opens by keys');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement.matches('.user-menu summary')), 'and Escape closes it');
    await page.keyboard.press('Enter');
    await tabTo(page, '.user-menu form button');
    await press(page, 'Enter');
    await page.goto(`${base}/admin/`);
    expect(page.url().includes('/login/'), 'one logs out by keys');
}

await run(async (browser) => {
    const page = await guest(browser, { viewport: { width: 1200, height: 900 } });
    await work(page);
    await menu(page);
});
