/** Bad input: a clear message in the page's language, the other files stay, nothing freezes. */
import { zhCN } from '../../www/i18n/zh-CN.ts';
import { en } from '../../www/i18n/en.ts';
import { ask, calmest, drop, dropRepeated, everyCopy, expect, fromDisk, open, read, seeds, test, textFile, withSeeds } from './fixture.ts';

const text = '合作共赢，面向未来。中国同中亚国家的合作不断深化。\n'.repeat(20);
/** A zip archive cut off in the middle. */
const half = Buffer.from('504b0304140000000800a1b2c3d4000000000010000000200000090000006e6577732e747874abcdef', 'hex');
const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 256));
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), noise]);

const cases = [
  { name: 'empty.txt', bytes: Buffer.alloc(0), code: ['empty'] },
  { name: 'binary.txt', bytes: Buffer.concat([Buffer.from('7f454c460201010000000000', 'hex'), noise]), code: ['binary'] },
  { name: 'picture.png', bytes: png, code: ['unsupported', 'binary'] },
  { name: 'picture.txt', bytes: png, code: ['unsupported', 'binary'] },
  { name: 'half.zip', bytes: half, code: ['archive_corrupt'] },
  { name: 'nothing.zip', bytes: Buffer.alloc(0), code: ['empty', 'archive_corrupt', 'archive_empty'] },
] as const;

for (const [locale, dictionary] of [['zh-CN', zhCN], ['en-GB', en]] as const) {
  test.describe(locale, () => {
    test.use({ locale });
    test('every bad file has its message, the good ones stay', async ({ page }) => {
      await page.goto('./');
      await drop(page, [...cases, textFile('good.txt', text), ...seeds.map(fromDisk)]);
      await read(page, 6);
      const problems = page.locator('.problems li');
      await expect(problems).toHaveCount(cases.length);
      for (const { name, code } of cases) {
        const message = await problems.filter({ has: page.locator('strong', { hasText: new RegExp(`^${name}$`) }) }).innerText();
        expect(code.some((each) => message.includes(dictionary.problem[each])), `${name}: ${message}`).toBe(true);
      }
      await open(page, 'documents');
      await expect(page.locator('wm-documents .grid-count')).toHaveText(dictionary.grid.rows(6));
    });
  });
}

test('undecodable bytes are counted and the rest is read', async ({ page }) => {
  await page.goto('./');
  const broken = Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0xff, 0xc0, 0x80]), Buffer.from(text)]);
  await drop(page, [{ name: 'broken.txt', bytes: broken }, textFile('good.txt', text)]);
  await read(page, 2);
  await expect(page.locator('wm-reports .grid-body [role=row]').first()).toContainText('无法解码');
  await ask(page, '合作');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('合作');
});

test('names full of markup stay text', async ({ page }) => {
  await page.goto('./');
  const name = '<img src=x onerror=alert(1)>.txt';
  await drop(page, [textFile(name, `<script>alert(2)</script>\n${text}`), { name: '<b>bold</b>.zip', bytes: half }]);
  await read(page, 1);
  await expect(page.locator('wm-reports .grid-body')).toContainText(name);
  await expect(page.locator('.problems')).toContainText('<b>bold</b>.zip');
  await ask(page, '合作, <img src=x onerror=alert(3)>');
  for (const view of ['documents', 'terms', 'collocations', 'timeline', 'concordance', 'methods']) await open(page, view);
  await open(page, 'documents');
  await page.locator('wm-documents .grid-body [role=gridcell]').first().click();
  await expect(page.locator('wm-reader .body')).toContainText('<script>alert(2)</script>');
  expect(await page.locator('wm-app img, wm-app script, wm-app b').count()).toBe(0);
});

test('a line of a million characters', async ({ page }) => {
  await withSeeds(page);
  await drop(page, [textFile('long.txt', '合作共赢面向未来'.repeat(125_000))]);
  await read(page, 6);
  await everyCopy(page);
  await ask(page, '"面向未来"');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .summary')).toContainText('125,0');
  await open(page, 'documents');
  const rows = page.locator('wm-documents .grid-body [role=row]');
  const task = await calmest(page, 4, async () => {
    await rows.nth(5).locator('[role=gridcell]').first().click();
    await expect(page.locator('wm-reader h2')).toHaveText(/long|合作/);
    await rows.nth(0).locator('[role=gridcell]').first().click();
    await expect(page.locator('wm-reader h2')).not.toHaveText(/long|合作/);
  });
  console.log(`longest task while the long line is opened: ${task} ms`);
  expect(task).toBeLessThan(100);
  // The parts of a text beyond what is shown are one click away.
  await rows.nth(5).locator('[role=gridcell]').first().click();
  await expect(page.locator('wm-reader h2')).toHaveText(/long|合作/);
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: '后文' }).click();
  await expect(page.locator('wm-reader .body')).toContainText('面向未来');
  await page.getByRole('button', { name: '前文' }).first().click();
  await expect(page.locator('wm-reader .body')).toContainText('面向未来');
});

test('a file of 100 MB does not take the page or the other files with it', async ({ page }) => {
  test.setTimeout(240_000);
  await withSeeds(page);
  await dropRepeated(page, ['huge.txt'], '合作共赢，面向未来。中国同中亚国家的合作不断深化，成果惠及各国人民。\n', 1_000_000);
  await expect(page.locator('.progress')).toBeVisible();
  // The page answers while it reads.
  await page.locator('.preferences select').first().selectOption('en');
  await expect(page.locator('#tab-terms')).toHaveText('Terms');
  await expect(page.locator('.progress')).toHaveCount(0, { timeout: 200_000 });
  const said = await page.locator('.problems, .notice').allInnerTexts();
  const facts = await page.locator('.facts').innerText();
  console.log(`100 MB: ${facts}; ${said.join(' ') || 'read'}`);
  // It is read in parts, each a document.
  expect(said.length > 0 || parseInt(facts) > 6).toBe(true);
  await ask(page, '阿斯塔纳');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-body mark').first()).toHaveText('阿斯塔纳', { timeout: 30_000 });
});

test('a word that does not occur', async ({ page }) => {
  await withSeeds(page);
  await ask(page, '麒麟');
  await open(page, 'concordance');
  await expect(page.locator('wm-concordance .grid-empty')).toHaveText('没有出现“麒麟”。');
  await open(page, 'collocations');
  await expect(page.locator('wm-collocations .grid-empty')).toHaveText('没有出现“麒麟”。');
  await open(page, 'timeline');
  await expect(page.locator('.chart[data-drawn] canvas')).toBeVisible();
});
