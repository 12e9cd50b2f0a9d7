/** The table of terms and its bars. */
import { html } from 'lit';
import type { Envelope, Interval, TermRow, TermsAnswer, TermsQuestion } from '../../core/types.ts';
import type { BarsSpec } from '../../charts/spec.ts';
import { rankWidth, type Column } from '../../elements/grid-model.ts';
import { level } from '../../lib/confidence.ts';
import { decimal, integer, rate } from '../../lib/format.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { words } from '../../state/preferences.ts';
import { workingColumn } from './working.ts';

/** Bars that can be told apart and read. */
const BARS = 24;

const interval = (of: Interval | null, show: (value: number) => string): string => (of ? words.value.spread.interval(show(of.lower), show(of.upper), level()) : '');

export const rateBounds = (of: Interval | null): string => (of ? `${rate(of.lower)} – ${rate(of.upper)}` : '');

export function termColumns({ measures, total }: TermsAnswer, work?: (row: TermRow) => void): Column<TermRow>[] {
  const w = words.value.terms;
  const h = words.value.hints;
  const s = words.value.spread;
  const own = s.measures as Record<string, [string, string]>;
  const dispersion = measures.map(({ id, name, formula, source }, at): Column<TermRow> => ({
    key: id, label: own[id]?.[0] ?? name, hint: [own[id]?.[1], `${name} = ${formula} (${source})`].filter(Boolean).join('\n'), sort: true, align: 'end', width: '4.5rem', from: at === 2 ? 480 : 640 + at * 40,
    cell: (r) => decimal(r.dispersion[at], id === 'arf' || id === 'awt' ? 1 : 3), text: (r) => r.dispersion[at] ?? null,
  }));
  const share = (value: number): string => decimal(value * 100, 1);
  return [
    { key: 'rank', label: w.rank, align: 'end', width: rankWidth(total), from: 420, cell: (r) => integer(r.rank), text: (r) => r.rank },
    { key: 'term', label: w.term, hint: words.value.hints.term, sort: true, width: 'minmax(max(6rem, 9%), 2fr)', corpus: true, cell: (r) => html`<span class="term">${r.written}</span>`, text: (r) => r.written },
    { key: 'class', label: w.class, hint: h.class, width: 'minmax(max(5.5rem, 8%), 1fr)', from: 420, cell: (r) => html`${words.value.group[r.group]} <small>${r.tag}</small>`, text: (r) => words.value.group[r.group] },
    { key: 'count', label: w.count, hint: h.count, sort: true, align: 'end', width: '5.5rem', cell: (r) => integer(r.count), text: (r) => r.count },
    {
      key: 'per_million', label: w.perMillion, hint: w.perMillionHint, align: 'end', width: '6.5rem', from: 480, text: (r) => r.per_million,
      cell: (r) => html`<span title=${interval(r.per_million_interval, rate)}>${rate(r.per_million)}</span>`,
    },
    {
      key: 'documents', label: w.documents, hint: h.documents, sort: true, align: 'end', width: '6rem', text: (r) => r.documents,
      cell: (r) => html`<span title=${interval(r.documents_interval, (value) => `${share(value)} %`)}>${integer(r.documents)}</span>`,
    },
    ...dispersion,
    { key: 'idf', label: s.idf, hint: s.idfHint, align: 'end', width: '5rem', from: 900, cell: (r) => decimal(r.idf, 2), text: (r) => r.idf },
    { key: 'share', label: s.share, hint: s.shareHint, align: 'end', width: '5.5rem', from: 980, cell: (r) => share(r.cumulative_share), text: (r) => r.cumulative_share },
    {
      key: 'rate_interval', label: words.value.working.rateInterval, hint: words.value.working.rateIntervalHint(level()), align: 'end', width: '8.5rem', from: 1080,
      cell: (r) => rateBounds(r.per_million_interval), text: (r) => rateBounds(r.per_million_interval),
    },
    ...(work ? [workingColumn(work)] : []),
  ];
}

/** Bars of the first rows, by what they are sorted by. */
export function termBars(envelope: Envelope<TermsAnswer>): BarsSpec {
  const rows = envelope.answer.rows.slice(0, BARS);
  const w = words.value.terms;
  const by = (envelope.question as TermsQuestion).sort;
  const at = envelope.answer.measures.findIndex(({ id }) => id === by);
  const [unit, digits, value]: [string, number, (row: TermRow) => number] = at >= 0
    ? [(words.value.spread.measures as Record<string, [string, string]>)[by!]?.[0] ?? by!, by === 'arf' ? 1 : 3, (row) => row.dispersion[at] ?? 0]
    : by === 'documents' ? [w.documents, 0, (row) => row.documents] : [w.count, 0, (row) => row.count];
  return {
    kind: 'bars', title: w.chart(rows.length), unit, digits, labels: rows.map((r) => r.written), values: rows.map(value),
    description: `${w.chart(rows.length)}: ${rows.slice(0, 5).map((r) => `${r.written} ${decimal(value(r), digits)}`).join(', ')}`,
    source: sourceLine(envelope),
  };
}
