/** "Is my text really not uploaded?", in every language: a page beside the app, a dialog in the single file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../www/i18n/index.ts';
import { dictionaries } from './words.ts';
import { violations } from './accessibility.ts';
import { expect, root, test } from './fixture.ts';

const bytes = readFileSync(join(root, 'dist', 'wenmai.html'));

for (const language of languages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language} ${colorScheme}`, () => {
      test.use({ locale: language, colorScheme });
      test('says how to check it, with the fingerprint of this very file', async ({ page }) => {
        const title = dictionaries[language].version.privacy;
        await page.goto('./');
        const single = test.info().project.name === 'single';
        await (single ? page.getByRole('button', { name: title }) : page.getByRole('link', { name: title })).click();
        const text = page.locator(single ? 'dialog#privacy' : 'main.privacy-page');
        await expect(text.getByRole('heading', { name: title })).toBeVisible();
        await expect(text.locator('article:visible')).toHaveCount(1);
        for (const part of ['Content-Security-Policy', "connect-src 'none'", 'F12', 'sha256sum wenmai.html']) await expect(text).toContainText(part);
        if (!single) {
          await expect(text.locator('article:visible .hash')).toHaveText(createHash('sha256').update(bytes).digest('hex'));
          await expect(text.locator('article:visible')).toContainText(`${(bytes.length / 1e6).toFixed(1)} MB`);
          expect(await page.locator('script').count()).toBe(0);
        }
        expect((await violations(page)).map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        if (single) {
          await text.getByRole('button').click();
          await expect(text).toBeHidden();
          await page.getByRole('button', { name: title }).click();
          await page.keyboard.press('Escape');
          await expect(text).toBeHidden();
        } else {
          // The single file is one click away, and is what the page says it is.
          const waiting = page.waitForEvent('download');
          await text.locator('article:visible a[download]').click();
          expect(readFileSync(await (await waiting).path()).equals(bytes)).toBe(true);
          await page.locator('.brand a').click();
          await expect(page.locator('#query')).toBeVisible();
        }
      });
    });
  }
}
