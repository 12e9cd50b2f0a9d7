/** The manual of the query language, and mistakes in words that people read. */
import { ask, expect, open, test, withSeeds } from './fixture.ts';

test('every example of the manual is a query that can be tried', async ({ page }) => {
  await withSeeds(page);
  const manual = page.locator('wm-manual');
  await manual.getByText('怎样查询').click();
  const examples = await manual.locator('tbody button').allInnerTexts();
  expect(examples.length).toBeGreaterThan(12);
  for (const example of examples) {
    await manual.getByRole('button', { name: example, exact: true }).click();
    await expect(page.locator('#query')).toHaveValue(example);
    await expect(page.locator('wm-concordance .grid-count, wm-concordance .empty, wm-concordance .summary').first()).toBeVisible();
    await expect(page.locator('.query-fault')).toHaveCount(0);
  }
});

test('a mistake is shown at its character in the language of the page', async ({ page }) => {
  await withSeeds(page);
  await open(page, 'concordance');
  for (const [typed, at, words] of [
    ['改革 (开放|发展', '4', '缺少右括号'], ['中国{3,2}', '4', '小的数要在前'], ['/中国|(美/', '5', '正则表达式无法理解：缺少右括号'], ['pos:名字', '5', '这里应有词性'],
    ['改革 AND 开放', '4', '这里不用 AND、OR、NOT'], ['改革。', '3', '标点不属于词'],
  ] as const) {
    await ask(page, typed);
    const fault = page.locator('.query-fault');
    await expect(fault).toContainText(`第 ${at} 个字符`);
    await expect(fault).toContainText(words);
    await expect(page.locator('#query')).toHaveAttribute('aria-invalid', 'true');
  }
});
