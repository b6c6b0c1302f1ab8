// SPDX-License-Identifier: GPL-3.0-or-later
// What is around every page: start page with one's own actions, sidebar with its filter, palette, keys, help, documentation.
import { base, check, expect, follow, login, run } from './browser.mjs';

async function startPage(page) {
    await page.goto(`${base}/admin/news/tag/add/`);
    await page.fill('#id_slug', 'seen-on-the-start-page');
    await follow(page, '.submit-row.bottom [name=_save]');
    await page.goto(`${base}/admin/`);
    const newest = page.locator('.activity li').first();
    expect((await newest.textContent()).includes('seen-on-the-start-page'), 'what one did last is on the start page');
    expect(await newest.locator('.badge.added').count() === 1, 'and that it was added');
    await newest.locator('a').first().click();
    await page.waitForURL(/tag\/seen-on-the-start-page\/change\//);
    await page.goto(`${base}/admin/news/`);
    expect(await page.locator('.app-card').count() === 1, 'the page of an app has that app alone');
    await check(page, 'the page of an app');
}

async function sidebar(page) {
    await page.goto(`${base}/admin/news/comment/`);
    expect(await page.getAttribute('#nav .current a', 'aria-current') === 'page', 'the sidebar marks where one is');
    const shown = () => page.locator('#nav li:visible').count();
    const all = await shown();
    await page.fill('[data-nav-filter]', 'CATEG');
    expect(await shown() === 1, 'the filter of the sidebar leaves what fits');
    await page.goto(`${base}/admin/news/article/`);
    expect(await page.inputValue('[data-nav-filter]') === 'CATEG' && await shown() === 1, 'the filter is kept');
    await page.press('[data-nav-filter]', 'Escape');
    expect(await page.inputValue('[data-nav-filter]') === '' && await shown() === all, 'Escape clears it');
    await page.fill('[data-nav-filter]', 'redirects');
    await Promise.all([page.waitForNavigation(), page.press('[data-nav-filter]', 'Enter')]);
    expect(page.url().includes('/redirect'), 'Enter opens the first that fits');
    await page.press('[data-nav-filter]', 'Escape');
}

async function keys(page) {
    await page.goto(`${base}/admin/news/article/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.className) === 'skip-link', 'the first stop leads to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement.id) === 'content', 'and there one is');
    await page.keyboard.press('?');
    expect(await page.isVisible('#shortcuts'), '"?" shows the keys');
    await check(page, 'the help on keys');
    await page.keyboard.press('Escape');
    expect(!await page.isVisible('#shortcuts'), 'Escape closes the help');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement.id) === 'searchbar', '"/" leads to the search');
    await page.keyboard.type('n?');
    expect(new URL(page.url()).pathname === '/admin/news/article/' && !await page.isVisible('#shortcuts'), 'letters in a field are only letters');
    await page.evaluate(() => document.activeElement.blur());
    await Promise.all([page.waitForNavigation(), page.keyboard.press('n')]);
    expect(page.url().includes('/article/add/'), '"n" adds');
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('g');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('h')]);
    expect(page.url() === `${base}/admin/`, '"g h" leads to the start page');
}

async function palette(page) {
    await page.goto(`${base}/admin/`);
    await page.keyboard.press('Control+K');
    await check(page, 'the palette');
    await page.keyboard.type('add category');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(page.url().includes('/category/add/'), 'the palette leads to adding');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('no such thing anywhere');
    await page.waitForTimeout(500);
    expect(await page.locator('#palette [role=option]').count() === 0, 'nothing fits, nothing is offered');
    await page.keyboard.press('Escape');
    expect(!await page.isVisible('#palette'), 'Escape closes the palette');
    await page.click('[data-opens="palette"]');
    expect(await page.isVisible('#palette'), 'so does a button open it');
    await page.keyboard.press('Escape');
}

async function theme(page) {
    await page.goto(`${base}/admin/`);
    const button = page.locator('[data-theme-toggle]');
    const chosen = () => page.evaluate(() => document.documentElement.dataset.theme ?? 'auto');
    for (const wanted of ['light', 'dark', 'auto', 'light']) {
        await button.click();
        expect(await chosen() === wanted, `the theme goes round: ${wanted}`);
        expect((await button.textContent()).toLowerCase().includes(wanted === 'auto' ? 'automatic' : wanted), `the button says so: ${wanted}`);
    }
    await page.goto(`${base}/admin/news/tag/`);
    expect(await chosen() === 'light', 'the choice is kept');
    await button.click();
    await button.click();
}

async function documentation(page) {
    await page.goto(`${base}/admin/`);
    await follow(page, '.site-header a[href*="doc"]');
    await check(page, 'the documentation');
    for (const part of ['models', 'views', 'tags', 'filters']) {
        await page.goto(`${base}/admin/doc/${part}/`);
        await check(page, `the documentation of ${part}`);
    }
    await page.goto(`${base}/admin/doc/models/news.article/`);
    expect((await page.textContent('main')).includes('headline'), 'the documentation of a model has its fields');
    await check(page, 'the documentation of a model');
}

await run(async (browser) => {
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    await startPage(page);
    await sidebar(page);
    await keys(page);
    await palette(page);
    await theme(page);
    await documentation(page);
});
