/** Pictures of every view, to be looked at: 1440 and 390 pixels wide, light and dark, Chinese and English. */
import { join } from 'node:path';
import { ask, drop, fromDisk, open, read, root, seeds, test } from './fixture.ts';

const views = ['documents', 'terms', 'collocations', 'timeline', 'concordance', 'methods'];
const wanted = process.env['SHOT'];

for (const width of [1440, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['zh-CN', 'en-GB']) {
      const name = `${width}-${colorScheme}-${locale.slice(0, 2)}`;
      if (wanted && !new RegExp(wanted).test(name)) continue;
      test.describe(name, () => {
        test.use({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme, locale });
        test('views', async ({ page }) => {
          const shoot = async (view: string): Promise<void> => {
            await page.mouse.move(0, 0);
            await page.waitForTimeout(400);
            await page.screenshot({ path: join(root, 'screenshots', `${name}-${view}.png`), fullPage: width === 390 });
          };
          await page.goto('./');
          await shoot('0-empty');
          await drop(page, [...seeds.map(fromDisk), { name: '空白.txt', bytes: Buffer.alloc(0) }]);
          await read(page, 5);
          await shoot('1-start');
          await ask(page, '中亚, 峰会, 合作');
          for (const [i, view] of views.entries()) {
            await open(page, view);
            await shoot(`${i + 2}-${view}`);
          }
          await open(page, 'documents');
          await page.locator('wm-documents .grid-body [role=row]').nth(1).locator('[role=gridcell]').first().click();
          await shoot('8-reader');
          await ask(page, '中亚||合作');
          await open(page, 'concordance');
          await shoot('9-fault');
        });
      });
    }
  }
}
