/** Files out of a drop or a file button, with their paths, in order of their paths. */
import type { Source } from '../core/engine.ts';

/** What systems leave in folders beside the user's files. */
const LITTER = /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

const byPath = (sources: Source[]): Source[] => sources.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

export function chosen(files: Iterable<File>): Source[] {
  const sources: Source[] = [];
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    const inFolder = path.includes('/');
    if (!(inFolder && path.split('/').some((part) => LITTER.test(part)))) sources.push({ path, blob: file });
  }
  return byPath(sources);
}

type Handle = FileSystemFileHandle | (FileSystemDirectoryHandle & { values(): AsyncIterable<Handle> });
type HandleItem = DataTransferItem & { getAsFileSystemHandle?: () => Promise<Handle | null> };

async function ofHandle(handle: Handle, path: string, into: Source[]): Promise<void> {
  if (handle.kind === 'file') {
    into.push({ path, blob: await handle.getFile() });
    return;
  }
  for await (const inner of handle.values()) {
    if (!LITTER.test(inner.name)) await ofHandle(inner, `${path}/${inner.name}`, into);
  }
}

async function ofEntry(entry: FileSystemEntry, path: string, into: Source[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    into.push({ path, blob: file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives about a hundred entries at a time, and none when there are no more.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const inner of some) if (!LITTER.test(inner.name)) await ofEntry(inner, `${path}/${inner.name}`, into);
  }
}

/** A drop. Everything that the event owns is taken before the first await: afterwards the browser empties it. */
export async function dropped(transfer: DataTransfer): Promise<Source[]> {
  const items = [...transfer.items].filter((item) => item.kind === 'file').map((item) => ({
    handle: (item as HandleItem).getAsFileSystemHandle?.().catch(() => null) ?? Promise.resolve(null),
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile(),
  }));
  const sources: Source[] = [];
  for (const { handle, entry, file } of items) {
    const found: Source[] = [];
    const ways = [
      async () => { const h = await handle; if (h) await ofHandle(h, h.name, found); },
      async () => { if (entry) await ofEntry(entry, entry.name, found); },
      async () => { if (file) found.push({ path: file.name, blob: file }); },
    ];
    for (const way of ways) {
      found.length = 0;
      try {
        await way();
      } catch {
        continue; // The next way may work: entries fail on file://, handles are missing in some browsers.
      }
      if (found.length > 0) break;
    }
    sources.push(...found);
  }
  return byPath(sources);
}
