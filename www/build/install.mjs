// What a browser needs to install the page: icons and the web app manifest.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const www = dirname(dirname(fileURLToPath(import.meta.url)));

/** Puts the icons among the assets. The PNGs are drawn from seal.svg by scripts/icons.mjs. @param {(name: string, content: Buffer) => string} put */
export function icons(put) {
  const of = (/** @type {string} */ name) => put(`icon-${name}`, readFileSync(join(www, 'icons', name)));
  return { vector: put('seal.svg', readFileSync(join(www, 'seal.svg'))), small: of('192.png'), large: of('512.png'), maskable: of('maskable.png'), touch: of('touch.png') };
}

/** Relative addresses only: the manifest stands beside index.html, wherever that is. @param {ReturnType<typeof icons>} names */
export function manifest({ vector, small, large, maskable }) {
  const icon = (/** @type {string} */ name, /** @type {string} */ sizes, purpose = 'any') =>
    ({ src: `assets/${name}`, sizes, type: name.endsWith('.svg') ? 'image/svg+xml' : 'image/png', purpose });
  return `${JSON.stringify({
    name: '文脉 Wenmai', short_name: '文脉', lang: 'zh-CN', dir: 'ltr',
    description: '在浏览器里统计中文（及英文）文本，文件不上传。Text analysis in your own browser; nothing is uploaded.',
    id: './', start_url: './', scope: './', display: 'standalone', background_color: '#fbf8f1', theme_color: '#a92f1b',
    categories: ['education', 'utilities'],
    icons: [icon(vector, 'any'), icon(small, '192x192'), icon(large, '512x512'), icon(maskable, '512x512', 'maskable')],
  }, null, 1)}\n`;
}
