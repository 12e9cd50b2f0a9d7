/** Every place of the page, one after the other: the views, their parts, and what opens inside them. A view or part that
 *  is added later is visited without a change here. */
import type { Page } from '@playwright/test';
import { ask, expect, open } from './fixture.ts';

export type Visit = (place: string) => Promise<void>;

/** Nothing is being counted, no row is on its way, every chart is drawn. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main .counting')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.locator('main .pending')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.locator('main .chart:not([data-drawn])')).toHaveCount(0, { timeout: 60_000 });
}

export const tabs = (page: Page): Promise<string[]> =>
  page.getByRole('tab').evaluateAll((all) => all.map(({ id }) => id.replace('tab-', '')));

/** All views and all their parts. */
export async function everyView(page: Page, visit: Visit): Promise<void> {
  for (const view of await tabs(page)) {
    await open(page, view);
    await settled(page);
    await visit(view);
    const parts = page.locator('main .parts button');
    const first = await parts.evaluateAll((all) => Math.max(0, all.findIndex((button) => button.getAttribute('aria-pressed') === 'true')));
    for (let part = 0; part < await parts.count(); part++) {
      if (part === first) continue;
      await parts.nth(part).click();
      await settled(page);
      await visit(`${view}-${part + 1}`);
    }
    if (await parts.count() > 0) await parts.nth(first).click();
  }
}

/** The part of a view that this element draws. */
export async function openPart(page: Page, view: string, element: string): Promise<void> {
  await open(page, view);
  const buttons = page.locator('main .parts button');
  for (let number = 0; number < await buttons.count(); number++) {
    await buttons.nth(number).click();
    await settled(page);
    if (await page.locator(element).count() > 0) return;
  }
  throw new Error(`${view} has no part ${element}`);
}

/** What opens inside the views: the scope, a text, the file beside it, copies side by side, a file's choices, a note, menus. */
export async function everyPanel(page: Page, visit: Visit): Promise<void> {
  const part = (view: string, element: string): Promise<void> => openPart(page, view, element);
  const texts = async (): Promise<void> => {
    await open(page, 'documents');
    await page.locator('main .parts button').first().click();
    await settled(page);
  };
  const cell = (within: string): ReturnType<Page['locator']> => page.locator(`${within} .grid-body [role=row]`).first().locator('[role=gridcell]');
  await texts();
  await cell('wm-documents').first().click();
  await expect(page.locator('wm-reader .body').first()).toBeVisible();
  await visit('reader');
  await page.locator('wm-reader details.about summary').click();
  await expect(page.locator('wm-about button').first()).toBeVisible();
  await page.locator('wm-reader h2 button').click();
  await visit('reader-about-and-title');
  await page.locator('.titling').press('Escape');
  await page.locator('wm-reader .reader header input[type=checkbox]').click();
  await expect(page.locator('wm-reader .source p').first()).toBeVisible();
  await visit('reader-beside');
  await page.locator('wm-reader .reader header input[type=checkbox]').click();
  await page.locator('wm-reader header button').first().click();
  await part('documents', 'wm-copies');
  if (await page.locator('wm-copies .grid-body [role=row]').count() > 0) {
    await cell('wm-copies').first().click();
    await expect(page.locator('.sides')).toBeVisible();
    await visit('copies-beside');
  }
  await part('documents', 'wm-reading');
  await cell('wm-reading').first().click();
  await expect(page.locator('.chosen-file')).toBeVisible();
  await visit('file-choices');
  await texts();
  await page.locator('.scope [aria-controls=scope-panel]').click();
  await visit('scope');
  await page.locator('.scope [aria-controls=scope-panel]').click();
  await open(page, 'terms');
  await page.locator('main .parts button').first().click();
  const fold = page.locator('wm-terms .controls > .fold');
  if (await fold.isVisible()) await fold.click();
  await page.locator('wm-terms .controls input[type=checkbox]').nth(1).check();
  await settled(page);
  await visit('terms-spread');
  await page.locator('wm-terms .controls input[type=checkbox]').nth(1).uncheck();
  await open(page, 'concordance');
  await settled(page);
  // A phone has no room for the column of notes.
  const noted = (page.viewportSize()?.width ?? 0) > 900;
  if (noted) await cell('wm-concordance').last().click();
  await page.locator('wm-concordance .columns summary').click();
  await visit(noted ? 'note-and-columns' : 'columns');
  await page.locator('wm-concordance .columns summary').click();
  if (noted) await page.locator('form.note').press('Escape');
  await open(page, 'collocations');
  await settled(page);
  await page.locator('wm-collocations .grid-body').getByText('ƒ(x)').first().click();
  await expect(page.locator('wm-collocations .working .cells')).toBeVisible();
  await visit('collocations-working');
  await page.locator('wm-collocations .working header button').click();
  await ask(page, '中亚||合作');
  await expect(page.locator('.query-fault')).toBeVisible();
  await visit('query-fault');
}
