/** What charts, reports and the methods view say of themselves: what was counted, and settings in the words of the page. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ask, column, drop, expect, open, read, test, textFile, withSeeds } from './fixture.ts';

interface Counted { documents: number; tokens: number }
const counted = (page: Page, scope: object): Promise<Counted> => page.evaluate(async (of) => {
  const { ask: question } = (globalThis as unknown as { wenmai: { ask(q: object): Promise<{ answer: { corpus_documents: number; corpus_tokens: number } }> } }).wenmai;
  const { answer } = await question({ ask: 'terms', scope: of });
  return { documents: answer.corpus_documents, tokens: answer.corpus_tokens };
}, scope);
const zh = (count: number): string => count.toLocaleString('zh-CN');
const stated = ({ documents, tokens }: Counted): string => `${zh(documents)} 篇，N = ${zh(tokens)} 词次`;

/** Without one of the five texts. */
async function restricted(page: Page): Promise<Counted> {
  const all = await counted(page, {});
  const part = { holding: '49e7289b' };
  await page.locator('.scope [aria-controls=scope-panel]').click();
  await page.getByLabel('标题、路径或来源含').fill(part.holding);
  await page.getByLabel('标题、路径或来源含').press('Tab');
  await expect(page.locator('.scope .chip')).toHaveCount(1);
  const size = await counted(page, part);
  expect(size.tokens).toBeLessThan(all.tokens);
  return size;
}

