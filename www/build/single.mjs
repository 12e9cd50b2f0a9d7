// Writes the whole page as one file that works by double click. Script and style stand in it as they are, named by
// their hashes in the policy; everything else packed, in base64, in script elements of a type that no browser runs.
import { createHash } from 'node:crypto';
import { gzip } from './gzip.mjs';
import * as policies from './policy.mjs';

/** The bound that the single file promises to keep. */
const MOST_BYTES = 6_000_000;

const integrity = (/** @type {string} */ text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Text between the tags of an element is hashed and run as it stands, so nothing in it may end the element or be rewritten. */
function inert(/** @type {string} */ text, /** @type {string} */ what) {
  if (/<\/(script|style)|<!--|[\r\0]/i.test(text)) throw new Error(`the ${what} cannot stand inside of a page`);
  return text;
}

/** What the elements of the single file hold, by the names that the script asks for. @param {Map<string, Buffer>} contents */
export const travelling = (contents) => new Map([...contents].map(([name, bytes]) => [name, /\.(lzma|gz)$/.test(name) ? bytes : gzip(bytes)]));

/**
 * @param {{ template: string, seal: string, script: string, style: string, notice: string, dialog: string, contents: ReturnType<typeof travelling>, fill: (template: string, values: Record<string, string>) => string }} parts
 *   `contents` are those whose digests stand in the script; `notice` says whose code is in it, `dialog` stands beside the app
 */
export function singleFile({ template, seal, script, style, notice, dialog, contents, fill }) {
  const run = inert(script, 'script');
  const look = inert(style, 'style');
  const inline = [...contents].map(([name, bytes]) => {
    const how = name.endsWith('.lzma') ? 'x-lzma' : 'gzip';
    return `<script type="application/${how};base64" id="inline:${name}">${bytes.toString('base64')}</script>\n`;
  });
  const html = fill(template, {
    policy: policies.single(integrity(run), integrity(look)), seal,
    style: `<style>${look}</style>`, links: '',
    // The licences travel with the code; whoever looks into the file can read them.
    script: '', last: `${dialog}<script type="text/plain" id="notice">\n${inert(notice, 'notice')}</script>\n${inline.join('')}<script>${run}</script>\n`,
  });
  const size = Buffer.byteLength(html);
  if (size > MOST_BYTES) throw new Error(`the single file has ${size} bytes, more than ${MOST_BYTES}`);
  return html;
}
