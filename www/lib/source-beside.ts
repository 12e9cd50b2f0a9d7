/** The text of the file beside the clean one, line by line: what each line was made of. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CleaningStep, SourceText } from '../core/types.ts';
import { words } from '../state/preferences.ts';
import { marked } from './marks.ts';
import type { Passage } from './passages.ts';
import { langOf } from './script.ts';

/** Passages of the clean text that are of one line, and those of the file beside it. */
export interface Row {
  clean: Passage[];
  file: Passage[];
}

export function rows(shown: readonly Passage[], { lines, text, offset }: SourceText): Row[] {
  const found: Row[] = [];
  for (const passage of shown) {
    const last = found.at(-1);
    if (last && last.clean[0]!.line === passage.line) {
      last.clean.push(passage);
      continue;
    }
    const file = (lines[passage.line] ?? []).map(([start, end]) => without(text.slice(start - offset, end - offset), start, passage.line));
    found.push({ clean: [passage], file: file.filter((part) => part.text) });
  }
  return found;
}

/** A part of the file without the empty lines round it: the rows are apart as they are. */
function without(text: string, start: number, line: number): Passage {
  const empty = /^(?:[^\S\n]*\n)*/.exec(text)![0].length;
  return { start: start + empty, text: text.slice(empty).trimEnd(), line };
}

/** `clean` draws a passage of the clean text. */
export function besideTable(rows: readonly Row[], hits: readonly [number, number][], clean: (passage: Passage) => TemplateResult): TemplateResult {
  const w = words.value.reader;
  const file = (part: Passage): TemplateResult => html`<p lang=${langOf(part.text) ?? nothing}>${CSS.highlights ? part.text : marked(part, hits, -1)}</p>`;
  return html`<div class="both body corpus" role="table" aria-label=${w.beside}>
    <div role="row" class="heads">${[w.clean, w.source].map((name) => html`<div role="columnheader">${name}</div>`)}</div>
    ${rows.map((row) => html`<div role="row" class=${row.file.length === 0 && row.clean.every(({ text }) => !text) ? 'blank' : ''}><div class="clean" role="cell">${row.clean.map(clean)}</div><div class="source" role="cell">${row.file.map(file)}</div></div>`)}
  </div>`;
}

/** How often each step changed something, the most frequent first. */
export function steps({ changes }: SourceText): [CleaningStep, number][] {
  const counts = new Map<CleaningStep, number>();
  for (const { step } of changes) counts.set(step, (counts.get(step) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
