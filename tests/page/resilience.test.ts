/** Breakdowns and changes of mind: a panic in a worker, a cancel in the middle. */
import type { Page } from '@playwright/test';
import { zhCN } from '../../www/i18n/zh-CN.ts';
import { type Dropped, ask, column, countWorkers, drop, dropRepeated, everyCopy, expect, open, panic, pdf, read, test, textFile, withSeeds } from './fixture.ts';
import { zip } from './zip.ts';

const line = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i}.txt`);

async function faultIsShown(page: Page): Promise<void> {
  const fault = page.locator('.fault');
  await expect(fault).toContainText('引擎的一部分出了故障');
  await expect(fault).toContainText('asked to panic');
  await expect(fault).toContainText(/\.rs:\d+/);
  await expect(fault).toContainText('已替换它并重新读取了它的文件');
}

test('a panic in a worker is shown with its place, and nothing is lost', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  await withSeeds(page);
  await open(page, 'documents');
  const before = await column(page, 'documents', 5);
  await ask(page, '合作');
  await open(page, 'concordance');
  const lines = await page.locator('wm-concordance .summary').textContent() ?? '';
  await panic(page);
  await ask(page, '峰会');
  await faultIsShown(page);
  await open(page, 'documents');
  expect(await column(page, 'documents', 5)).toEqual(before);
  await ask(page, '合作');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .summary')).toHaveText(lines);
  await page.getByRole('button', { name: '关闭' }).click();
  await expect(page.locator('.fault')).toHaveCount(0);
});

for (const [when, files, times, said, summary] of [
  ['in the middle of reading', 30, 4000, /[1-9]\d* \/ 30/, '120,0'],
  ['while texts are cut', 40, 12_000, zhCN.reading.index, '480,0'],
] as const) {
  test(`a panic ${when}`, async ({ page, watch }) => {
    watch.expectError('asked to panic');
    await withSeeds(page);
    await dropRepeated(page, names(files), line, times);
    await expect(page.locator('.progress p')).toContainText(said, { timeout: 60_000 });
    await panic(page, 0);
    await faultIsShown(page);
    await read(page, 5 + files);
    await everyCopy(page);
    await ask(page, '惠及');
    await open(page, 'concordance');
    await expect(page.locator('wm-concordance .summary')).toContainText(summary);
  });
}

test('reading is cancelled, and all is as before', async ({ page }) => {
  await withSeeds(page);
  const facts = await page.locator('.facts').innerText();
  await dropRepeated(page, names(40), line, 4000);
  const progress = page.locator('.progress');
  await expect(progress).toBeVisible();
  await progress.getByRole('button', { name: '取消' }).click();
  await expect(progress).toHaveCount(0);
  await expect(page.locator('.notice')).toContainText('已取消');
  await expect(page.locator('.facts')).toHaveText(facts);
  // And the engine is free again.
  await drop(page, [textFile('one-more.txt', line)]);
  await read(page, 6);
});

for (const [when, stage] of [['are read and others wait behind them', zhCN.reading.read], ['are cut', zhCN.reading.index]] as const) {
  test(`cancelling stops large files while they ${when}`, async ({ page }) => {
    await withSeeds(page);
    const facts = await page.locator('.facts').innerText();
    await dropRepeated(page, names(6), line, 300_000);
    await expect(page.locator('.progress p')).toContainText(stage, { timeout: 60_000 });
    await expect(page.locator('.progress p')).toContainText(/[1-9]\d*(\.\d+)? MB/);
    const clicked = Date.now();
    await page.locator('.progress').getByRole('button', { name: '取消' }).click();
    await expect(page.locator('.notice')).toContainText('已取消');
    const took = Date.now() - clicked;
    console.log(`cancelled ${took} ms after the click, with 190 MB given, while they ${when}`);
    expect(took).toBeLessThan(3000);
    await read(page, 5);
    await expect(page.locator('.facts')).toHaveText(facts);
  });
}

test('reading is cancelled while a worker that broke is replaced', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  await withSeeds(page);
  const facts = await page.locator('.facts').innerText();
  await dropRepeated(page, names(60), line, 12_000);
  await expect(page.locator('.progress p')).toContainText(zhCN.reading.index, { timeout: 60_000 });
  await panic(page, 0);
  await expect(page.locator('.fault')).toBeVisible();
  const clicked = Date.now();
  await page.locator('.progress').getByRole('button', { name: '取消' }).click();
  await expect(page.locator('.notice')).toContainText('已取消');
  console.log(`cancelled ${Date.now() - clicked} ms after the click, while a worker is replaced`);
  await expect(page.locator('.facts')).toHaveText(facts);
  await read(page, 5);
  await faultIsShown(page);
});

test('a PDF that is read again when its drop is cancelled stays', async ({ page, watch }) => {
  watch.expectError('asked to panic');
  await withSeeds(page);
  await drop(page, [pdf('chromium.pdf')]);
  await read(page, 6);
  const facts = await page.locator('.facts').innerText();
  await dropRepeated(page, names(60), line, 12_000);
  await expect(page.locator('.progress p')).toContainText(zhCN.reading.index, { timeout: 60_000 });
  // The second worker that begins now is the reader of PDFs: the first takes the broken one's place.
  let begun = 0;
  const reading = page.waitForEvent('worker', () => ++begun === 2);
  await panic(page, 0);
  await reading;
  await page.locator('.progress').getByRole('button', { name: '取消' }).click();
  await expect(page.locator('.notice')).toContainText('已取消');
  await expect(page.locator('.facts')).toHaveText(facts);
  // Once it has all of its files again, they are the same.
  await ask(page, '昨天拿到了钥匙');
  await read(page, 6);
  await faultIsShown(page);
  await expect(page.locator('.problems')).toHaveCount(0);
});

for (const [what, file] of [['PDFs', (n: number) => pdf('chromium.pdf', `${n}.pdf`)], ['archives', (n: number): Dropped => ({ name: `${n}.zip`, bytes: zip([textFile(`${n}.txt`, line)]) })]] as const) {
  test(`cancelling stops ${what} that wait behind the first`, async ({ page }) => {
    await countWorkers(page);
    await withSeeds(page);
    const facts = await page.locator('.facts').innerText();
    // In the page, because they are read at once.
    const begun = page.evaluate(() => new Promise<number>((resolve) => {
      const look = (): void => {
        const read = /[1-9]\d* \/ \d/.test(document.querySelector('.progress p')?.textContent ?? '');
        if (!read) return void requestAnimationFrame(look);
        document.querySelector<HTMLButtonElement>('.progress button')!.click();
        resolve(window.begun);
      };
      look();
    }));
    await drop(page, Array.from({ length: 6 }, (_, n) => file(n)));
    const before = await begun;
    await expect(page.locator('.notice')).toContainText('已取消');
    await expect(page.locator('.facts')).toHaveText(facts);
    expect(await page.evaluate(() => window.begun)).toBe(before);
  });
}

test('progress says amount, files and rate', async ({ page }) => {
  await page.goto('./');
  await dropRepeated(page, names(40), line, 12_000);
  const said = page.locator('.progress p');
  await expect(said).toContainText(/MB.*\d+ \/ 40 个文件.*每秒/s, { timeout: 30_000 });
  await read(page, 40);
});
