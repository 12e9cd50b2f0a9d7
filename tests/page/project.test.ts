/** A project goes to another machine and comes back; what is not saved is not lost without a question. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { generator } from '../../fuzz/project/mutate.mjs';
import { ask, drop, expect, fromDisk, open, read, seeds, test, textFile, withSeeds } from './fixture.ts';
import * as work from './work.ts';
import { zip } from './zip.ts';

const fingerprint = (page: Page): Promise<string> => page.evaluate(async () => {
  const { wenmai } = globalThis as unknown as { wenmai: { ask(q: object): Promise<{ corpus: { fingerprint: string } }> } };
  return (await wenmai.ask({ ask: 'documents' })).corpus.fingerprint;
});

async function withWork(page: Page): Promise<void> {
  await page.goto('./');
  await drop(page, seeds.slice(0, 2).map(fromDisk));
  await read(page, 2);
  await drop(page, [{ name: '其余.zip', bytes: zip(seeds.slice(2).map(fromDisk)) }, { name: 'empty.txt', bytes: Buffer.alloc(0) }]);
  await read(page, 5);
  await ask(page, '中亚, 合作');
  await open(page, 'collocations');
  await page.getByLabel('左', { exact: true }).fill('3');
  await page.getByLabel('左', { exact: true }).press('Tab');
  await page.getByRole('button', { name: '限定…' }).click();
  await page.locator('.scope-panel').getByLabel('从').fill('2025-06-14');
  await page.getByLabel('这个范围的名称').fill('<i>会后</i>');
  await page.getByRole('button', { name: '保存范围' }).click();
}

async function saved(page: Page): Promise<Buffer> {
  await open(page, 'start');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存项目' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^wenmai-project-.*\.wenmai$/);
  return readFileSync(await download.path());
}

test('a project is saved, and opens in another browser as it was', async ({ page, browser, baseURL }) => {
  await withWork(page);
  const before = await fingerprint(page);
  const bytes = await saved(page);
  const other = await (await browser.newContext({ baseURL: baseURL!, locale: 'zh-CN', viewport: { width: 1440, height: 900 } })).newPage();
  await other.goto(page.url().split('#')[0]!);
  await other.locator('#project-file').setInputFiles({ name: 'mine.wenmai', mimeType: 'application/zip', buffer: bytes });
  await read(other, 5);
  await expect(other.locator('.notice')).toContainText('项目已打开');
  expect(await fingerprint(other)).toBe(before);
  await expect(other.locator('#query')).toHaveValue('中亚, 合作');
  await expect(other.locator('.scope .chip')).toContainText('2025-06-14');
  await expect(other.locator('.scope .selection button').first()).toHaveText('<i>会后</i>');
  await open(other, 'collocations');
  await expect(other.getByLabel('左', { exact: true })).toHaveValue('3');
  await other.context().close();
});

test('a damaged, a cut and a foreign project file say so, and nothing is lost', async ({ page }) => {
  await withSeeds(page);
  const bytes = await saved(page);
  const broken: [string, Buffer, string][] = [
    ['cut.wenmai', bytes.subarray(0, Math.floor(bytes.length * 0.7)), '已损坏或不完整'],
    ['empty.wenmai', Buffer.alloc(0), '已损坏或不完整'],
    ['text.wenmai', Buffer.from('这不是项目'), '已损坏或不完整'],
    ['foreign.wenmai', zip([textFile('project.json', '{"format":"other"}')]), '不是文脉的项目文件'],
    ['later.wenmai', zip([textFile('project.json', '{"format":"wenmai","formatVersion":99,"batches":[]}')]), '不是文脉的项目文件'],
    ['short.wenmai', zip([textFile('project.json', '{"format":"wenmai","formatVersion":1,"batches":[[{"path":"a.txt","reading":null,"size":9}]],"state":{}}'), textFile('files/0', 'abc')]), '已损坏或不完整'],
  ];
  for (const [name, buffer, message] of broken) {
    await page.locator('#project-file').setInputFiles({ name, mimeType: 'application/zip', buffer });
    await expect(page.locator('.notice'), name).toContainText(message);
    await page.locator('.notice').getByRole('button', { name: '关闭' }).click();
    await read(page, 5);
  }
});

// Each was found by fuzzing the reader: the core refused every question that the page then asked.
test('what a project file cannot mean is passed over: no such day, number, class, encoding or character', async ({ page }) => {
  await withSeeds(page);
  const parts = unzipSync(await saved(page));
  const of = JSON.parse(strFromU8(parts['project.json']!)) as { batches: { reading: string | null }[][]; state: Record<string, unknown> };
  const reading = of.state['reading'] as object;
  of.batches[0]![1]!.reading = '{"columns": 3';
  of.state = {
    ...of.state, reading: { ...reading, words: '共赢 0\nx\ud800', copies: { run: 1e300, containment: -1, paragraph: 0 } }, choices: { [seeds[0]!.split('/').pop()!]: '{' },
    address: 'terms.group=nobody&collocations.group=x&timeline.smooth=3', scope: { from: '2025-06-31', only: [[0, 2 ** 53]], copies: 'thrice' }, query: '合作\udfff, 合作',
    selections: [{ name: '甲', scope: { to: '2025-99-99' } }], notes: [{ document: [0, 0], start: 2 ** 40, end: 1, label: 'a', text: 'b' }],
  };
  const files = Object.entries(parts).filter(([name]) => name !== 'project.json').map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
  page.on('dialog', (dialog) => void dialog.accept());
  await page.locator('#project-file').setInputFiles({ name: 'odd.wenmai', mimeType: 'application/zip', buffer: zip([textFile('project.json', JSON.stringify(of)), ...files]) });
  // Five documents were there before too: the project's notice says that they are the new ones.
  await expect(page.locator('.notice').first()).toContainText('项目已打开');
  await read(page, 5);
  await page.evaluate(() => { location.hash = 'view=documents'; });
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await expect(page.locator('#own-words')).toHaveValue(/共赢 0/);
  await open(page, 'terms');
  // Only documents that are not there are counted; asked for all, they are.
  await page.locator('.scope button.chip').first().click();
  await expect(page.locator('wm-terms .grid-body [role=row]').first()).toBeVisible();
  await ask(page, '合作');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('合作');
});

test('whatever stands in a project file, it is opened or refused, and work goes on', async ({ page }) => {
  test.setTimeout(180_000);
  page.on('dialog', (dialog) => void dialog.accept());
  await withSeeds(page);
  const state = (JSON.parse(strFromU8(unzipSync(await saved(page))['project.json']!)) as { state: object }).state;
  const next = generator(20250617, () => state);
  let opened = 0;
  for (let round = 0; round < 40; round++) {
    await page.locator('#project-file').setInputFiles({ name: 'odd.wenmai', mimeType: 'application/zip', buffer: Buffer.from(next()) });
    const notice = page.locator('main .notice, .notice').first();
    await expect(notice).toContainText(/项目|读取失败/);
    if ((await notice.innerText()).includes('版本的文脉保存')) opened++;
    await expect(page.locator('.progress')).toHaveCount(0);
    await notice.getByRole('button', { name: '关闭' }).click();
    await expect(page.locator('#query')).toBeVisible();
    await open(page, 'start');
  }
  expect(opened).toBeGreaterThan(5);
  // After all that, the page reads and answers as at the start.
  await page.locator('#tab-start').click();
  await page.getByRole('button', { name: '全部忘记' }).click();
  await expect(page.locator('.facts')).toHaveText('');
  await drop(page, seeds.map(fromDisk));
  await read(page, 5);
});

test('keep on this device: off by default, back after a reload, gone when forgotten', async ({ page }) => {
  const databases = (): Promise<string[]> => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  await withWork(page);
  expect(await databases()).toEqual([]);
  await open(page, 'start');
  await page.getByLabel('保留在这台设备上').click();
  await expect(page.locator('.project [role=status]')).toContainText('已保留');
  await ask(page, '峰会');
  await page.waitForTimeout(2500);
  await page.reload();
  await read(page, 5);
  await expect(page.locator('#query')).toHaveValue('峰会');
  await expect(page.locator('.scope .selection')).toHaveCount(1);
  await open(page, 'start');
  await expect(page.getByLabel('保留在这台设备上')).toBeChecked();
  await page.getByRole('button', { name: '全部忘记' }).click();
  await expect(page.locator('.facts')).toHaveText('');
  await page.reload();
  await page.waitForTimeout(1500);
  await expect(page.locator('.facts')).toHaveText('');
  await expect(page.locator('.scope')).toHaveCount(0);
});

test('closing asks only while something is unsaved', async ({ page }) => {
  const asks = (): Promise<boolean> => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await withWork(page);
  expect(await asks()).toBe(true);
  await saved(page);
  await expect.poll(asks).toBe(false);
});

test('a second drop waits for the first', async ({ page }) => {
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const line = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n'.repeat(3000);
    const go = (name: string): void => {
      const dataTransfer = new DataTransfer();
      for (let i = 0; i < 8; i++) dataTransfer.items.add(new File([line], `${name}${i}.txt`));
      document.querySelector('main')!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    };
    go('a');
    setTimeout(() => go('b'), 50);
  });
  await expect(page.locator('.progress')).toContainText('另有 1 批等待读取');
  await read(page, 16);
});

/** A project of `count` files that take a moment to read. */
function large(count: number): Buffer {
  const text = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n'.repeat(6000);
  const batch = Array.from({ length: count }, (_, i) => ({ path: `${i}.txt`, reading: null, size: Buffer.byteLength(text) }));
  const description = { format: 'wenmai', formatVersion: 1, batches: [batch], state: { reading: { hmm: true, words: '别的' }, dates: { year: 1999 }, notes: [] } };
  return zip([textFile('project.json', JSON.stringify(description)), ...batch.map((_, i) => textFile(`files/${i}`, text))]);
}

