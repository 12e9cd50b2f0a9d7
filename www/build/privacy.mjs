// "Is my text really not uploaded?": one text for each language, as a page beside the app and as a dialog in the single file.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'privacy');
/** What the texts say about the file itself: beside the app it can be named; inside of itself it cannot. */
const words = {
  'zh-CN': {
    download: (/** @type {string} */ size) => `<a href="wenmai.html" download>下载 wenmai.html</a>（${size} MB）。`, here: '你打开的就是它。',
    fingerprint: (/** @type {string} */ hash, /** @type {string} */ version) => `这里的 wenmai.html（版本 ${version}）的指纹是 <code class="hash">${hash}</code>。`,
    beside: '指纹公布在下载它的地方，文件名是 wenmai.html.sha256。', close: '关闭',
  },
  'zh-TW': {
    download: (/** @type {string} */ size) => `<a href="wenmai.html" download>下載 wenmai.html</a>（${size} MB）。`, here: '你開啟的就是它。',
    fingerprint: (/** @type {string} */ hash, /** @type {string} */ version) => `這裡的 wenmai.html（版本 ${version}）的指紋是 <code class="hash">${hash}</code>。`,
    beside: '指紋公布在下載它的地方，檔名是 wenmai.html.sha256。', close: '關閉',
  },
  en: {
    download: (/** @type {string} */ size) => `<a href="wenmai.html" download>Download wenmai.html</a> (${size} MB).`, here: 'You have it open.',
    fingerprint: (/** @type {string} */ hash, /** @type {string} */ version) => `That of the wenmai.html here (version ${version}) is <code class="hash">${hash}</code>.`,
    beside: 'It is published where the file can be downloaded, as wenmai.html.sha256.', close: 'Close',
  },
};
const languages = /** @type {(keyof typeof words)[]} */ (Object.keys(words));

/** The texts as they are written, for the stamp of the build. */
export const sources = languages.map((language) => readFileSync(join(folder, `${language}.html`), 'utf8'));

/** @param {(language: keyof typeof words) => { download: string, fingerprint: string, end?: string }} about */
const articles = (about) => languages.map((language, i) => {
  const { download, fingerprint, end = '' } = about(language);
  const text = sources[i]?.replace('{{download}}', download).replace('{{fingerprint}}', fingerprint) ?? '';
  return `<article id="${language}" lang="${language}">\n${text}${end}</article>\n`;
}).join('');

/** For the page: `bytes` and `hash` are those of the single file. @param {{ bytes: number, hash: string, version: string }} file */
export const pageArticles = ({ bytes, hash, version }) => articles((language) => ({
  download: words[language].download((bytes / 1e6).toFixed(1)), fingerprint: words[language].fingerprint(hash, version),
}));

/** For the single file: a dialog that is closed until asked for. */
export const dialog = () => `<dialog id="privacy" class="privacy-page">\n${articles((language) => ({
  download: words[language].here, fingerprint: words[language].beside,
  end: `<form method="dialog"><button>${words[language].close}</button></form>\n`,
}))}</dialog>\n`;
