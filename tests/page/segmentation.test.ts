/** How words are cut, seen and repaired: new words, what a change did, what becomes of a word, what a switch would change. */
import { ask, column, drop, expect, hostedOnly, open, read, test, textFile, withSeeds } from './fixture.ts';

const part = (name: string) => ({ name, exact: true });

test('a new word is accepted: its count before and after is shown, it is a term from then on, and no more after undo', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await page.getByRole('button', part('发现的新词')).click();
  const rows = page.locator('wm-discovered .grid-body [role=row]');
  const row = rows.filter({ has: page.locator('.term', { hasText: /^命运共同体$/ }) });
  await expect(row.locator('mark')).toHaveText('命运共同体');
  await row.getByText('采纳').click();
  const change = page.locator('wm-words-change');
  await expect(change).toContainText(/重新切分 [1-5] 篇/);
  await expect(change).toContainText(/命运共同体 0 → \d+/);
  await expect(row).toHaveCount(0);
  // It is for who works at the screen.
  await page.emulateMedia({ media: 'print' });
  await expect(change.locator('.notice')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(change.locator('.notice')).toBeVisible();
  await page.getByRole('button', part('词')).click();
  await page.getByLabel('筛选').first().fill('命运共同体');
  await expect.poll(() => column(page, 'terms', 2)).toContain('命运共同体');
  await change.getByRole('button', { name: '撤销' }).click();
  await expect(change).toContainText(/命运共同体 \d+ → 0/);
});

test('all new words above the thresholds are accepted in one step, and one step undoes it', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await page.getByRole('button', part('发现的新词')).click();
  const summary = page.locator('wm-discovered .summary');
  await expect(summary).toContainText(/共 \d+ 个/);
  const all = Number(/共 (\d+) 个/.exec(await summary.innerText())![1]);
  await page.getByLabel('最低凝合度').fill('0.6');
  await page.getByLabel('最低凝合度').press('Tab');
  await expect.poll(async () => Number(/共 (\d+) 个/.exec(await summary.innerText())?.[1] ?? all)).toBeLessThan(all);
  // Those that would take counts from other words are left to the eye.
  const fewer = Number(/采纳最小单位（(\d+) 个）/.exec(await summary.innerText())![1]);
  expect(fewer).toBeLessThanOrEqual(Number(/共 (\d+) 个/.exec(await summary.innerText())![1]));
  await page.getByRole('button', { name: `采纳最小单位（${fewer} 个）` }).click();
  await expect(page.locator('wm-words-change')).toContainText('0 →');
  await open(page, 'documents');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  const words = page.locator('#own-words');
  await expect.poll(async () => (await words.inputValue()).split('\n').length).toBe(fewer);
  await page.locator('#tab-documents').focus();
  await page.keyboard.press('Control+z');
  await expect(words).toHaveValue('');
  // And all that is listed, too.
  await open(page, 'terms');
  const listed = Number(/共 (\d+) 个/.exec(await summary.innerText())![1]);
  await page.getByRole('button', { name: `全部采纳（${listed} 个）` }).click();
  await expect(page.locator('wm-words-change')).toContainText('0 →');
  await open(page, 'documents');
  await expect.poll(async () => (await words.inputValue()).split('\n').length).toBe(listed);
});

test('of a word the page says which longer words swallow it, and how it is written', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('a.txt', '印度尼西亚与印度。印度尼西亚。从印度洋到印度。中國和中国。')]);
  await read(page, 1);
  await ask(page, '印度');
  await open(page, 'concordance');
  const facts = page.locator('wm-term-facts');
  await expect(facts).toContainText('这些字共出现 5 处，其中 2 处是这个词');
  await expect(facts).toContainText(/印度尼西亚 2\s+印度洋 1/);
  await ask(page, '中国');
  await expect(facts).toContainText(/写法\s+中国 1\s+中國 1/);
});

test('every switch says what it would change, and the other dictionary when asked', async ({ page }) => {
  hostedOnly('it holds one dictionary');
  await withSeeds(page);
  await open(page, 'documents');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await expect(page.getByLabel(/HMM/)).toBeVisible();
  await expect(page.locator('wm-reading label', { hasText: 'HMM' })).toContainText(/影响 [\d.]+% 的词/);
  await expect(page.locator('wm-reading label', { hasText: '数字连同单位' })).toContainText(/影响 [\d.]+% 的词/);
  await page.getByRole('button', { name: '换一部词典会改变多少？' }).click();
  await expect(page.locator('wm-reading')).toContainText(/对 [\d.]+% 的词切法不同/, { timeout: 40_000 });
});

test('a word is repaired by keys alone, and the page says whether it stands in the text', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('a.txt', '中亚峰会在西安举行。中亚峰会很重要。')]);
  await read(page, 1);
  await ask(page, '峰会');
  await open(page, 'concordance');
  const repair = page.locator('wm-concordance wm-words');
  await repair.getByRole('button', { name: '输入字词…' }).press('Enter');
  const field = repair.getByLabel('字词');
  await expect(field).toBeFocused();
  await page.keyboard.type('长江大桥');
  await expect(repair.getByRole('status')).toHaveText('计入的文本中没有');
  await expect(repair.getByRole('button', { name: '合为一词' })).toBeDisabled();
  await field.fill('中亚峰会');
  await expect(repair.getByRole('status')).toHaveText('文中 2 处，其中 0 处是一个词');
  await repair.getByRole('button', { name: '合为一词' }).press('Enter');
  await expect(page.locator('wm-words-change')).toContainText(/中亚峰会 0 → 2/);
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(repair.getByRole('button', { name: '输入字词…' })).toBeFocused();
});

test('after a repair by mouse nothing is selected', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('a.txt', '中亚峰会在西安举行。\n中亚峰会很重要。')]);
  await read(page, 1);
  await ask(page, '峰会');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark')).toHaveCount(2);
  await page.locator('wm-concordance .grid-body mark').first().evaluate((mark) => getSelection()!.selectAllChildren(mark));
  const repair = page.locator('wm-concordance wm-words');
  await repair.getByRole('button', { name: '不是词' }).click();
  await expect(page.locator('wm-words-change')).toContainText(/峰会 2 → 0/);
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  await expect(repair.getByRole('button', { name: '不是词' })).toHaveCount(0);
});

test('what changed can be undone and then be done again, in one line that goes with the next question', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'terms');
  await page.getByRole('button', part('发现的新词')).click();
  await page.getByRole('button', { name: /全部采纳/ }).click();
  const change = page.locator('wm-words-change');
  await expect(change).toContainText('0 →');
  expect((await change.boundingBox())!.height).toBeLessThan(72);
  await change.getByRole('button', { name: '撤销' }).click();
  await expect(change).toContainText('已撤销');
  await expect(change.getByRole('button', { name: '撤销' })).toHaveCount(0);
  await change.getByRole('button', { name: '重做' }).click();
  await expect(change.getByRole('button', { name: '撤销' })).toBeVisible();
  await ask(page, '中国');
  await expect(change.locator('.words-change')).toHaveCount(0);
});
