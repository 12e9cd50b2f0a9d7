/** Ranges of the document that the browser marks, over passages that are each an element. */
import { html, type TemplateResult } from 'lit';
import { passageAt, type Passage } from './passages.ts';

/** `all` are the passages of the text; those in `lines` begin with number `from`. Null when it is not in the page. */
export function rangeOver(lines: readonly Element[], all: readonly Passage[], from: number, start: number, end: number): Range | null {
  const place = (offset: number): [Node, number] | null => {
    const at = passageAt(all, offset);
    const node = [...(lines[at - from]?.childNodes ?? [])].find((child) => child.nodeType === Node.TEXT_NODE);
    return node ? [node, Math.max(0, Math.min(node.nodeValue!.length, offset - all[at]!.start))] : null;
  };
  const first = place(start);
  // The end belongs to the passage of the last character.
  const last = place(Math.max(start, end - 1));
  if (!first || !last) return null;
  const made = document.createRange();
  made.setStart(...first);
  made.setEnd(last[0], Math.min(last[0].nodeValue!.length, last[1] + (end > start ? 1 : 0)));
  return made;
}

/** A passage in pieces, the hits in elements: for browsers that mark nothing of themselves. `here` is the number of the present hit. */
export function marked({ start, text }: Passage, hits: readonly [number, number][], here: number): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let at = 0;
  for (const [number, [from, to]] of hits.entries()) {
    const [first, last] = [Math.max(at, from - start), Math.min(text.length, to - start)];
    if (last <= first) continue;
    pieces.push(text.slice(at, first), html`<mark class=${number === here ? 'here' : 'hit'}>${text.slice(first, last)}</mark>`);
    at = last;
  }
  pieces.push(text.slice(at));
  return pieces;
}

export function highlight(name: string, ranges: (Range | null)[]): void {
  CSS.highlights?.set(name, new Highlight(...ranges.filter((range) => range !== null)));
}
