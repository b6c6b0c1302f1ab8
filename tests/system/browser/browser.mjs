// SPDX-License-Identifier: GPL-3.0-or-later
// What the scripts of this folder share: node SCRIPT MODULES CHROMIUM BASE USER PASSWORD. MODULES is the folder into which npm
// put playwright-core and axe-core.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [modules, executablePath, base, user, password] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core'), 'utf8');
let problems = 0;

export { base, user, password };

/** Told at once, because a page that hangs should not hide what was found before. */
export function report(text) {
    problems += 1;
    console.error(text);
}

export function expect(condition, what) {
    if (!condition) report(what);
}

/** A page that answers 403 or 404 on purpose says so itself; its parts must not. Plain ones have no icon. */
function isMeant(message, page) {
    const [source] = message.location().url.split('#');
    return message.text().startsWith('Failed to load resource') && (source === page.url().split('#')[0] || source.endsWith('/favicon.ico'));
}

/** A page of nobody, under the policy against foreign scripts; whatever the console complains of is a problem. */
export async function guest(browser, options = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.isPlain = options.javaScriptEnabled === false;
    page.on('pageerror', (error) => report(`script error on ${page.url()}: ${error.message}`));
    page.on('console', (message) => {
        if (message.type() === 'error' && !isMeant(message, page)) report(`console on ${page.url()}: ${message.text()}`);
    });
    return page;
}

const sessions = new Map();

/** A page of somebody who has logged in, by default the administrator; by form only once, because passwords take their time. */
export async function login(browser, options = {}, name = user, secret = password) {
    const key = `${name} ${secret}`;
    const page = await guest(browser, { ...options, storageState: sessions.get(key) });
    if (sessions.has(key)) {
        await page.goto(`${base}/admin/`);
        return page;
    }
    await page.goto(`${base}/admin/login/`);
    await page.fill('[name=username]', name);
    await page.fill('[name=password]', secret);
    await page.press('[name=password]', 'Enter');
    await page.waitForURL(`${base}/admin/`);
    sessions.set(key, await page.context().storageState());
    return page;
}

/** Clicks what leads to another page, and waits for that page. */
export async function follow(page, selector) {
    await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

/** What the page tells on top. */
export async function told(page) {
    return (await page.locator('.messages').allTextContents()).join(' ').replace(/\s+/g, ' ').trim();
}

/** axe-core finds nothing on the page; without scripts it cannot look. */
export async function check(page, name) {
    if (page.isPlain) return;
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
    for (const finding of result.violations)
        report(`${name}: ${finding.id}: ${finding.help}: ${finding.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** No part of the page is wider than the window. */
export async function expectNoOverflow(page, name) {
    const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(width <= 0, `${name} is ${width} pixels wider than the window`);
}

export async function run(work) {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
        await work(browser);
    } catch (error) {
        report(error.stack);
    } finally {
        await browser.close();
    }
    process.exit(problems ? 1 : 0);
}
