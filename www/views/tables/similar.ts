/** Texts by similarity: their map, and the most similar ones of each. */
import { html } from 'lit';
import type { MapSpec } from '../../charts/spec.ts';
import type { SimilarityAnswer, SimilarityRow } from '../../core/relation-types.ts';
import type { DocumentId, Envelope } from '../../core/types.ts';
import type { Column } from '../../elements/grid-model.ts';
import { decimal, integer, percent } from '../../lib/format.ts';
import { isNarrow } from '../../lib/narrow.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { words } from '../../state/preferences.ts';

/** Similar texts that have a column. */
const COLUMNS = 3;

export const same = ([a, b]: DocumentId, [c, d]: DocumentId): boolean => a === c && b === d;

export function similarColumns(open: (id: DocumentId) => void): Column<SimilarityRow>[] {
  const d = words.value.documents;
  const w = words.value.texts;
  return [
    { key: 'title', label: d.title, corpus: true, wrap: isNarrow.value, width: 'minmax(8rem, 2fr)', cell: (r) => html`<span title=${r.name}>${r.title || r.name}</span>`, text: (r) => r.title || r.name },
    { key: 'words', label: d.tokens, hint: words.value.hints.tokens, align: 'end', width: '5rem', from: 760, cell: (r) => integer(r.words), text: (r) => r.words },
    ...Array.from({ length: COLUMNS }, (_, at): Column<SimilarityRow> => ({
      key: `near${at}`, label: w.nearest(at + 1), hint: w.cosineHint, corpus: true, wrap: isNarrow.value, width: 'minmax(8rem, 2fr)', from: at * 400,
      cell: (r) => {
        const near = r.neighbours[at];
        return near ? html`<span title=${near.title}><small class="cosine">${decimal(near.similarity, 2)}</small> ${near.title}</span>` : '–';
      },
      text: (r) => (r.neighbours[at] ? `${decimal(r.neighbours[at].similarity, 2)} ${r.neighbours[at].title}` : ''),
      open: (r) => {
        const near = r.neighbours[at];
        if (near) open(near.document);
      },
    })),
  ];
}

export function similarMap(envelope: Envelope<SimilarityAnswer>, open: DocumentId | null): MapSpec {
  const { rows, explained } = envelope.answer;
  const w = words.value.texts;
  const here = open ? rows.findIndex(({ document }) => same(document, open)) : -1;
  const likest = rows[here]?.neighbours ?? [];
  return {
    kind: 'map', title: w.mapTitle(rows.length), unit: w.mapUnit, labels: rows.map((row) => row.title || row.name), source: sourceLine(envelope),
    description: w.mapDescription(rows.length, percent(explained[0] + explained[1])),
    points: rows.map(({ x, y }): [number, number] => [x, y]), here, near: rows.flatMap(({ document }, i) => (likest.some((near) => same(near.document, document)) ? [i] : [])),
    texts: rows.map(({ title, name, neighbours: [first] }) => `${title || name}${first ? `\n${w.nearest(1)}: ${first.title} (${decimal(first.similarity, 2)})` : ''}`),
    legend: w.legend, axes: [w.axis(1, explained[0]), w.axis(2, explained[1])],
  };
}
