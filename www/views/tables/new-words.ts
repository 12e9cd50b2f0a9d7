/** The table of new words. */
import { html } from 'lit';
import type { NewWordRow } from '../../core/token-types.ts';
import type { Column } from '../../elements/grid-model.ts';
import { decimal, integer } from '../../lib/format.ts';
import { words } from '../../state/preferences.ts';

/** The example, with the word in it. */
function example({ word, example: text, example_at: at }: NewWordRow): unknown {
  const characters = [...text];
  const end = at + [...word].length;
  const line = (from: number, to?: number): string => characters.slice(from, to).join('').replace(/\s+/g, ' ');
  return html`${line(0, at)}<mark>${line(at, end)}</mark>${line(end)}`;
}

export function newWordColumns(accept: (row: NewWordRow) => void): Column<NewWordRow>[] {
  const t = words.value.terms;
  const w = words.value.segmentation;
  const number = (key: 'pmi' | 'cohesion' | 'left_entropy' | 'right_entropy' | 'whole', sort: boolean, from: number): Column<NewWordRow> => ({
    key, label: w.columns[key], hint: w.hints[key], sort, align: 'end', width: '5rem', from, cell: (r) => decimal(r[key], 2), text: (r) => r[key],
  });
  return [
    { key: 'word', label: t.term, corpus: true, width: 'minmax(6rem, 1.4fr)', cell: (r) => html`<span class="term">${r.written}</span>`, text: (r) => r.written },
    { key: 'accept', label: w.accept, hint: w.acceptHint, width: '5.5rem', cell: () => html`<span class="as-link">${w.accept}</span>`, text: () => '', open: accept },
    { key: 'count', label: t.count, hint: words.value.hints.count, sort: true, align: 'end', width: '5rem', cell: (r) => integer(r.count), text: (r) => r.count },
    { key: 'documents', label: t.documents, hint: words.value.hints.documents, sort: true, align: 'end', width: '5.5rem', cell: (r) => integer(r.documents), text: (r) => r.documents },
    number('pmi', false, 720),
    number('cohesion', true, 560),
    { ...number('left_entropy', false, 820) },
    { ...number('right_entropy', false, 820) },
    number('whole', false, 960),
    { key: 'example', label: w.example, corpus: true, width: 'minmax(8rem, 3fr)', from: 640, cell: example, text: (r) => r.example },
  ];
}
