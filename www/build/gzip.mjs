import { gzipSync } from 'node:zlib';

/** gzip whose bytes depend on nothing but the content: no time, and no mark of the system in the tenth byte. */
export function gzip(/** @type {Uint8Array | string} */ content) {
  const packed = gzipSync(content, { level: 9 });
  packed[9] = 255;
  return packed;
}
