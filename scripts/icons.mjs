// Draws the PNG icons of the installed page from www/seal.svg: node scripts/icons.mjs. Needs Chromium; run by hand when
// the seal has changed, and the pictures are kept in www/icons/.
import { chromium } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const www = join(dirname(dirname(fileURLToPath(import.meta.url))), 'www');
const seal = readFileSync(join(www, 'seal.svg'), 'utf8');
const folder = join(www, 'icons');
/** Systems cut maskable icons to a shape of theirs, and fill what is clear with black: the seal's own red reaches the edges. */
const red = '#b0301c';
const wanted = [
  { name: '192.png', size: 192, share: 1, ground: null },
  { name: '512.png', size: 512, share: 1, ground: null },
  { name: 'maskable.png', size: 512, share: 0.72, ground: red },
  { name: 'touch.png', size: 180, share: 0.86, ground: red },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  for (const { name, size, share, ground } of wanted) {
    await page.setViewportSize({ width: size, height: size });
    const inside = Math.round(size * share);
    await page.setContent(`<style>html,body{margin:0;height:100%;background:${ground ?? 'transparent'}}body{display:grid;place-items:center}svg{width:${inside}px;height:${inside}px}</style>${seal}`);
    writeFileSync(join(folder, name), await page.screenshot({ omitBackground: ground === null }));
    console.log(`www/icons/${name}: ${size} pixels`);
  }
} finally {
  await browser.close();
}
