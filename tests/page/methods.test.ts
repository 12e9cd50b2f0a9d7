/** Methods: formulas and settings in force, fingerprints, a paragraph, and settings that can be taken over again. */
import { readFileSync } from 'node:fs';
import { ask, column, expect, open, test, withSeeds, drop, read, textFile } from './fixture.ts';

test('what is in force: formulas with their source, how texts were read, fingerprints', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  await expect(page.locator('wm-collocations .grid-body [role=row]').first()).toBeVisible();
  await open(page, 'methods');
  const methods = page.locator('wm-methods');
  await expect(methods.locator('.facts-list code')).toHaveText([/^[0-9a-f]{64}$/, /^[0-9a-f]{64}$/]);
  const formula = methods.locator('.formulas tr', { hasText: 'logDice' });
  await expect(formula).toContainText('14 + log2(2·O11 / (f1 + f2))');
  await expect(formula).toContainText('Rychlý 2008');
  await expect(methods.locator('.formulas tr', { has: page.getByRole('rowheader', { name: 'MI', exact: true }) })).toContainText('log2(O11 / E11)');
  await expect(methods).toContainText('分词引擎');
  await expect(methods.locator('.quote').first()).toContainText('左 5 词、右 5 词以内，不越过句，依 Wenmai 的约定');
  await expect(methods.locator('.quote').last()).toContainText('by the convention of Wenmai');
  await expect(methods.locator('.quote').last()).toContainText('at least 3 co-occurrences');
  // A paper in traditional characters has its paragraph too.
  await page.locator('.preferences select').first().selectOption('zh-TW');
  await expect(methods.locator('.quote')).toHaveCount(2);
  await expect(methods.locator('.quote').first()).toContainText('左 5 詞、右 5 詞以內，不越過句，依 Wenmai 的約定');
});

test('settings are saved without any text and taken over again', async ({ page }) => {
  test.setTimeout(120_000);
  await withSeeds(page);
  await ask(page, '合作, 中亚');
  await open(page, 'collocations');
  await page.getByLabel('计数约定').selectOption('sketch_engine');
  await page.getByRole('spinbutton', { name: /^至少\s*次/ }).fill('4');
  await page.getByRole('spinbutton', { name: /^至少\s*次/ }).press('Tab');
  const before = await column(page, 'collocations', 2);
  await open(page, 'methods');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '存下设置' }).click();
  const file = readFileSync(await (await waiting).path());
  expect(file.toString()).not.toContain('峰会');
  expect(JSON.parse(file.toString())).toMatchObject({ format: 'wenmai-settings', state: { query: '合作, 中亚' } });
  await page.goto('about:blank');
  await withSeeds(page);
  await open(page, 'methods');
  const take = (buffer: Buffer): Promise<void> => page.locator('#settings-file').setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer });
  await take(Buffer.from('{"format": "another"}'));
  await expect(page.locator('wm-methods')).toContainText('不是本程序的设置文件');
  await take(file);
  await expect(page.locator('#query')).toHaveValue('合作, 中亚');
  await open(page, 'collocations');
  await expect(page.getByLabel('计数约定')).toHaveValue('sketch_engine');
  expect(await column(page, 'collocations', 2)).toEqual(before);
});

test('settings that change how texts are read read them again; over other texts single documents are left out', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./');
  await drop(page, [textFile('20250617.txt', '鲁班工坊落成。鲁班工坊招生。')]);
  await read(page, 1);
  await open(page, 'methods');
  const state = { format: 'wenmai-settings', formatVersion: 1, corpus: { fingerprint: 'x' }, state: { reading: { words: '鲁班工坊' }, scope: { without: [[0, 0]], copies: 'all' }, titles: [{ document: [0, 0], title: '别的' }] } };
  await page.locator('#settings-file').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(state)) });
  await open(page, 'terms');
  await expect(page.locator('wm-terms .grid-body')).toContainText('鲁班工坊');
  await open(page, 'documents');
  expect(await column(page, 'documents', 1)).not.toContain('别的');
  await expect(page.locator('.scope .chip')).toHaveCount(1);
  await open(page, 'methods');
  await expect(page.locator('wm-methods .facts-list')).toContainText('自定词（SHA-256）');
});
