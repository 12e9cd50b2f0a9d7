/** PDFs: their reader is fetched with the first one and not before, and a bad one costs nothing but itself. */
import { zhCN } from '../../www/i18n/zh-CN.ts';
import { ask, column, drop, expect, hostedOnly, open, panic, pdf, read, test, textFile } from './fixture.ts';
import { zip } from './zip.ts';

test('columns are read, and the reader is fetched with the first PDF only', async ({ page, watch }) => {
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  const reader = (): string[] => watch.requests.filter((url) => /\/pdf-\w+\.wasm\.lzma$/.test(url));
  await drop(page, [textFile('plain.txt', '河畔新城的第一批住户。')]);
  await read(page, 1);
  expect(reader()).toEqual([]);
  await drop(page, [pdf('unigb-ucs2.pdf'), pdf('gbk-euc.pdf'), pdf('chromium.pdf')]);
  await read(page, 4);
  expect(reader()).toHaveLength(test.info().project.name === 'single' ? 0 : 1);
  const before = watch.requests.length;
  // From now on it is there: inside of an archive, and under a name that hides it.
  await drop(page, [{ name: 'more.zip', bytes: zip([pdf('three-articles.pdf'), pdf('identity-tounicode.pdf', 'hidden.txt')]) }, pdf('vertical.pdf', 'also hidden')]);
  await read(page, 7);
  expect(watch.requests.length).toBe(before);
  await ask(page, '"昨天拿到了钥匙"');
  await open(page, 'concordance');
  // Six times in the file of the browser; the copies count once, so all of them are asked for.
  await page.evaluate(() => { location.hash = `${location.hash}&copies=all`; });
  await expect(page.locator('wm-concordance .summary')).toContainText('10');
  await open(page, 'documents');
  // Titles as they stand over the columns.
  expect((await column(page, 'documents', 1)).filter((title) => title === '河畔新城迎来首批住户')).toHaveLength(4);
  expect(await column(page, 'documents', 1)).toContain('地铁三号线今日开通');
});

test('what a PDF cannot give is said, and the other files stay', async ({ page }) => {
  const cases = { 'scan.pdf': 'no_text', 'no-characters.pdf': 'no_text', 'password.pdf': 'protected', 'nothing-but-a-mark.pdf': 'damaged', 'tree-in-itself.pdf': 'damaged' } as const;
  await page.goto('./');
  // A web page that was saved under the wrong name is read as what it is.
  await drop(page, [...Object.keys(cases).map((name) => pdf(name)), pdf('form-in-itself.pdf'), pdf('cut-off.pdf'), textFile('page.pdf', '<!doctype html><p>不是文档，是网页。</p>')]);
  await read(page, 3);
  const problems = page.locator('.problems li');
  await expect(problems).toHaveCount(Object.keys(cases).length);
  for (const [name, code] of Object.entries(cases)) {
    await expect(problems.filter({ has: page.locator('strong', { hasText: new RegExp(`^${name}$`) }) })).toContainText(zhCN.problem[code]);
  }
});

test('without its reader a PDF is named and the drop goes on', async ({ page, watch, context }) => {
  hostedOnly('its reader stands in the file');
  watch.expectError('ERR_INTERNET_DISCONNECTED');
  await page.goto('./');
  await drop(page, [textFile('plain.txt', '河畔新城的第一批住户。')]);
  await read(page, 1);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await drop(page, [pdf('gbk-euc.pdf'), textFile('more.txt', '第二个文件。')]);
  await read(page, 2);
  await expect(page.locator('.problems li')).toContainText(zhCN.problem.pages);
  // Asking what was the matter is a HEAD request, allowed here.
  watch.faults.splice(0, watch.faults.length, ...watch.faults.filter((fault) => !fault.startsWith('HEAD ')));
  await context.setOffline(false);
  await drop(page, [pdf('gbk-euc.pdf')]);
  await read(page, 3);
});

test('a PDF is read again with its worker', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  await page.goto('./');
  await drop(page, [pdf('gbk-euc.pdf'), pdf('unigb-ucs2.pdf')]);
  await read(page, 2);
  await panic(page);
  await expect(page.locator('.fault')).toHaveCount(1);
  await read(page, 2);
  await ask(page, '轮渡');
  await open(page, 'documents');
  expect(await column(page, 'documents', 1)).toHaveLength(2);
});
