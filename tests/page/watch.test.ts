/** The watch over all tests sees what it is there to see: in the page and in its workers. */
import { expect, test, withSeeds } from './fixture.ts';

test('a violation of the policy or of Trusted Types fails any test, in the page and in a worker', async ({ page, watch }) => {
  await withSeeds(page);
  expect(watch.faults).toEqual([]);
  const seen = (part: string | RegExp): Promise<void> => expect.poll(() => watch.faults.join('\n')).toMatch(part);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'p { color: red }';
    document.head.append(style);
  });
  await seen(/violation: style-src/);
  watch.faults.length = 0;
  await page.evaluate(() => {
    try {
      document.createElement('p').innerHTML = '<img src=x>';
    } catch { /* That it throws is not what is looked at. */ }
  });
  await seen(/violation: require-trusted-types-for/);
  watch.faults.length = 0;
  await page.workers()[0]!.evaluate(() => fetch('https://example.invalid/').catch(() => undefined));
  await seen(/violation in a worker: connect-src/);
  watch.faults.length = 0;
});
