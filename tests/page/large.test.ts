/** A text file larger than is read at once: in parts, by all workers, the same whoever reads which. */
import type { Page } from '@playwright/test';
import { dropRepeated, expect, test } from './fixture.ts';

interface Row { id: [number, number]; name: string; tokens: number }
interface Console { wenmai: { ask(question: object): Promise<{ answer: { rows: Row[]; total: number; tokens: number; fingerprint: string } }> } }

const line = '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n';
const bytes = new TextEncoder().encode(line).length;

async function documents(page: Page): Promise<{ rows: Row[]; fingerprint: string }> {
  return page.evaluate(async () => {
    const { wenmai } = globalThis as unknown as Console;
    const { rows } = (await wenmai.ask({ ask: 'documents', limit: 100 })).answer;
    return { rows, fingerprint: (await wenmai.ask({ ask: 'facts' })).answer.fingerprint };
  });
}

async function dropped(page: Page, workers: number): Promise<{ rows: Row[]; fingerprint: string }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: workers });
  await page.goto('./');
  await dropRepeated(page, ['large.txt'], line, Math.ceil((20 << 20) / bytes));
  await expect(page.locator('.facts')).toContainText(/\d/, { timeout: 100_000 });
  await expect(page.locator('.progress')).toHaveCount(0, { timeout: 100_000 });
  return documents(page);
}

test('one large text becomes several documents, all lines in them, with one worker as with two', async ({ page }) => {
  test.setTimeout(240_000);
  const one = await dropped(page, 1);
  expect(one.rows.length).toBeGreaterThan(3);
  expect(new Set(one.rows.map(({ name }) => name))).toEqual(new Set(['large.txt']));
  expect(one.rows.map(({ id }) => id)).toEqual(one.rows.map((_, at) => [at, 0]));
  expect(await dropped(page, 2)).toEqual(one);
});
