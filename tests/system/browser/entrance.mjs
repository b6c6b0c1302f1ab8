// SPDX-License-Identifier: GPL-3.0-or-later
// Coming in and going out: wrong and right passwords, the page one wanted, a password of one's own, one-time codes.
import { createHmac } from 'node:crypto';
import { base, check, expect, follow, guest, login, run, told } from './browser.mjs';

/** The code of six digits that an authenticator program shows for a key in base 32. */
function codeOf(key, step = 0) {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const bits = [...key.replace(/[\s=]/g, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
    const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + step));
    const hash = createHmac('sha1', bytes).update(counter).digest();
    const place = hash[19] & 15;
    return String((hash.readUInt32BE(place) & 0x7fffffff) % 1000000).padStart(6, '0');
}

async function enter(page, name, secret) {
    await page.fill('[name=username]', name);
    await page.fill('[name=password]', secret);
    await follow(page, 'button.primary');
}

async function wantedPage(browser, options) {
    const page = await guest(browser, options);
    await page.goto(`${base}/admin/news/article/?q=the`);
    expect(new URL(page.url()).searchParams.get('next') === '/admin/news/article/?q=the', 'the login remembers the page one wanted');
    await enter(page, 'editor', 'wrong');
    expect(await page.locator('.note.error[role=alert]').count() === 1, 'a wrong password is told');
    expect((await page.title()).startsWith('Error:'), 'so does the title of the page');
    await check(page, 'a refused login');
    await enter(page, 'editor', 'editor-pass-1');
    expect(page.url() === `${base}/admin/news/article/?q=the`, 'the login leads to the page one wanted');
    await page.goto(`${base}/admin/login/?next=/admin/news/comment/`);
    expect(page.url() === `${base}/admin/news/comment/`, 'who is logged in needs no login');
    await page.click('.user-menu summary');
    await follow(page, '.user-menu form button');
    await page.goto(`${base}/admin/news/article/`);
    expect(page.url().includes('/login/'), 'after logging out nothing is shown');
    await page.context().close();
}

async function ownPassword(browser) {
    const page = await login(browser, {}, 'webmaster', 'webmaster-pass-1');
    await page.goto(`${base}/admin/password_change/`);
    const change = async (old, first, second) => {
        await page.fill('[name=old_password]', old);
        await page.fill('[name=new_password1]', first);
        await page.fill('[name=new_password2]', second);
        await follow(page, '.submit-row button');
    };
    await change('wrong', 'wool-and-linen-77', 'wool-and-linen-78');
    expect(await page.locator('.errorlist').count() >= 2, 'a wrong old password and two different new ones are told');
    await check(page, 'a password that is refused');
    await change('webmaster-pass-1', 'wool-and-linen-77', 'wool-and-linen-77');
    expect(page.url().endsWith('/password_change/done/'), 'the password is changed');
    await page.goto(`${base}/admin/`);
    expect(page.url() === `${base}/admin/`, 'and one stays logged in');
    await page.context().close();
    await (await login(browser, {}, 'webmaster', 'wool-and-linen-77')).context().close();
}

async function codes(browser) {
    const page = await login(browser, {}, 'legacy', 'legacy-pass-1');
    await page.goto(`${base}/admin/account/`);
    await check(page, 'the account');
    await follow(page, '.account a[href*="codes"]');
    await check(page, 'turning codes on');
    const key = await page.textContent('.secret');
    await page.fill('#id_code', '000000');
    await follow(page, '.account button.primary');
    expect(await page.locator('.note.error').count() === 1, 'a wrong code turns nothing on');
    await page.fill('#id_code', codeOf(key, -1));
    await follow(page, '.account button.primary');
    const recovery = await page.locator('.recovery-codes code').allTextContents();
    expect(recovery.length >= 8, 'there are recovery codes');
    await check(page, 'recovery codes');
    await page.context().close();

    for (const [options, code] of [[{}, () => codeOf(key)], [{ javaScriptEnabled: false }, () => recovery[0]]]) {
        const again = await guest(browser, options);
        await again.goto(`${base}/admin/login/`);
        await enter(again, 'legacy', 'legacy-pass-1');
        if (again.url() === `${base}/admin/`) expect(false, 'the password alone does not let in');
        await again.fill('#id_code', '123');
        await follow(again, 'button.primary');
        expect(await again.locator('.note.error').count() === 1, 'a wrong code is told');
        await check(again, 'the step of the code');
        await again.fill('#id_code', code());
        await follow(again, 'button.primary');
        expect(again.url() === `${base}/admin/`, 'a code lets in');
        await again.context().close();
    }
}

await run(async (browser) => {
    await wantedPage(browser, {});
    await wantedPage(browser, { javaScriptEnabled: false });
    await ownPassword(browser);
    await codes(browser);
    const refused = await guest(browser);
    await refused.goto(`${base}/admin/login/`);
    await enter(refused, 'reader', 'reader-pass-1');
    expect(refused.url().includes('/login/') && await told(refused) === '', 'who is not of the staff stays outside');
});
