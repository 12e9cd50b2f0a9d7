/** No violation of WCAG 2.2 AA that axe can find: every view and part, what opens in them, both schemes, every language. */
import { violations } from './accessibility.ts';
import { ask, drop, expect, fromDisk, open, read, seeds, test, withSeeds } from './fixture.ts';
import { everyPanel, everyView, settled } from './places.ts';
import { languages } from '../../www/i18n/index.ts';

for (const language of languages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language} ${colorScheme}`, () => {
      test.use({ locale: language, colorScheme });
      test('every view', async ({ page }) => {
        test.setTimeout(600_000);
        test.skip(test.info().project.name === 'single' && (language !== 'zh-CN' || colorScheme !== 'light'), 'the same markup and styles: one look at the single file is enough');
        const found: string[] = [];
        const seen: string[] = [];
        const check = async (where: string): Promise<void> => {
          seen.push(where);
          for (const { id, nodes } of await violations(page)) found.push(`${where}: ${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary?.split('\n')[1]}`).join(' | ')}`);
        };
        await page.goto('./');
        // Nothing is drawn before its words are here.
        await page.locator('main').waitFor();
        await check('empty');
        await open(page, 'terms');
        await check('empty terms');
        await open(page, 'start');
        await drop(page, [...seeds.map(fromDisk), { name: 'empty.txt', bytes: Buffer.alloc(0) }]);
        await read(page, 5);
        await open(page, 'collocations');
        await check('no query yet');
        await open(page, 'compare');
        await check('nothing to compare yet');
        await ask(page, '合作, 中亚');
        // A part of the corpus has a name, and only some days are counted: then there is something to compare.
        await page.locator('.scope [aria-controls=scope-panel]').click();
        await page.locator('.scope-panel input[type=date]').last().fill('2025-06-17');
        await page.locator('.scope-panel input[name=selection]').fill('A');
        await page.locator('.scope-panel form button').click();
        await page.locator('.scope [aria-controls=scope-panel]').click();
        await open(page, 'documents');
        await settled(page);
        await page.locator('wm-documents .box').first().click();
        await everyView(page, check);
        await everyPanel(page, check);
        if (test.info().project.name === 'single') {
          await open(page, 'start');
          await page.locator('.version button.link').click();
          await expect(page.locator('dialog#privacy')).toBeVisible();
          await check('privacy dialog');
        } else {
          await page.goto(`./privacy.html#${language}`);
          await check('privacy page');
        }
        console.log(`axe looked at ${seen.length} places`);
        expect(found).toEqual([]);
      });
    });
  }
}

test('a phone: nothing wider than the screen', async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lang of ['zh-CN', 'en']) {
    await withSeeds(page);
    await page.locator('.preferences select').first().selectOption(lang);
    await ask(page, '合作, 中亚');
    const narrow = async (place: string): Promise<void> => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${lang} ${place}`).toBeLessThanOrEqual(0);
    };
    await everyView(page, narrow);
    await everyPanel(page, narrow);
  }
});
