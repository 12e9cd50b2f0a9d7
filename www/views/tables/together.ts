/** Terms that move with a query: their table and bars. */
import { html } from 'lit';
import type { BarsSpec } from '../../charts/spec.ts';
import type { TogetherAnswer, TogetherRow } from '../../core/relation-types.ts';
import type { Envelope } from '../../core/types.ts';
import { rankWidth, type Column } from '../../elements/grid-model.ts';
import { decimal, integer } from '../../lib/format.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { words } from '../../state/preferences.ts';

const BARS = 24;

export function togetherColumns({ total }: TogetherAnswer): Column<TogetherRow>[] {
  const t = words.value.terms;
  const s = words.value.spread;
  return [
    { key: 'rank', label: t.rank, align: 'end', width: rankWidth(total), cell: (r) => integer(r.rank), text: (r) => r.rank },
    { key: 'term', label: t.term, hint: words.value.hints.term, width: 'minmax(6rem, 2fr)', corpus: true, cell: (r) => html`<span class="term">${r.written}</span>`, text: (r) => r.written },
    { key: 'class', label: t.class, width: 'minmax(7rem, 1fr)', from: 620, cell: (r) => html`${words.value.group[r.group]} <small>${r.tag}</small>`, text: (r) => words.value.group[r.group] },
    { key: 'r', label: s.r, hint: s.rHint, sort: true, align: 'end', width: '4.5rem', cell: (r) => decimal(r.r, 3), text: (r) => r.r },
    { key: 'lower', label: s.lower, hint: s.boundsHint, align: 'end', width: '4.5rem', from: 480, cell: (r) => decimal(r.interval?.lower, 3), text: (r) => r.interval?.lower ?? null },
    { key: 'upper', label: s.upper, hint: s.boundsHint, align: 'end', width: '4.5rem', from: 480, cell: (r) => decimal(r.interval?.upper, 3), text: (r) => r.interval?.upper ?? null },
    { key: 'count', label: t.count, hint: words.value.hints.count, align: 'end', width: '5rem', cell: (r) => integer(r.count), text: (r) => r.count },
    { key: 'documents', label: t.documents, hint: words.value.hints.documents, align: 'end', width: '5.75rem', from: 480, cell: (r) => integer(r.documents), text: (r) => r.documents },
  ];
}

export function togetherBars(envelope: Envelope<TogetherAnswer>, node: string): BarsSpec {
  const rows = envelope.answer.rows.slice(0, BARS);
  const s = words.value.spread;
  const title = s.togetherChart(node, rows.length);
  return {
    kind: 'bars', title, unit: s.r, digits: 3, sides: s.sides, labels: rows.map((r) => r.written), values: rows.map((r) => r.r),
    description: `${title}: ${rows.slice(0, 5).map((r) => `${r.written} ${decimal(r.r, 2)}`).join(', ')}`, source: sourceLine(envelope),
  };
}
