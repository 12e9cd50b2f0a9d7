/** No violation of WCAG 2.2 AA that axe can find, in every view, both schemes, every language. */
import AxeBuilder from '@axe-core/playwright';
import { ask, expect, open, test, withSeeds, drop, read, fromDisk, seeds } from './fixture.ts';
import { languages } from '../../www/i18n/index.ts';

const views = ['start', 'documents', 'terms', 'collocations', 'timeline', 'concordance', 'methods'];

for (const language of languages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language} ${colorScheme}`, () => {
      test.use({ locale: language, colorScheme });
      test('every view', async ({ page }) => {
        test.setTimeout(240_000);
        const found: string[] = [];
        const check = async (where: string): Promise<void> => {
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
          for (const { id, nodes } of violations) found.push(`${where}: ${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary?.split('\n')[1]}`).join(' | ')}`);
        };
        await page.goto('./');
        await check('empty');
        await open(page, 'terms');
        await check('empty terms');
        await open(page, 'start');
        await drop(page, [...seeds.map(fromDisk), { name: 'empty.txt', bytes: Buffer.alloc(0) }]);
        await read(page, 5);
        await ask(page, '合作, 中亚');
        for (const view of views) {
          await open(page, view);
          await expect(page.locator('.counting')).toHaveCount(0);
          if (view === 'terms' || view === 'timeline') await expect(page.locator('.chart[data-drawn]')).toBeVisible();
          await check(view);
        }
        await open(page, 'documents');
        await page.locator('wm-documents .grid-body [role=gridcell]').first().click();
        await expect(page.locator('wm-reader .body')).toBeVisible();
        await check('reader');
        await page.locator('wm-reader .reader header input[type=checkbox]').click();
        await expect(page.locator('wm-reader .source')).toBeVisible();
        await check('file beside the text');
        await page.locator('.scope [aria-controls=scope-panel]').click();
        await page.locator('.scope-panel input[type=date]').first().fill('2025-06-13');
        await page.locator('.scope-panel input[name=selection]').fill('A');
        await page.locator('.scope-panel form button').click();
        await page.locator('wm-documents .box').first().click();
        await check('scope');
        for (const part of [3, 1, 2]) {
          await page.locator('.parts button').nth(part).click();
          await expect(page.locator('.counting')).toHaveCount(0);
          await check(`documents, part ${part}`);
        }
        await page.locator('wm-reading .grid-body [role=gridcell]').first().click();
        await expect(page.locator('.chosen-file')).toBeVisible();
        await check('choices for a file');
        await open(page, 'timeline');
        for (const part of [1, 2, 3]) {
          await page.locator('.parts button').nth(part).click();
          await expect(page.locator('.counting')).toHaveCount(0);
          await check(`timeline, part ${part}`);
        }
        await open(page, 'concordance');
        await page.locator('wm-concordance .grid-body [role=row]').first().locator('[role=gridcell]').last().click();
        await page.locator('wm-concordance .columns summary').click();
        await check('note on a line');
        expect(found).toEqual([]);
      });
    });
  }
}

test('a phone: nothing wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lang of ['zh-CN', 'en']) {
    await withSeeds(page);
    await page.locator('.preferences select').first().selectOption(lang);
    await ask(page, '合作, 中亚');
    for (const view of views) {
      await open(page, view);
      await page.waitForTimeout(100);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${lang} ${view}`).toBeLessThanOrEqual(0);
    }
  }
});
