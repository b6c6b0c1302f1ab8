// SPDX-License-Identifier: GPL-3.0-or-later
// No page is wider than a telephone, a tablet or a screen, from left to right and from right to left; on a telephone the
// menu and the filters open.
import { base, check, expect, expectNoOverflow, follow, login, run } from './browser.mjs';

const paths = ['', 'news/', 'news/article/', 'news/article/?_facets=True', 'news/comment/', 'news/article/add/', 'news/article/1/change/',
    'news/article/1/history/', 'news/article/1/delete/', 'news/category/5/delete/', 'news/category/1/change/', 'auth/user/1/change/', 'auth/user/add/',
    'auth/group/1/change/', 'news/article/deleted/', 'account/', 'password_change/', 'doc/', 'doc/models/news.article/', 'doc/filters/'];

async function widths(browser, locale) {
    const page = await login(browser, { locale, colorScheme: locale === 'ar' ? 'dark' : 'light' });
    for (const path of paths) {
        await page.goto(`${base}/admin/${path}`);
        for (const width of [390, 768, 1280, 1920]) {
            await page.setViewportSize({ width, height: 900 });
            await expectNoOverflow(page, `${locale} ${path} at ${width}`);
        }
    }
    await page.context().close();
}

async function telephone(browser, locale) {
    const page = await login(browser, { locale, viewport: { width: 390, height: 800 }, hasTouch: true });
    await page.goto(`${base}/admin/news/article/`);
    expect(!await page.isVisible('#nav'), 'the menu is folded on a telephone');
    await page.click('.menu-button');
    expect(await page.isVisible('#nav'), 'a button opens it');
    await page.waitForTimeout(250);
    const box = await page.locator('#nav').boundingBox();
    expect(locale === 'ar' ? box.x + box.width === 390 : box.x === 0, `the menu comes from where lines begin: ${JSON.stringify(box)}`);
    await check(page, 'a telephone with its menu');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(250);
    expect(!await page.isVisible('#nav'), 'Escape closes it');
    await page.click('.filters-button');
    expect(await page.isVisible('#filters'), 'the filters open');
    await follow(page, '[data-filter=status] li:nth-child(2) a');
    expect(new URL(page.url()).searchParams.get('status__exact') === 'draft', 'and filter');
    await follow(page, '#result_list tbody th a');
    await follow(page, '.submit-row.bottom [name=_continue]');
    expect(await page.locator('.messages .success').count() === 1, 'a form is saved on a telephone');
    await check(page, 'a form on a telephone');
    await page.context().close();
}

/** Long names in tables break instead of being cut off. */
async function documentationFits(browser) {
    const page = await login(browser, {});
    for (const width of [390, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        for (const part of ['models/news.article/', 'views/', 'filters/']) {
            await page.goto(`${base}/admin/doc/${part}`);
            const cut = await page.locator('.table-wrap').evaluateAll((wraps) => wraps.filter((wrap) => wrap.scrollWidth > wrap.clientWidth + 1).length);
            expect(cut === 0, `the documentation of ${part} is cut off at ${width}`);
        }
    }
    await page.context().close();
}

/** Keys and signs point to where the other box is. */
async function arrows(browser, locale) {
    const page = await login(browser, { locale, viewport: { width: 1200, height: 900 } });
    await page.goto(`${base}/admin/news/article/add/`);
    const [towards, back] = locale === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const [available, chosen] = [page.locator('.selector .box').first(), page.locator('.selector .box').last()];
    const left = async (box) => (await box.boundingBox()).x;
    expect((await left(available) < await left(chosen)) === (locale !== 'ar'), `${locale}: what is chosen stands after what can be`);
    expect(await page.locator('.selector .moves button').first().textContent() === (locale === 'ar' ? '←' : '→'), `${locale}: the sign points there`);
    const press = async (box, key) => {
        await box.locator('select').focus();
        await page.keyboard.press('Home');
        await page.keyboard.press(key);
    };
    await press(available, back);
    expect(await chosen.locator('option').count() === 0, `${locale}: the key away from the other box does nothing`);
    await press(available, towards);
    expect(await chosen.locator('option').count() === 1, `${locale}: the key towards it chooses`);
    await press(chosen, back);
    expect(await chosen.locator('option').count() === 0, `${locale}: the one back takes back`);
    await page.context().close();
}

await run(async (browser) => {
    for (const locale of ['en', 'ar']) {
        await widths(browser, locale);
        await telephone(browser, locale);
        await arrows(browser, locale);
    }
    await documentationFits(browser);
});