test.describe('opening a project over other work is broken off, and all is as before', () => {
  test.describe.configure({ timeout: 180_000 });
  const begin = async (page: Page): Promise<object> => {
    const before = await work.withWork(page);
    await open(page, 'start');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.locator('#project-file').setInputFiles({ name: 'large.wenmai', mimeType: 'application/zip', buffer: large(20) });
    await expect(page.locator('.progress p')).toContainText(/[1-9]\d* \/ 20/, { timeout: 60_000 });
    return before;
  };

  test('by the user', async ({ page }) => {
    const before = await begin(page);
    await page.locator('.progress').getByRole('button', { name: '取消' }).click();
    await expect(page.locator('.notice')).toContainText('已取消，一切如旧');
    await read(page, 5);
    await work.keeps(page, before);
    // What comes afterwards is read beside it.
    await drop(page, [textFile('one-more.txt', '合作')]);
    await read(page, 6);
  });

  test('because the workers end, those of before too', async ({ page }) => {
    // Each new worker is waited for before the next is tried: that takes minutes.
    test.setTimeout(900_000);
    const before = await begin(page);
    let ending = true;
    const end = (worker: ReturnType<Page['workers']>[number]): void => void (ending && worker.evaluate(() => self.close()).catch(() => undefined));
    page.on('worker', end);
    page.workers().forEach(end);
    await expect(page.locator('.notice')).toContainText('原有的文本仍在', { timeout: 600_000 });
    ending = false;
    await work.keeps(page, before);
    await read(page, 5);
  });

  test('and a drop that came meanwhile is read beside what was there', async ({ page }) => {
    await begin(page);
    await drop(page, [textFile('meanwhile.txt', '合作')]);
    await page.locator('.progress').getByRole('button', { name: '取消' }).click();
    await read(page, 6);
  });
});
