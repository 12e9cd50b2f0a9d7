/** Collocations: presets, the network, the places around the node; every number leads to the lines behind it. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ask, column, expect, open, test, withSeeds } from './fixture.ts';
import { parseCsv } from './csv.ts';

type Asked = { wenmai: { ask(question: object): Promise<{ question: Record<string, unknown>; answer: Record<string, never> }> } };
const answer = <A>(page: Page, question: object): Promise<A> =>
  page.evaluate((asked) => (globalThis as unknown as Asked).wenmai.ask(asked), question).then((envelope) => envelope.answer as A);

const part = (page: Page, name: string): Promise<void> => page.locator('wm-collocations .parts').getByRole('button', { name, exact: true }).click();
const lines = async (page: Page): Promise<number> => {
  await expect(page.locator('#tab-concordance')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('wm-concordance [role=grid]')).toHaveAttribute('aria-busy', 'false');
  return Number((await page.locator('wm-concordance .grid-count').innerText()).replace(/\D/g, ''));
};

test('a preset takes the window, the rule and the order of its tool', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  const ours = await column(page, 'collocations', 5);
  await expect(page.locator('wm-collocations .summary')).toContainText('各窗口内的词次');
  await page.getByLabel('计数约定').selectOption('cqpweb');
  await expect(page.locator('wm-collocations .summary')).toContainText('CQPweb');
  await expect(page.getByLabel('左', { exact: true })).toHaveAttribute('placeholder', '3');
  await expect(page.locator('wm-collocations [aria-sort=descending]')).toContainText('G²');
  expect(await column(page, 'collocations', 5)).not.toEqual(ours);
  // What is set by hand stays until another preset is taken.
  await page.getByLabel('左', { exact: true }).fill('1');
  await page.getByLabel('左', { exact: true }).press('Tab');
  await expect(page.locator('wm-collocations .profile').first()).toHaveAttribute('aria-label', /^左1 /);
  await page.getByLabel('计数约定').selectOption('wenmai');
  await expect(page.getByLabel('左', { exact: true })).toHaveValue('');
  await page.getByLabel('另加一种分值').selectOption('delta_p_given_node');
  await expect(page.locator('wm-collocations [aria-sort=descending]')).toContainText('ΔP');
  await expect(page.locator('wm-collocations [aria-sort=descending]')).toHaveAttribute('title', /O11\/R1 − O21\/R2/);
});

test('the network: the same places every time, ties in a table and in files, a click leads to lines', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  await part(page, '网络');
  const chart = page.locator('wm-network .chart[data-drawn]');
  await expect(chart.locator('canvas').first()).toBeVisible();
  await expect(chart).toHaveAttribute('aria-label', /“中亚”与 30 个搭配词的网络/);
  const waiting = page.waitForEvent('download');
  await page.locator('wm-network wm-grid').getByRole('button', { name: 'CSV', exact: true }).click();
  const [header, ...rows] = parseCsv(readFileSync(await (await waiting).path(), 'utf8').slice(1));
  expect(header).toEqual(['source', 'target', 'order', 'by', 'count', 'expected', 'weight']);
  expect(rows.filter((row) => row[2] === '1' && row[3] === 'window')).toHaveLength(30);
  expect(rows.filter((row) => row[2] === '2' && row[3] === 'units').length).toBeGreaterThan(5);
  // The picture is made of the numbers that the core gave: asked again, they are the same.
  const question = { ask: 'network', collocates: { node: '中亚', stop_words: true } };
  const places = (of: { nodes: { x: number; y: number }[] }): number[][] => of.nodes.map(({ x, y }) => [x, y]);
  expect(places(await answer(page, question))).toEqual(places(await answer(page, question)));
  // The node stands in the middle of the picture.
  const box = (await chart.boundingBox())!;
  const taken = page.waitForEvent('download');
  await page.locator('wm-network wm-chart').getByRole('button', { name: 'SVG' }).click();
  const svg = readFileSync(await (await taken).path(), 'utf8');
  for (const text of ['中亚', '“中亚”的搭配网络', 'Wenmai', 'N = ', '左 5', '虚线']) expect(svg, text).toContain(text);
  expect(svg).not.toMatch(/<script|<foreignObject|javascript:/i);
  // Collocates of collocates: each of five words with two of its own, counted by the same window.
  await page.getByRole('spinbutton', { name: '词数' }).fill('5');
  await page.getByRole('spinbutton', { name: '词数' }).press('Tab');
  await page.getByRole('spinbutton', { name: '各再取' }).fill('2');
  await page.getByRole('spinbutton', { name: '各再取' }).press('Tab');
  await page.getByLabel('搭配词之间的联系').click();
  await expect(page.locator('wm-network .grid-count')).toHaveText(/^1[0-5] 行$/);
  await expect(page.locator('wm-network .grid-body')).toContainText('窗口');
  await page.getByLabel('搭配词之间的联系').click();
  await page.getByRole('spinbutton', { name: '词数' }).fill('30');
  await page.getByRole('spinbutton', { name: '词数' }).press('Tab');
  await page.getByRole('spinbutton', { name: '各再取' }).fill('0');
  await page.getByRole('spinbutton', { name: '各再取' }).press('Tab');
  await expect(page.locator('wm-network .grid-count')).toHaveText(`${rows.length} 行`);
  // A tie of second order: lines of the one word with the other in the same sentence.
  const tie = rows.findIndex((row) => row[2] === '2');
  await page.locator('wm-network .grid-foot input[type=number]').fill(String(tie + 1));
  await page.locator('wm-network .grid-foot input[type=number]').press('Enter');
  await page.locator(`wm-network .grid-body [data-row="${tie}"]`).first().click();
  await expect(page.locator('.chips')).toContainText(`同句有“${rows[tie]![1]}”`);
  await expect(page.locator('#query')).toHaveValue(rows[tie]![0]!);
  expect(await lines(page)).toBeGreaterThan(0);
  await ask(page, '中亚');
  await open(page, 'collocations');
  await expect(chart.locator('canvas').first()).toBeVisible();
  // Somewhere on a ring around the node there is a word; clicking it leads to its lines with the node.
  const { x, y, width, height } = (await chart.boundingBox()) ?? box;
  for (let step = 0; step < 60 && (await page.locator('#tab-collocations[aria-selected=true]').count()) > 0; step++) {
    const angle = step * 2.4;
    const radius = 30 + step * 4;
    await page.mouse.click(x + width / 2 + radius * 1.6 * Math.cos(angle), y + height / 2 + radius * Math.sin(angle));
  }
  expect(await lines(page)).toBeGreaterThan(0);
});

test('the places around the node: a cell leads to the lines with the word at that place', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  await part(page, '节点前后的位置');
  const chart = page.locator('wm-collocations .chart[data-drawn]');
  await expect(chart.locator('canvas').first()).toBeVisible();
  const rows = page.locator('wm-collocations .grid-body [role=row]');
  const first = rows.first();
  await expect(first.locator('[role=gridcell]')).toHaveCount(13);
  // R1 stands behind word, count and the five places to the left.
  const cell = first.locator('[role=gridcell]').nth(7);
  const term = await first.locator('[role=gridcell]').first().innerText();
  const counts = (await first.locator('[role=gridcell]').allInnerTexts()).slice(2, 12).map(Number);
  const at = counts.indexOf(Math.max(...counts));
  const total = Number(await first.locator('[role=gridcell]').nth(1).innerText());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
  await expect(cell).toBeVisible();
  await first.locator('[role=gridcell]').nth(2 + at).click();
  const name = at < 5 ? `左${5 - at}` : `右${at - 4}`;
  await expect(page.locator('.chips')).toContainText(`在 ${name} 有“${term}”`);
  // A word near two hits is counted once, at the nearer; both have a line.
  const found = await lines(page);
  expect(found).toBeGreaterThanOrEqual(counts[at]!);
  expect(found).toBeLessThanOrEqual(Math.ceil(counts[at]! * 1.05));
  // The most frequent place is just before the node: there the word stands in every line.
  expect(at).toBe(4);
  for (const left of await column(page, 'concordance', 3)) expect(left.replace(/[\s—–-]+$/, '')).toMatch(new RegExp(`${term}$`));
});

test('collocates of words full of markup stay words', async ({ page }) => {
  const { drop, read, textFile } = await import('./fixture.ts');
  await page.goto('./');
  await drop(page, [textFile('20250617.txt', '合作 <b>共赢</b> 发展 & 合作 <img src=x onerror=alert(1)> 共赢 发展。\n'.repeat(8))]);
  await read(page, 1);
  await page.evaluate(() => { location.hash = `${location.hash}&copies=all`; });
  await ask(page, '合作');
  await open(page, 'collocations');
  for (const name of ['网络', '节点前后的位置']) {
    await part(page, name);
    await expect(page.locator('wm-collocations .chart[data-drawn] canvas').first()).toBeVisible();
  }
  expect(await page.locator('main img').count()).toBe(0);
});

test('a row of scores opens its table and every formula with its numbers', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  const row = page.locator('wm-collocations .grid-body [role=row]').first();
  const term = await row.locator('[aria-colindex="2"]').innerText();
  await row.getByText('ƒ(x)').click();
  const panel = page.locator('wm-collocations .working');
  await expect(panel).toContainText(`“${term}”的数字`);
  // The same numbers as the core gives.
  type Row = { rows: { term: string; worked: string[]; observed: number[] }[]; row_total: number };
  const all = await answer<Row>(page, { ask: 'collocates', node: '中亚', stop_words: true, worked: true, measures: ['log_dice', 'mi3', 'fisher'], limit: 1 });
  expect(all.rows[0]!.term).toBe(term);
  for (const text of all.rows[0]!.worked) await expect(panel).toContainText(text);
  const format = new Intl.NumberFormat('zh-CN').format;
  await expect(panel).toContainText(`O11 = ${format(all.rows[0]!.observed[0]!)}`);
  await expect(panel).toContainText(`R1 = ${format(all.row_total)}`);
  await expect(page.locator('wm-collocations .summary').first()).toContainText(`R1 = ${format(all.row_total)}`);
  await expect(panel).toContainText('95 % 区间');
  await expect(panel.locator('table').last().locator('tbody tr')).toHaveCount(24);
  // With the keys, and shut again.
  await panel.getByRole('button', { name: '关闭' }).click();
  await expect(panel).toHaveCount(0);
  await page.locator('wm-collocations [role=grid]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  // Another question has other numbers.
  await page.getByLabel('计数约定').selectOption('rkorapclient');
  await expect(panel).toHaveCount(0);
});

test('a foreign preset lists stop words, and what is in force is said', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中国');
  await open(page, 'collocations');
  const summary = page.locator('wm-collocations .summary').first();
  await expect(summary).toContainText('门槛已降低');
  await page.getByLabel('计数约定').selectOption('rkorapclient');
  await expect(page.getByLabel('不列停用词')).not.toBeChecked();
  type Totals = { row_total: number; node_hits: number };
  const { row_total: total, node_hits: hits } = await answer<Totals>(page, { ask: 'collocates', node: '中国', preset: 'rkorapclient' });
  expect(total).toBe(10 * (hits + 0.5));
  await expect(summary).toContainText(`R1 = ${new Intl.NumberFormat('zh-CN').format(total)}，`);
  await expect(summary).toContainText('logDice 至少 2');
  await expect(summary).toContainText('重复段落只计一次，而 RKorAPClient 每次都计');
  await page.getByLabel('不列停用词').click();
  await expect(summary).toContainText('未列停用词，而 RKorAPClient 是列的');
  await page.getByLabel('计数约定').selectOption('cqpweb');
  await expect(summary).toContainText('词频至少 5');
  await expect(summary).not.toContainText('未列停用词');
  // A p-value keeps the digits that say something.
  await page.getByLabel('另加一种分值').selectOption('fisher');
  await expect(page.locator('wm-collocations [aria-sort=ascending]')).toContainText('Fisher');
  await expect(page.locator('wm-collocations .grid-body [role=row]').first()).toContainText(/\d\.\de−\d+/);
});

test('a window beyond its bounds is said to be another one', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '合作');
  await open(page, 'collocations');
  const left = page.locator('wm-collocations').getByLabel('左', { exact: true });
  await expect(left).toHaveAttribute('title', '0 到 10');
  await left.fill('999');
  await left.press('Tab');
  await expect(left).toHaveValue('10');
  await expect(page.locator('wm-collocations .bounded:not(:empty)')).toHaveText('999 改为 10：只能取 0 到 10');
  await left.fill('4');
  await left.press('Tab');
  await expect(page.locator('wm-collocations .bounded:not(:empty)')).toHaveCount(0);
});
