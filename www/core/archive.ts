// A project file: a zip archive with one description and the files as they were dropped. Runs in a worker.
import { Zip, ZipDeflate, ZipPassThrough, strFromU8, strToU8, unzipSync } from 'fflate';

const DESCRIPTION = 'project.json';
/** Bytes that are read, packed or unpacked at a time. */
const SLICE = 4 << 20;
/** More than this is no project that was written here. */
const LARGEST = 0xffffffff;
/** What is packed already. */
const PACKED = /\.(zip|gz|docx|xlsx|epub|odt|pdf|7z|rar)$/i;

declare class FileReaderSync { readAsArrayBuffer(blob: Blob): ArrayBuffer }

/** Packs the description and files, numbered in order. */
export function pack(description: string, files: { path: string; blob: Blob }[]): Blob {
  const parts: BlobPart[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    parts.push(bytes as Uint8Array<ArrayBuffer>);
  });
  const reader = new FileReaderSync();
  const first = new ZipDeflate(DESCRIPTION, { level: 6 });
  zip.add(first);
  first.push(strToU8(description), true);
  files.forEach(({ path, blob }, number) => {
    const file = PACKED.test(path) ? new ZipPassThrough(`files/${number}`) : new ZipDeflate(`files/${number}`, { level: 6 });
    zip.add(file);
    for (let at = 0; at < blob.size || at === 0; at += SLICE) {
      file.push(new Uint8Array(reader.readAsArrayBuffer(blob.slice(at, at + SLICE))), at + SLICE >= blob.size);
    }
  });
  zip.end();
  return new Blob(parts, { type: 'application/zip' });
}

/** The description and the files, or null when it is no project file or a damaged one. */
export function unpack(blob: Blob): { description: string; files: Blob[] } | null {
  try {
    const bytes = new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));
    let known = 0;
    const wanted = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        known += originalSize;
        return (name === DESCRIPTION || /^files\/\d{1,7}$/.test(name)) && known < LARGEST;
      },
    });
    const description = wanted[DESCRIPTION];
    if (!description) return null;
    const files: Blob[] = [];
    for (let number = 0; wanted[`files/${number}`]; number++) files.push(new Blob([wanted[`files/${number}`] as Uint8Array<ArrayBuffer>]));
    return { description: strFromU8(description), files };
  } catch {
    // Whatever is wrong with it, it cannot be opened.
    return null;
  }
}
