// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts, themes and languages, and the way back for what was deleted.
import { base, check, expect, login, run } from './browser.mjs';

const secret = 'jacquard-loom-1804';

async function addUser(page) {
    await page.goto(`${base}/admin/auth/user/add/`);
    await page.check('[name=usable_password][value=false]');
    expect(!await page.isVisible('[name=password1]'), 'without a password none is asked for');
    await page.check('[name=usable_password][value=true]');
    await page.fill('#id_username', 'second');
    await page.fill('[name=password1]', secret);
    await page.fill('[name=password2]', secret);
    await page.click('.submit-row.bottom [name=_save]');
    await page.waitForURL(/auth\/user\/\d+\/change/);
    expect(await page.locator('#id_user_permissions option').filter({ hasText: 'Authentication and Authorization | user | Can add user' }).count() === 1,
        'permissions are called by app, model and name');
    await page.check('#id_is_staff');
    await page.click('.submit-row.bottom [name=_continue]');
    await page.waitForLoadState();
}

async function password(page) {
    await page.click('.object-tools a[href*="password"]');
    await page.waitForURL(/password/);
    expect(!await page.isVisible('[name=unset-password]'), 'the button fits what is chosen');
    await page.check('[name=usable_password][value=false]');
    expect(!await page.isVisible('[name=set-password]'), 'one button at a time');
    await check(page, 'turning a password off');
    await page.click('[name=unset-password]');
    await page.waitForURL(/change/);
    expect((await page.locator('.field').filter({ hasText: 'Password' }).first().textContent()).includes('No password set'), 'the password is gone');
    await page.goto(page.url().replace('/change/', '/password/'));
    await page.fill('[name=password1]', secret);
    await page.fill('[name=password2]', secret);
    await page.click('[name=set-password]');
    await page.waitForURL(/change/);
}

async function actionOnTheForm(page) {
    await page.selectOption('[name="CHANGE_FORM-action"]', 'unlock_login');
    await page.click('form.action-bar button');
    await page.waitForLoadState();
    expect(await page.locator('.messages li').count() > 0, 'an action on the form tells what it did');
}

async function ownLogin(browser) {
    const page = await login(browser, {}, 'second', secret);
    await check(page, 'a start page with nothing on it');
    expect((await page.goto(`${base}/admin/museum/exhibit/`)).status() === 403, 'no right, no page');
    await check(page, 'a page that is refused');
    await page.context().close();
}

async function theme(page) {
    await page.goto(`${base}/admin/`);
    const now = () => page.evaluate(() => document.documentElement.dataset.theme ?? 'auto');
    const seen = [await now()];
    for (let i = 0; i < 3; i += 1) {
        await page.click('[data-theme-toggle]');
        seen.push(await now());
    }
    expect(new Set(seen).size === 3 && seen[0] === seen[3], `themes go round: ${seen.join(' ')}`);
    await page.reload();
    expect(await now() === seen[3], 'the theme is kept');
}

async function restore(page) {
    await page.goto(`${base}/admin/museum/maker/add/`);
    await page.fill('#id_name', 'Deleted and restored');
    await page.fill('#id_country', 'Peru');
    await page.click('.submit-row.bottom [name=_continue]');
    await page.waitForURL(/\/change\//);
    await page.click('.submit-row.bottom a.delete');
    await page.waitForURL(/\/delete\//);
    await page.click('[name=post]');
    await page.waitForURL(/maker\/(\?|$)/);
    await page.click('.object-tools a[href*="deleted"]');
    await page.waitForURL(/deleted/);
    await check(page, 'what was deleted');
    await page.locator('tr').filter({ hasText: 'Deleted and restored' }).first().locator('a').click();
    await page.waitForURL(/_restore/);
    expect(await page.inputValue('#id_name') === 'Deleted and restored', 'the form has the values of before');
    expect(await page.inputValue('#id_country') === 'Peru', 'all of them');
    await page.click('.submit-row.bottom [name=_save]');
    await page.waitForURL(/maker\/(\?|$)/);
    await page.goto(`${base}/admin/museum/maker/?q=restored`);
    expect(await page.locator('#result_list tbody tr').count() === 1, 'what was deleted is back');
}

async function withoutScripts(browser) {
    const page = await login(browser, { javaScriptEnabled: false });
    // A password with both buttons, related objects on pages of their own.
    await page.goto(`${base}/admin/auth/user/1/password/`);
    expect(await page.isVisible('[name=unset-password]') && await page.isVisible('[name=set-password]'), 'both buttons without scripts');
    await page.goto(`${base}/admin/museum/exhibit/3/change/`);
    await page.click('[data-related="museum.maker"] [data-related-link=add]');
    await page.waitForURL(/maker\/add\/\?_popup=1/);
    await page.fill('#id_name', 'A pop-up without scripts');
    await page.fill('#id_country', 'Chile');
    await page.click('.submit-row.bottom [name=_save]');
    await page.waitForLoadState();
    expect(await page.isVisible('#popup-response'), 'a dialog without scripts says that it saved');
    await page.context().close();
}

async function languages(browser) {
    for (const [locale, direction] of [['de', 'ltr'], ['ar', 'rtl']]) {
        const page = await login(browser, { locale });
        expect(await page.getAttribute('html', 'dir') === direction && await page.getAttribute('html', 'lang') === locale, `pages in ${locale}`);
        await page.context().close();
    }
}

await run(async (browser) => {
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    await addUser(page);
    await password(page);
    await actionOnTheForm(page);
    await ownLogin(browser);
    await theme(page);
    await restore(page);
    await withoutScripts(browser);
    await languages(browser);
});
