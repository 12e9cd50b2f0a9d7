/** Duplicates side by side, and how texts are read: a change reads all again and can be undone. */
import type { Page } from '@playwright/test';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';
import { zip } from './zip.ts';

const story = '六月十七日，第二届峰会在阿斯塔纳举行，与会各方就深化互利合作、推动地区发展充分交换意见，达成广泛共识，并签署多项合作文件，会议取得圆满成功。';
const lines = async (page: Page): Promise<number> => {
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance [role=grid]')).toHaveAttribute('aria-busy', 'false');
  return Number((await page.locator('wm-concordance .grid-count').innerText()).replace(/\D/g, ''));
};

test('a copy stands beside its original, and counts once or every time', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('20250617甲.txt', `<b>甲报</b>讯\n${story}\n另有消息。\n`), textFile('20250618乙.txt', `乙报讯\n${story}\n<i>完</i>\n`)]);
  await read(page, 2);
  await ask(page, '阿斯塔纳');
  expect(await lines(page)).toBe(1);
  await page.getByRole('button', { name: '限定…' }).click();
  await page.getByLabel('重复刊载的每次都计').click();
  expect(await lines(page)).toBe(2);
  await open(page, 'documents');
  await page.getByRole('button', { name: '重复段落' }).click();
  await expect(page.locator('wm-copies .summary')).toContainText(/[12] 段/);
  await page.locator('wm-copies .grid-body [role=gridcell]').first().click();
  const sides = page.locator('wm-copies .side p');
  await expect(sides).toHaveCount(2);
  for (const side of await sides.all()) await expect(side).toContainText('达成广泛共识');
  await page.getByRole('button', { name: '在原文中看首次出现' }).click();
  await expect(page.locator('wm-reader .body')).toContainText('<b>甲报</b>讯');
});

test('what the original has beyond the copy is set apart from what differs', async ({ page }) => {
  await page.goto('./');
  const rest = '会议还通过了关于农业、能源、交通和文化的四份文件，并商定明年再次聚首。';
  await drop(page, [textFile('20250617.txt', `${story}${rest}\n`), textFile('20250618.txt', `${story.replace('交换意见', '交流看法')}\n`)]);
  await read(page, 2);
  await open(page, 'documents');
  await page.getByRole('button', { name: '重复段落' }).click();
  await page.locator('wm-copies .grid-body [role=gridcell]').first().click();
  await expect(page.locator('wm-copies .side .beyond')).toContainText('明年再次聚首');
  await expect(page.locator('wm-copies .side ins').first()).toContainText('流看法');
  await expect(page.locator('wm-copies .side ins', { hasText: '再次聚首' })).toHaveCount(0);
  await expect(page.locator('wm-copies .legend')).toContainText('首次出现处更长');
});

test('lines of the own dictionary that are no word, or another one, are named', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('a.txt', '中亚峰会在西安举行。')]);
  await read(page, 1);
  await open(page, 'documents');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await page.locator('#own-words').fill(`鲁班工坊 11 nz\n中亚峰会 abc n\n人 0\n${'长'.repeat(65)}`);
  await page.getByRole('button', { name: '用这些词统计' }).click();
  const reading = page.locator('wm-reading');
  await expect(reading).toContainText('第 2 行读作一个带空格的词：“中亚峰会 abc”');
  await expect(reading).toContainText('第 3 行未采用：单个字');
  await expect(reading).toContainText('第 4 行未采用：一个词至多 64 个字');
  await expect(reading).not.toContainText('第 1 行');
  await expect(page.locator('wm-words-change')).toContainText('没有文本要重新切分');
});

test('without the HMM the words are others; undo brings the first count back', async ({ page }) => {
  test.setTimeout(120_000);
  await withSeeds(page);
  const facts = page.locator('.facts');
  const before = await facts.innerText();
  await open(page, 'documents');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await page.getByLabel('合并词典未收的字（HMM）').click();
  await expect(facts).not.toHaveText(before);
  await expect(facts).toContainText('5 篇');
  await open(page, 'terms');
  await expect(page.locator('wm-terms .grid-body [role=row]').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(facts).toHaveText(before, { timeout: 30_000 });
});

test('the encoding of one file is chosen by hand', async ({ page }) => {
  await page.goto('./');
  const gbk = Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]);
  await drop(page, [{ name: 'short.txt', bytes: gbk }, textFile('other.txt', '合作共赢')]);
  await read(page, 2);
  await open(page, 'documents');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await page.locator('wm-reading .grid-body [role=gridcell]', { hasText: 'short.txt' }).click();
  await page.locator('.chosen-file').getByLabel('编码').selectOption('big5');
  await page.getByRole('button', { name: '文本', exact: true }).click();
  await expect.poll(async () => (await column(page, 'documents', 8)).map((text) => text.toLowerCase())).toContain('big5');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await page.locator('wm-reading .grid-body [role=gridcell]', { hasText: 'short.txt' }).click();
  await page.locator('.chosen-file').getByLabel('编码').selectOption('gb18030');
  await page.getByRole('button', { name: '文本', exact: true }).click();
  await page.locator('wm-documents .grid-body [role=row]', { hasText: 'short' }).locator('[role=gridcell]').first().click();
  await expect(page.locator('wm-reader .body')).toContainText('中国');
});

