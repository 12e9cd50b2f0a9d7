/** Everything that a person makes here, and whether it is all still there: settings, words, notes, selections, what stands in the scope. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { ask, expect, open, read, withSeeds } from './fixture.ts';

/** What a project file would hold now, beside the files: every kind of work that there is, and the fingerprint of the corpus. */
export async function made(page: Page): Promise<object> {
  await open(page, 'start');
  const waiting = page.waitForEvent('download');
  await page.locator('#save-project').click();
  const bytes = unzipSync(readFileSync(await (await waiting).path()));
  const { corpus, state } = JSON.parse(new TextDecoder().decode(bytes['project.json'])) as { corpus: { fingerprint: string }; state: object };
  return { fingerprint: corpus.fingerprint, ...state };
}

/** The sample texts with work of every kind done on them; answers what was made. */
export async function withWork(page: Page): Promise<object> {
  await withSeeds(page);
  await open(page, 'documents');
  await page.getByRole('button', { name: '怎样读取文本' }).click();
  await page.locator('#own-words').fill('中亚合作 10 nz\n共赢 0');
  await page.getByRole('button', { name: '用这些词统计' }).click();
  await expect(page.locator('.progress')).toHaveCount(0);
  await read(page, 5);
  await open(page, 'documents');
  await page.getByRole('button', { name: '日期', exact: true }).click();
  await page.locator('wm-dates .grid-body [role=gridcell]').first().click();
  await page.locator('wm-dates input[name=date]').fill('2025-06-16');
  await page.getByRole('button', { name: '设定', exact: true }).click();
  await expect(page.locator('wm-dates .grid-body')).toContainText('手工设定');
  await open(page, 'collocations');
  await page.getByLabel('左', { exact: true }).fill('3');
  await page.getByLabel('左', { exact: true }).press('Tab');
  await page.getByRole('button', { name: '限定…' }).click();
  await page.locator('.scope-panel').getByLabel('从').fill('2025-06-01');
  await page.getByLabel('这个范围的名称').fill('六月');
  await page.getByRole('button', { name: '保存范围' }).click();
  await ask(page, '峰会');
  await open(page, 'concordance');
  const rows = page.locator('wm-concordance .grid-body [role=row]');
  await rows.nth(1).locator('[role=gridcell]').last().click();
  await page.locator('form.note').getByLabel('标签').fill('甲');
  await page.locator('form.note').getByRole('button', { name: '保存批注' }).click();
  await expect(rows.nth(1).locator('.note-label')).toHaveText('甲');
  const of = await made(page);
  for (const part of ['中亚合作 10 nz', '"label":"甲"', '六月', '"date":"2025-06-16"', 'collocations.left=3', '2025-06-01', '峰会']) expect(JSON.stringify(of)).toContain(part);
  return of;
}

/** Nothing of it is lost, and work goes on. */
export async function keeps(page: Page, before: object): Promise<void> {
  await ask(page, '峰会');
  expect(await made(page)).toEqual(before);
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .note-label', { hasText: '甲' })).toHaveCount(1);
}