async function taken(page: Page, within: string, format: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.locator(within).getByRole('button', { name: format, exact: true }).first().click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

const plain = (svg: string): string => svg.replace(/<[^>]*>/g, ' ');

test('every chart states what was counted, and its settings in the words of the page', async ({ page }) => {
  test.setTimeout(240_000);
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  const size = await restricted(page);
  await open(page, 'methods');
  const html = await taken(page, 'wm-methods', 'HTML');
  const charts = [...html.matchAll(/data:image\/svg\+xml;base64,([^"]+)/g)].map(([, base64]) => plain(Buffer.from(base64!, 'base64').toString('utf8')));
  // Terms, places around the node, network, timeline.
  expect(charts.length).toBeGreaterThanOrEqual(4);
  for (const chart of charts) expect(chart).toContain(stated(size));
  const lines = [...html.matchAll(/<p class="note">(文脉[^<]*)/g)].map(([, line]) => line!);
  expect(lines.length).toBeGreaterThan(8);
  for (const line of lines) {
    if (!line.startsWith(`文脉 Wenmai`)) continue;
    expect(line).not.toMatch(/ = (?!\d)|_|\b(false|true|null|auto|none)\b/);
  }
  const network = lines.find((line) => line.includes('联系至少次数'))!;
  // The least count of the collocates is not that of the ties.
  expect(network).toMatch(/至少出现次数 \d+ .*联系至少次数 3/);
  // Without a restriction passages that stand twice count once, and the number says so.
  await page.locator('.scope .chip').click();
  await open(page, 'timeline');
  await expect(page.locator('wm-timeline .chart[data-drawn]')).toBeVisible();
  expect(plain(await taken(page, 'wm-timeline wm-chart', 'SVG'))).toContain(stated(await counted(page, {})));
});

test('the charts of the time spoken of state what was counted', async ({ page }) => {
  test.setTimeout(120_000);
  await withSeeds(page);
  const size = await restricted(page);
  await open(page, 'timeline');
  await page.locator('.parts button', { hasText: '文中所说的时间' }).click();
  await expect(page.locator('wm-spoken .chart[data-drawn]').first()).toBeVisible();
  expect(plain(await taken(page, 'wm-spoken wm-chart', 'SVG'))).toContain(stated(size));
});

test('methods: every setting and convention of every view has its words', async ({ page }) => {
  test.setTimeout(300_000);
  await withSeeds(page);
  await ask(page, '中亚, 合作');
  await open(page, 'methods');
  for (const view of ['documents', 'terms', 'collocations', 'timeline', 'concordance']) {
    await open(page, view);
    await expect(page.locator(`wm-${view} .grid-body [role=row]`).first()).toBeVisible();
    const tabs = page.locator(`main .parts button`);
    for (let at = 0; at < await tabs.count(); at++) {
      await tabs.nth(at).click();
      await expect(page.locator('main .progress')).toHaveCount(0);
      await page.waitForTimeout(400);
    }
  }
  await restricted(page);
  await open(page, 'compare');
  await column(page, 'compare', 2);
  await open(page, 'methods');
  const methods = page.locator('wm-methods');
  await expect(methods.locator('details').first()).toBeVisible();
  expect(await methods.locator('details').count()).toBeGreaterThan(12);
  expect(await methods.locator('th code').allInnerTexts()).toEqual([]);
  const cells = await methods.locator('details td, .tables td').evaluateAll((all) => all.map((cell) => `${cell.previousElementSibling?.textContent}: ${cell.textContent}`));
  // Names of people, tools and tests are written as they are; words and identifiers of the core are not.
  expect(cells.filter((cell) => /[a-z]+_[a-z]+|\b(the|of|and|with|not|each|by|false|true|none|auto|file|all|days|published|once|everything|documents?)\b/.test(cell))).toEqual([]);
  const names = await methods.locator('details summary').allInnerTexts();
  for (const name of names) expect(name).not.toMatch(/[a-z]+_[a-z]+/);
  // The paragraph says how words were cut and texts cleaned.
  await expect(methods.locator('.quote').first()).toContainText('切词另用以下规则：写明日子的日期作一词、数与数量级合为一词、数词与量词分开');
  await expect(methods.locator('.quote').first()).toContainText('文本先经清理');
  await expect(methods.locator('.quote').last()).toContainText('dates that name a day as one token');
});

test('the hint of a measure has one formula, and its name is the same in the list', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '中亚');
  await open(page, 'collocations');
  await expect(page.locator('wm-collocations .grid-body [role=row]').first()).toBeVisible();
  await page.getByLabel('另加一种分值').selectOption('all');
  const list = (await page.getByLabel('另加一种分值').locator('option').allInnerTexts()).slice(2);
  const heads = page.locator('wm-collocations [role=columnheader]');
  await expect(heads.filter({ hasText: 'NPMI' })).toHaveCount(1);
  for (const name of ['MI²', 'NPMI', 'z', 'LRC']) expect(list).toContain(name);
  const hints = await heads.evaluateAll((all) => all.map((head) => head.getAttribute('title') ?? head.querySelector('[title]')?.getAttribute('title') ?? '').filter((hint) => /O11|Σ|f1/.test(hint) && hint.includes('=')));
  const scores = hints.filter((hint) => hint.startsWith('两词') || hint.includes('偶然'));
  expect(scores.length).toBeGreaterThan(3);
  for (const hint of hints) expect(hint).not.toMatch(/not defined|when|four cells/);
  for (const hint of scores) expect(hint.match(/ = /g)?.length ?? 0).toBeLessThanOrEqual(1);
});

test('a date and a pattern that are refused say which form is accepted', async ({ page }) => {
  await page.goto('./');
  await drop(page, [textFile('a.txt', '中亚合作。'), textFile('none.txt', '')]);
  await read(page, 1);
  await expect(page.locator('wm-start .problems details')).toContainText('文件为 0 字节');
  await open(page, 'documents');
  await page.locator('.parts').getByRole('button', { name: '日期', exact: true }).click();
  await page.locator('wm-dates .grid-body [role=row]').first().click();
  await page.locator('wm-dates .setting input').fill('2024年3月');
  await page.locator('wm-dates .setting input').press('Enter');
  const alert = page.locator('wm-dates [role=alert]');
  await expect(alert).toContainText('“2024年3月”不是日期。请写成 2025、2025-06、2025-06-17');
  await page.locator('wm-dates textarea').fill('{foo}');
  await page.locator('wm-dates form', { has: page.locator('textarea') }).getByRole('button').click();
  await expect(alert).toContainText('花括号里只能是 {year}、{yy}');
  await page.locator('.preferences select').first().selectOption('en');
  await expect(alert).toContainText('in braces only {year}');
});
