// SPDX-License-Identifier: GPL-3.0-or-later
// Related objects in dialogs: what is added, changed or deleted there is seen in every select of the form, in rows that are
// there, in rows still to be added, and in the two boxes; the form itself stays as it is.
import { base, check, expect, login, run } from './browser.mjs';

const frameOf = (page) => page.frameLocator('dialog.frame-dialog iframe');

async function save(page, values) {
    for (const [name, value] of Object.entries(values)) await frameOf(page).locator(`[name="${name}"]`).fill(value);
    await frameOf(page).locator('.submit-row.bottom [name=_save]').click();
    await page.locator('dialog.frame-dialog').waitFor({ state: 'detached' });
}

const options = (page, selector) => page.locator(`${selector} option`).allTextContents();

async function singleChoice(page) {
    await page.goto(`${base}/admin/museum/exhibit/3/change/`);
    await page.fill('#id_title', 'Typed before the dialog');
    const field = page.locator('[data-related="museum.maker"]').first();
    await field.locator('[data-related-link=add]').click();
    await frameOf(page).locator('#id_name').waitFor();
    await check(page, 'a form with a dialog');
    await save(page, { name: 'Made in a dialog', country: 'Iceland' });
    const chosen = () => field.locator('select').evaluate((select) => select.selectedOptions[0]?.text);
    expect(await chosen() === 'Made in a dialog', 'what is added in a dialog is chosen');
    expect((await page.textContent('.notices')).includes('Made in a dialog'), 'what a dialog did is told beside the form');
    await check(page, 'a form with a notice');
    expect(await page.inputValue('#id_title') === 'Typed before the dialog', 'the form keeps what was typed');
    await field.locator('[data-related-link=change]').click();
    await save(page, { name: 'Renamed in a dialog' });
    expect(await chosen() === 'Renamed in a dialog', 'what is changed in a dialog has its new name');
    await field.locator('[data-related-link=delete]').click();
    await frameOf(page).locator('[name=post]').click();
    await page.locator('dialog.frame-dialog').waitFor({ state: 'detached' });
    expect(!(await options(page, '#id_maker')).includes('Renamed in a dialog'), 'what is deleted in a dialog cannot be chosen');
    expect(await field.locator('[data-related-link=change]').getAttribute('href') === null, 'nothing chosen, nothing to change');
}

async function closing(page) {
    const link = page.locator('[data-related="museum.maker"] [data-related-link=add]').first();
    await link.click();
    await frameOf(page).locator('#id_name').press('Escape');
    await page.locator('dialog.frame-dialog').waitFor({ state: 'detached' });
    expect(await link.evaluate((element) => element === document.activeElement), 'Escape leads back to the link');
    await link.click();
    await page.locator('.dialog-close').click();
    expect(await page.locator('dialog.frame-dialog').count() === 0, 'the button closes the dialog');
    // What is wrong is shown in the dialog.
    await link.click();
    await frameOf(page).locator('.submit-row.bottom [name=_save]').click();
    await frameOf(page).locator('.errorlist').first().waitFor();
    await page.locator('.dialog-close').click();
}

async function twoBoxes(page) {
    await page.goto(`${base}/admin/museum/exhibit/3/change/`);
    const boxes = page.locator('[data-related="museum.tag"]');
    const chosen = () => boxes.locator('.box').last().locator('option').allTextContents();
    const before = (await chosen()).length;
    await boxes.locator('[data-related-link=add]').click();
    await save(page, { slug: 'made-in-a-dialog' });
    expect((await chosen()).includes('made-in-a-dialog'), 'what is added in a dialog is in the box of what is chosen');
    await boxes.locator('.box').first().locator('input[type=search]').fill('brass');
    expect(await boxes.locator('.box').first().locator('option').count() === 1, 'the filter leaves what fits');
    await boxes.locator('.box').first().locator('.button').click();
    expect((await chosen()).length === before + 2, 'all that fit are chosen at once');
    await boxes.locator('.box').last().locator('select').press('Home');
    await boxes.locator('.box').last().locator('select').press('ArrowLeft');
    expect((await chosen()).length === before + 1, 'an arrow key takes one back');
}

async function rows(page) {
    // A select in rows of the same model as one above: present ones, new ones, and the one that is copied.
    await page.goto(`${base}/admin/museum/collection/add/`);
    const fields = page.locator('[data-related="museum.collection"] select, select#id_parent');
    expect(await fields.count() > 0, 'the form has a select of its own model');
    await page.locator('[data-related="museum.collection"] [data-related-link=add]').first().click();
    await frameOf(page).locator('#id_name').waitFor();
    await save(page, { name: 'Nested in a dialog' });
    const missing = await page.locator('[data-related="museum.collection"] select[name]').evaluateAll((selects) => selects
        .filter((select) => !select.dataset.autocomplete && ![...select.options].some((option) => option.text === 'Nested in a dialog')).length);
    expect(missing === 0, 'every select of the model has what was added');
}

await run(async (browser) => {
    const page = await login(browser, { viewport: { width: 1200, height: 900 } });
    await singleChoice(page);
    await closing(page);
    await twoBoxes(page);
    await rows(page);
});
