/** The table of key words. */
import { html, nothing } from 'lit';
import type { BarsSpec } from '../../charts/spec.ts';
import type { KeynessAnswer, KeynessQuestion, KeynessRow } from '../../core/stats-types.ts';
import type { Envelope, Interval } from '../../core/types.ts';
import { rankWidth, type Column } from '../../elements/grid-model.ts';
import { level } from '../../lib/confidence.ts';
import { decimal, integer, rate } from '../../lib/format.ts';
import { measureName } from '../../lib/measure-names.ts';
import { score, scoreWidth } from '../../lib/score.ts';
import { coreText } from '../../lib/setting-text.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { isNarrow } from '../../lib/narrow.ts';
import { words } from '../../state/preferences.ts';
import { ratioBounds } from './collocates.ts';
import { workingColumn } from './working.ts';

/** Bars that can be told apart and read. */
const BARS = 24;
/** From how many pixels on each of a few measures has room beside the columns before it. */
const FROM = [0, 754, 884, 1064, 1232, 1320];
/** LRC: the bound of Log Ratio nearest to nought, or nought where the interval holds it. */
const CAUTIOUS = 'log_ratio_conservative';

/** Of rows by LRC, largest first: how many stand before the first nought; null where that cannot be told. */
export function certain({ question, answer }: Envelope<KeynessAnswer>): number | null {
  const { sort, descending, keys } = question as KeynessQuestion;
  const at = answer.measures.findIndex(({ id }) => id === CAUTIOUS);
  const first = answer.rows.findIndex((row) => row.scores[at] === 0);
  return sort === CAUTIOUS && descending && keys === 'positive' && first >= 0 ? first : null;
}

/** %DIFF against none there has a tiny number in the place of nought, so that it can be sorted: in words it is without bound. */
const endless = (id: string | undefined, row: KeynessRow): boolean => id === 'percent_difference' && row.reference_count === 0;

/** The rows that have bars: not those whose cautious bound is nought, which are no key words, nor those without bound. */
export function barRows({ question, answer: { rows, measures } }: Envelope<KeynessAnswer>): KeynessRow[] {
  const at = Math.max(0, measures.findIndex(({ id }) => id === (question as KeynessQuestion).sort));
  const id = measures[at]?.id;
  return rows.filter((row) => (id !== CAUTIOUS || row.scores[at]) && !endless(id, row)).slice(0, BARS);
}

/** Bars of the first rows, by what they are sorted by where that is a measure; to the left what is more frequent there. */
export function keynessBars(envelope: Envelope<KeynessAnswer>): BarsSpec {
  const { measures } = envelope.answer;
  const w = words.value.compare;
  const { sort } = envelope.question as KeynessQuestion;
  const at = Math.max(0, measures.findIndex(({ id }) => id === sort));
  const shown = barRows(envelope);
  const value = (row: KeynessRow): number => row.scores[at] ?? 0;
  const name = measures[at]?.name ?? '';
  return {
    kind: 'bars', title: w.chart(shown.length), unit: name, digits: 2, sides: w.sides, labels: shown.map((row) => row.written), values: shown.map(value),
    description: `${w.chart(shown.length)} (${name}): ${shown.slice(0, 5).map((row) => `${row.written} ${decimal(value(row), 2)}`).join(', ')}`,
    source: sourceLine(envelope),
  };
}

const bounds = (of: Interval | null): string => (of ? words.value.spread.interval(rate(of.lower), rate(of.upper), level()) : '');

/** `there` leads to the lines on the other side, where they can be shown; `work` opens the numbers behind a row. */
export function keynessColumns({ measures, total }: KeynessAnswer, there?: (row: KeynessRow) => void, work?: (row: KeynessRow) => void): Column<KeynessRow>[] {
  const w = words.value.compare;
  const t = words.value.terms;
  // Ten measures need the room of what is not a number.
  const all = measures.length > 6;
  return [
    { key: 'rank', label: t.rank, align: 'end', width: rankWidth(total), from: 480, cell: (r) => integer(r.rank), text: (r) => r.rank },
    {
      key: 'term', label: t.term, hint: words.value.hints.term, sort: true, corpus: true, width: isNarrow.value ? 'minmax(5rem, 2fr)' : all ? 'minmax(7.5rem, 2fr)' : 'minmax(7rem, 2fr)', text: (r) => r.written,
      cell: (r) => html`<span class="term">${r.written}</span>${r.one_document ? html` <small title=${w.oneDocumentHint(r.top_share ?? 1)}>${all ? w.oneDocumentShort : w.oneDocument}</small>` : nothing}`,
    },
    { key: 'class', label: t.class, hint: words.value.hints.class, width: 'minmax(5rem, 1fr)', from: all ? 1700 : 1144, cell: (r) => html`${words.value.group[r.group]} <small>${r.tag}</small>`, text: (r) => words.value.group[r.group] },
    { key: 'count', label: w.here, hint: w.hereHint, sort: true, align: 'end', width: isNarrow.value ? '4rem' : '4.75rem', cell: (r) => integer(r.count), text: (r) => r.count },
    { key: 'reference', label: w.there, hint: w.thereHint, sort: true, align: 'end', width: isNarrow.value ? '4rem' : '4.75rem', cell: (r) => integer(r.reference_count), text: (r) => r.reference_count, ...(there ? { open: there } : {}) },
    { key: 'per_million', label: w.hereRate, hint: t.perMillionHint, align: 'end', width: '6rem', from: all ? 1700 : 976, cell: (r) => html`<span title=${bounds(r.per_million_interval)}>${rate(r.per_million)}</span>`, text: (r) => r.per_million },
    { key: 'reference_per_million', label: w.thereRate, hint: t.perMillionHint, align: 'end', width: '6rem', from: all ? 1700 : 976, cell: (r) => html`<span title=${bounds(r.reference_per_million_interval)}>${rate(r.reference_per_million)}</span>`, text: (r) => r.reference_per_million },
    { key: 'documents', label: t.documents, hint: words.value.hints.documents, sort: true, align: 'end', width: '5.75rem', from: all ? 1430 : 700, cell: (r) => integer(r.documents), text: (r) => r.documents },
    ...measures.map(({ id, name, formula, source, at_zero: atZero }, at): Column<KeynessRow> => ({
      key: id, label: measureName(id), hint: `${w.measures[id] ?? name}\n${coreText(formula)}\n${source}${atZero ? `\n${words.value.working.zero}: ${coreText(atZero)}` : ''}`, sort: true, align: 'end', width: all ? scoreWidth(id) : isNarrow.value ? '5rem' : '5.5rem', from: at === 0 ? 0 : all ? 624 + at * 78 : (FROM[at] ?? 1320 + at * 88),
      cell: (r) => (id === CAUTIOUS && r.scores[at] === 0 ? html`<span class="unsure" title=${w.unsure}>${score(id, 0)}</span>` : endless(id, r) ? html`<span title=${atZero ? coreText(atZero) : nothing}>∞</span>` : score(id, r.scores[at])), text: (r) => r.scores[at] ?? null,
    })),
    { key: 'interval', label: words.value.working.interval, hint: words.value.working.intervalHint(level()), align: 'end', width: '7rem', from: all ? 1820 : 1432, cell: (r) => ratioBounds(r.log_ratio_interval), text: (r) => ratioBounds(r.log_ratio_interval) },
    ...(work ? [workingColumn(work)] : []),
  ];
}
