// SPDX-License-Identifier: GPL-3.0-or-later
// A list: order, search, filters with counts, dates, pages; all of it without scripts too, because all of it is links.
import { base, check, expect, follow, login, run } from './browser.mjs';

const list = `${base}/admin/news/article/`;
const query = (page, name) => new URL(page.url()).searchParams.get(name);
const rows = (page) => page.locator('#result_list tbody tr').count();
const header = (text) => `#result_list thead th:has(a.sort:text-is("${text}"))`;

async function order(page) {
    await page.goto(list);
    const cells = (column) => page.locator(`#result_list tbody tr > :nth-child(${column + 1})`).allTextContents();
    await follow(page, `${header('Category')} a.sort`);
    expect(query(page, 'o') === '3.-4.1', `a header becomes the first to sort by: ${query(page, 'o')}`);
    await follow(page, `${header('Status')} a.sort`);
    expect(query(page, 'o') === '2.3.-4.1', 'the one before comes after it');
    expect((await page.locator('#result_list .priority').allTextContents()).join('') === '4123', 'each tells its place');
    const sorted = await cells(2);
    expect(sorted.join() === [...sorted].sort().join(), 'the rows are in that order');
    await follow(page, `${header('Status')} a.sort`);
    expect(query(page, 'o') === '-2.3.-4.1', 'the same header again turns the order round');
    expect(await page.getAttribute(header('Status'), 'aria-sort') === 'descending', 'which is told');
    await follow(page, `${header('Category')} a.toggle`);
    expect(query(page, 'o') === '-2.-3.-4.1', 'a later header is turned round where it stands');
    await follow(page, `${header('Category')} a.remove`);
    expect(query(page, 'o') === '-2.-4.1', 'a header is taken out of the order');
}

async function search(page) {
    await page.goto(list);
    expect(await page.getAttribute('#searchbar', 'aria-describedby') === 'searchbar_helptext', 'the search says what it looks into');
    await page.fill('#searchbar', 'the django');
    await follow(page, '[role=search] button');
    const found = await rows(page);
    const titles = await page.locator('#result_list tbody th').allTextContents();
    expect(found > 0 && titles.every((title) => /the/i.test(title) && /django/i.test(title)), 'all words are looked for');
    expect(/\d+ .*60/.test(await page.textContent('.toolbar .result')), 'of how many is told');
    await page.fill('#searchbar', 'surely nowhere');
    await follow(page, '[role=search] button');
    await check(page, 'a search that finds nothing');
    await follow(page, '.nothing a');
    expect(query(page, 'q') === null, 'a link leads back to everything');
}

async function filters(page) {
    await page.goto(list);
    const filter = (name) => `[data-filter="${name}"]`;
    await follow(page, `${filter('status')} a:text-is("Draft")`);
    expect(query(page, 'status__exact') === 'draft', 'a filter is in the address');
    expect((await page.locator('#result_list tbody tr > :nth-child(3)').allTextContents()).every((text) => text === 'Draft'), 'and holds for every row');
    await follow(page, '.list-filters a[href*="_facets"]');
    const draft = await page.locator(`${filter('status')} .count`).allTextContents();
    expect(draft.map(Number).reduce((a, b) => a + b, 0) >= 60, `the counts of a filter leave its own choice aside: ${draft}`);
    await check(page, 'a list with counts');
    await page.fill('#searchbar', 'the');
    await follow(page, '[role=search] button');
    expect(query(page, 'status__exact') === 'draft', 'a search keeps the filter');
    // A form opened from there leads back to the same rows.
    await follow(page, '#result_list tbody th a');
    expect(query(page, '_changelist_filters').includes('status__exact=draft'), 'a form remembers the filters');
    await follow(page, '.submit-row.bottom [name=_save]');
    expect(query(page, 'status__exact') === 'draft' && query(page, 'q') === 'the', 'saving leads back to them');
    await follow(page, '.list-filters a:text-is("Clear all filters")');
    expect(query(page, 'status__exact') === null, 'all filters are cleared at once');
    if (page.isPlain) return;
    await page.click(`${filter('featured')} summary`);
    await page.reload();
    expect(!await page.locator(filter('featured')).evaluate((element) => element.open), 'a folded filter stays folded');
    await page.click(`${filter('featured')} summary`);
}

async function dates(page) {
    await page.goto(list);
    const chips = () => page.locator('.dates a').allTextContents();
    expect((await chips()).some((text) => text.includes('2024')), 'years come first');
    await follow(page, '.dates a:has-text("2024")');
    await follow(page, '.dates a:has-text("October")');
    const days = (await chips()).filter((text) => /October \d/.test(text));
    expect(days.length === 2 && await rows(page) === 2, 'then months, then days');
    await page.click('.dates a:has-text("October")');
    await page.waitForURL(/day=/);
    expect(await rows(page) >= 1 && query(page, 'published__year') === '2024', 'a day is left');
    await follow(page, '.dates a:has-text("‹")');
    await follow(page, '.dates a:has-text("‹")');
    expect(query(page, 'published__month') === null, 'and back again');
}

async function pages(page) {
    await page.goto(list);
    expect(await rows(page) === 10, 'a page has its number of rows');
    await follow(page, '.pagination a[rel=next]');
    expect(query(page, 'p') === '2' && await page.textContent('.pagination [aria-current=page]') === '2', 'pages are counted from one');
    await follow(page, '.pagination a:text-is("6")');
    expect(await page.locator('.pagination a[rel=next]').count() === 0, 'after the last comes none');
    await follow(page, '.pagination a:text-is("Show all")');
    expect(await rows(page) === 60, 'all are shown at once');
    await page.goto(`${list}?p=7000`);
    expect(query(page, 'e') === '1', 'a page that is not there leads to the list');
    expect((await page.goto(`${list}?author__password__startswith=a`)).status() === 400, 'not everything may be asked');
}

async function withoutLinks(page) {
    await page.goto(`${base}/admin/news/tag/`);
    expect(await page.locator('#result_list tbody a').count() === 0, 'a list can be without links');
    await check(page, 'a list without links');
}

await run(async (browser) => {
    for (const javaScriptEnabled of [true, false]) {
        const page = await login(browser, { viewport: { width: 1400, height: 900 }, javaScriptEnabled });
        await order(page);
        await search(page);
        await filters(page);
        await dates(page);
        await pages(page);
        await withoutLinks(page);
        await page.context().close();
    }
});
