/** The table of terms and its bars. */
import { html } from 'lit';
import type { Envelope, TermRow, TermsAnswer } from '../../core/types.ts';
import type { BarsSpec } from '../../charts/spec.ts';
import type { Column } from '../../elements/grid-model.ts';
import { integer, rate } from '../../lib/format.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { words } from '../../state/preferences.ts';

/** Bars that can be told apart and read. */
const BARS = 24;

export function termColumns(): Column<TermRow>[] {
  const w = words.value.terms;
  const h = words.value.hints;
  return [
    { key: 'rank', label: w.rank, align: 'end', width: '4rem', cell: (r) => integer(r.rank), text: (r) => r.rank },
    { key: 'term', label: w.term, sort: true, width: 'minmax(6rem, 2fr)', corpus: true, cell: (r) => html`<span class="term">${r.term}</span>`, text: (r) => r.term },
    { key: 'class', label: w.class, hint: h.class, width: 'minmax(5.5rem, 1fr)', from: 420, cell: (r) => html`${words.value.group[r.group]} <small>${r.tag}</small>`, text: (r) => words.value.group[r.group] },
    { key: 'count', label: w.count, hint: h.count, sort: true, align: 'end', width: '5.5rem', cell: (r) => integer(r.count), text: (r) => r.count },
    { key: 'per_million', label: w.perMillion, hint: w.perMillionHint, align: 'end', width: '6.5rem', from: 480, cell: (r) => rate(r.per_million), text: (r) => r.per_million },
    { key: 'documents', label: w.documents, hint: h.documents, sort: true, align: 'end', width: '6rem', cell: (r) => integer(r.documents), text: (r) => r.documents },
  ];
}

/** Bars of the first rows. */
export function termBars(envelope: Envelope<TermsAnswer>): BarsSpec {
  const rows = envelope.answer.rows.slice(0, BARS);
  const w = words.value.terms;
  return {
    kind: 'bars', title: w.chart(rows.length), unit: w.count, labels: rows.map((r) => r.term), values: rows.map((r) => r.count),
    description: `${w.chart(rows.length)}: ${rows.slice(0, 5).map((r) => `${r.term} ${integer(r.count)}`).join(', ')}`,
    source: sourceLine(envelope),
  };
}
