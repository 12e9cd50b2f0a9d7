/** A text in pieces that a browser lays out at once: its lines, and those of a length beyond reason in parts. */
export interface Passage {
  /** UTF-16 offset of its first character in the text. */
  start: number;
  text: string;
  /** The number of its line in the text, from 0. */
  line: number;
}

const LONGEST = 2000;

/** `offset` is where the text itself begins. */
export function passages(text: string, offset: number): Passage[] {
  const found: Passage[] = [];
  let from = 0;
  let line = 0;
  while (from <= text.length) {
    const end = text.indexOf('\n', from);
    const stop = end < 0 ? text.length : end;
    for (let at = from; at < stop || at === from; at += LONGEST) {
      const to = Math.min(stop, at + LONGEST);
      found.push({ start: offset + at, text: text.slice(at, to), line });
    }
    if (end < 0) break;
    from = end + 1;
    line += 1;
  }
  return found;
}

/** The passage that holds an offset. */
export function passageAt(all: readonly Passage[], offset: number): number {
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (all[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
