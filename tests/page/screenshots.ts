/** Pictures of every view, part and panel, to be looked at: 1440 and 390 pixels wide, light and dark, Chinese and English;
 *  in traditional characters at 1440. */
import { join } from 'node:path';
import { ask, drop, fromDisk, open, read, root, seeds, test } from './fixture.ts';
import { everyPanel, everyView, settled } from './places.ts';

/** Only these, by name: SHOT=1440-light */
const wanted = process.env['SHOT'];
const into = process.env['SHOTS_INTO'] ?? join(root, 'screenshots');

for (const width of [1440, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['zh-CN', 'en-GB', ...(width === 1440 ? ['zh-TW'] : [])]) {
      const name = `${width}-${colorScheme}-${locale === 'zh-TW' ? 'tw' : locale.slice(0, 2)}`;
      if (wanted && !new RegExp(wanted).test(name)) continue;
      test.describe(name, () => {
        test.use({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme, locale });
        test('views', async ({ page }) => {
          test.setTimeout(300_000);
          let number = 0;
          const shoot = async (place: string): Promise<void> => {
            await page.mouse.move(0, 0);
            await page.waitForTimeout(400);
            await page.screenshot({ path: join(into, `${name}-${String(number++).padStart(2, '0')}-${place}.png`), fullPage: width === 390 });
          };
          await page.goto('./');
          await shoot('empty');
          await open(page, 'terms');
          await shoot('no-text');
          await open(page, 'start');
          await drop(page, [...seeds.map(fromDisk), { name: '空白.txt', bytes: Buffer.alloc(0) }]);
          await read(page, 5);
          await open(page, 'collocations');
          await shoot('no-query');
          await open(page, 'compare');
          await shoot('nothing-to-compare');
          await ask(page, '中亚, 峰会, 合作');
          await everyView(page, shoot);
          await page.locator('.scope [aria-controls=scope-panel]').click();
          await page.locator('.scope-panel input[type=date]').last().fill('2025-06-17');
          await page.locator('.scope-panel input[name=selection]').fill(locale === 'zh-CN' ? '会前' : locale === 'zh-TW' ? '會前' : 'before the summit');
          await page.locator('.scope-panel form button').click();
          await page.locator('.scope [aria-controls=scope-panel]').click();
          await open(page, 'compare');
          await settled(page);
          await shoot('compared');
          await everyPanel(page, shoot);
          if (test.info().project.name === 'single') {
            await open(page, 'start');
            await page.locator('.version button.link').click();
          } else {
            await page.goto(`./privacy.html#${locale === 'en-GB' ? 'en' : locale}`);
          }
          await shoot('privacy');
        });
      });
    }
  }
}
