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

export { base, password };

/** Told at once, because a page that hangs should not hide what was found before. */
export function report(text) {
    problems += 1;
    console.error(text);
}

export function expect(condition, what) {
    if (!condition) report(what);
}

/** A page of somebody who has logged in, by default the administrator. */
export async function login(browser, options = {}, name = user, secret = password) {
    const context = await browser.newContext({ bypassCSP: true, ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => report(`script error on ${page.url()}: ${error.message}`));
    await page.goto(`${base}/admin/login/`);
    await page.fill('[name=username]', name);
    await page.fill('[name=password]', secret);
    await page.press('[name=password]', 'Enter');
    await page.waitForURL(`${base}/admin/`);
    return page;
}

/** axe-core finds nothing on the page. */
export async function check(page, name) {
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
    for (const finding of result.violations)
        report(`${name}: ${finding.id}: ${finding.help}: ${finding.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

export async function run(work) {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
        await work(browser);
    } finally {
        await browser.close();
    }
    process.exit(problems ? 1 : 0);
}
