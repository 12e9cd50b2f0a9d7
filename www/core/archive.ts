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

/** What a description says of a file, as far as packing it goes. */
interface Entry { size: number }

/**
 * Packs the description and files, numbered in order. A file that was removed or changed since it was dropped cannot be read
 * any more: it is packed empty, so that all others keep their numbers and the rest of the work is not lost. `lost`: which.
 */
export function pack(description: string, files: { path: string; blob: Blob | Uint8Array }[]): { parts: Uint8Array<ArrayBuffer>[]; lost: number[] } {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const lost: number[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    parts.push(bytes as Uint8Array<ArrayBuffer>);
  });
  const reader = new FileReaderSync();
  const of = JSON.parse(description) as { batches: Entry[][] };
  const entries = of.batches.flat();
  files.forEach(({ path, blob }, number) => {
    const file = PACKED.test(path) ? new ZipPassThrough(`files/${number}`) : new ZipDeflate(`files/${number}`, { level: 6 });
    zip.add(file);
    // A page from file:// hands over bytes where its workers may not read Blobs.
    const size = blob instanceof Blob ? blob.size : blob.length;
    let packed = 0;
    try {
      while (packed < size) {
        const slice = blob instanceof Blob ? new Uint8Array(reader.readAsArrayBuffer(blob.slice(packed, packed + SLICE))) : blob.slice(packed, packed + SLICE);
        file.push(slice);
        packed += slice.length;
      }
    } catch {
      lost.push(number);
    }
    file.push(new Uint8Array(), true);
    if (entries[number]) entries[number].size = packed;
  });
  const last = new ZipDeflate(DESCRIPTION, { level: 6 });
  zip.add(last);
  last.push(strToU8(JSON.stringify(of)), true);
  zip.end();
  return { parts, lost };
}

/** The description and the files, or null when it is no project file or a damaged one. */
export function unpack(data: Blob | Uint8Array): { description: string; files: Uint8Array<ArrayBuffer>[] } | null {
  try {
    const bytes = data instanceof Blob ? new Uint8Array(new FileReaderSync().readAsArrayBuffer(data)) : data;
    let known = 0;
    const wanted = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        known += originalSize;
        return (name === DESCRIPTION || /^files\/\d{1,7}$/.test(name)) && known < LARGEST;
      },
    });
    const description = wanted[DESCRIPTION];
    if (!description) return null;
    const files: Uint8Array<ArrayBuffer>[] = [];
    for (let number = 0; wanted[`files/${number}`]; number++) files.push(wanted[`files/${number}`] as Uint8Array<ArrayBuffer>);
    return { description: strFromU8(description), files };
  } catch {
    // Whatever is wrong with it, it cannot be opened.
    return null;
  }
}