test('a line of the report leads to the choices for its file, and files of one archive have their own', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('./');
  const gbk = Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]);
  await drop(page, [{ name: 'all.zip', bytes: zip([{ name: 'one.txt', bytes: gbk }, { name: 'two.txt', bytes: gbk }]) }]);
  await read(page, 2);
  await open(page, 'start');
  const lines = page.locator('wm-reports .grid-body [role=row]');
  await expect(lines.first()).toContainText(/gb18030/i);
  await lines.filter({ hasText: 'one.txt' }).locator('[role=gridcell]').first().click();
  await page.locator('.chosen-file', { hasText: 'all.zip/one.txt' }).getByLabel('编码').selectOption('big5');
  const choices = page.locator('wm-reading .grid-body [role=row]');
  await expect(choices.filter({ hasText: 'one.txt' })).toContainText('big5', { timeout: 30_000 });
  await open(page, 'start');
  await expect(lines.filter({ hasText: 'one.txt' })).toContainText(/big5/i, { timeout: 30_000 });
  await expect(lines.filter({ hasText: 'two.txt' })).toContainText(/gb18030/i);
});

test('what is selected in a line becomes one word, and is none again after undo', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./');
  await drop(page, [textFile('20250617.txt', '鲁班工坊落成。鲁班工坊招生。师生走进鲁班工坊。\n'.repeat(3))]);
  await read(page, 1);
  await ask(page, '"鲁班工坊"');
  await open(page, 'concordance');
  const mark = page.locator('wm-concordance .grid-body mark').first();
  await expect(mark).toHaveText('鲁班工坊');
  await mark.evaluate((element) => getSelection()!.selectAllChildren(element));
  await page.getByRole('button', { name: '合为一词' }).click();
  await ask(page, '鲁班工坊');
  await expect(page.locator('wm-concordance .grid-count')).toHaveText('9 行');
  await open(page, 'terms');
  await expect(page.locator('wm-terms .grid-body')).toContainText('鲁班工坊');
  await page.keyboard.press('Control+z');
  await expect(page.locator('wm-terms .grid-body')).not.toContainText('鲁班工坊');
});

test('an own dictionary is written, counts, and is taken away', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./');
  await drop(page, [textFile('20250617.txt', '命运共同体理念。共建命运共同体。\n'.repeat(4))]);
  await read(page, 1);
  await open(page, 'documents');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await page.getByRole('textbox', { name: '自定词典' }).fill('命运共同体 3 n\n理念 0\n<b>x</b>');
  await page.getByRole('button', { name: '用这些词统计' }).click();
  await open(page, 'terms');
  await expect(page.locator('wm-terms .grid-body')).toContainText('命运共同体');
  await expect(page.locator('wm-terms .grid-body')).not.toContainText('理念');
});

test('the columns of a table are seen and chosen', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./');
  const rows = ['编号,标题,内容,备注', ...Array.from({ length: 6 }, (_, i) => `${i + 1},<b>标题${i + 1}</b>,中国同中亚国家合作共赢面向未来第${i + 1}条消息在这里,备注文字与正文不同处处开花结果累累第${i + 1}号`)];
  await drop(page, [textFile('表格.csv', `${rows.join('\n')}\n`)]);
  await read(page, 6);
  await open(page, 'documents');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await page.locator('wm-reading .grid-body [role=gridcell]', { hasText: '表格.csv' }).click();
  await expect(page.locator('.preview thead')).toContainText('备注');
  await expect(page.locator('.preview tbody')).toContainText('<b>标题1</b>');
  await page.locator('.chosen-file select').nth(1).selectOption('4');
  await expect(page.locator('.chosen-file').getByLabel('首行')).toHaveValue('');
  await page.locator('.chosen-file').getByLabel('首行').selectOption('true');
  await page.getByRole('button', { name: '文本', exact: true }).click();
  await ask(page, '"开花结果"');
  expect(await lines(page)).toBeGreaterThan(0);
  await ask(page, '"面向未来"');
  expect(await lines(page)).toBe(0);
});

test('the file stands beside the clean text, with what was changed', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('20250617.txt', '峰 会 消 息\n\n习近平主席指出，中国同中亚国家要加强互\n利合作，推动地区 2025 年发展，造福各国人\n民，并为世界和平与稳定作出新的贡献。\n')]);
  await read(page, 1);
  await open(page, 'documents');
  await page.locator('wm-documents .grid-body [role=gridcell]').first().click();
  await page.getByLabel('并列原文件').click();
  const line = page.locator('wm-reader .both > [role=row]', { hasText: '地区2025年发展' });
  // The whole paragraph stands beside the lines that it was joined from.
  await expect(line.locator('.source')).toHaveText(/加强互\n利合作，推动地区 2025 年发展，造福各国人\n民，并为/);
  const marked = await page.evaluate(() => [...(CSS.highlights.get('changed') ?? [])].map(String));
  expect(marked.length).toBeGreaterThan(1);
  // A hit is marked in both, over the end of a line too.
  await page.locator('#query').fill('"互利合作"');
  await page.locator('#query').press('Enter');
  await open(page, 'documents');
  await page.locator('wm-documents .grid-body [role=gridcell]').first().click();
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get('hit') ?? [])].map((range) => [String(range), !!(range as Range).startContainer.parentElement?.closest('.source')])))
    .toEqual([['互利合作', false], ['互', true], ['利合作', true]]);
});
