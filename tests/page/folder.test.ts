/** The folder button: everything in a folder, with its path. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, open, read, seeds, test } from './fixture.ts';

test('a folder is read with the folders in it', async ({ page }) => {
  const folder = test.info().outputPath('人民日报');
  mkdirSync(join(folder, '2025', '06'), { recursive: true });
  for (const path of seeds) copyFileSync(path, join(folder, '2025', '06', basename(path)));
  writeFileSync(join(folder, '.hidden'), 'x');
  await page.goto('./');
  await page.locator('#folder').setInputFiles(folder);
  await read(page, 5);
  await open(page, 'documents');
  await expect(page.locator('wm-documents .grid-body')).toContainText(/人民日报\/2025\/06\/|2025\/06\//);
});
