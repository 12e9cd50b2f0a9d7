/** The table of collocates, and where they stand around the node. */
import { html } from 'lit';
import type { HeatSpec } from '../../charts/spec.ts';
import type { CollocateRow, CollocatesAnswer, Envelope } from '../../core/types.ts';
import { rankWidth, type Column } from '../../elements/grid-model.ts';
import { level } from '../../lib/confidence.ts';
import { decimal, integer } from '../../lib/format.ts';
import { measureName } from '../../lib/measure-names.ts';
import { profile } from '../../lib/profile.ts';
import { score, scoreWidth } from '../../lib/score.ts';
import { coreText } from '../../lib/setting-text.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { isNarrow } from '../../lib/narrow.ts';
import { words } from '../../state/preferences.ts';
import { workingColumn } from './working.ts';

/** Rows of the heat map that can be read. */
const ROWS = 20;
/** Those with a plain explanation. */
const OWN: Record<string, 'log_dice' | 'mi' | 'mi3' | 't' | 'g2'> = { log_dice: 'log_dice', mi: 'mi', mi3: 'mi3', t_score: 't', log_likelihood: 'g2' };
const FROM: Record<string, number> = { log_dice: 0, mi: 560, mi3: 1100, t_score: 800, log_likelihood: 800, log_ratio: 1180 };

/** Bounds of Log Ratio as text; open ends are infinite. */
export const ratioBounds = (of: { lower: number | null; upper: number | null } | null): string =>
  (of ? `${of.lower === null ? '−∞' : decimal(of.lower, 2)} – ${of.upper === null ? '∞' : decimal(of.upper, 2)}` : '');

/** `work` opens the numbers behind a row. */
export function collocateColumns(answer: CollocatesAnswer, work?: (row: CollocateRow) => void): Column<CollocateRow>[] {
  const w = words.value;
  const c = w.collocations;
  const m = w.around;
  const { left, right, measures } = answer;
  const scores = measures.map(({ id, formula, source, at_zero: atZero }, at): Column<CollocateRow> => {
    const own = OWN[id];
    const name = measureName(id);
    const plain = own ? c[`${own}Hint`] : id === 'log_ratio' ? m.log_ratioHint : '';
    const interval = (row: CollocateRow): string => {
      const bounds = id === 'log_ratio' ? row.log_ratio_interval : null;
      return bounds ? m.interval(decimal(bounds.lower, 2), decimal(bounds.upper, 2), level()) : '';
    };
    return {
      key: id, label: name, hint: [plain, `${name} = ${coreText(formula)} (${source})`, atZero ? `${w.working.zero}: ${coreText(atZero)}` : ''].filter(Boolean).join('\n'), sort: true,
      align: 'end', width: scoreWidth(id), from: FROM[id] === 0 ? 0 : (FROM[id] ?? 520) + (work ? 64 : 0), text: (r) => r.scores[at] ?? null,
      cell: (r) => html`<span title=${interval(r)}>${score(id, r.scores[at])}</span>`,
    };
  });
  return [
    { key: 'rank', label: w.terms.rank, align: 'end', width: answer.total < 1000 ? '3.5rem' : rankWidth(answer.total), from: 480, cell: (r) => integer(r.rank), text: (r) => r.rank },
    { key: 'term', label: c.term, hint: words.value.hints.term, sort: true, width: 'minmax(5rem, 2fr)', corpus: true, cell: (r) => html`<span class="term">${r.written}</span>`, text: (r) => r.written },
    { key: 'class', label: w.terms.class, hint: w.hints.class, width: 'minmax(8rem, 1fr)', from: 900, cell: (r) => html`${w.group[r.group]} <small>${r.tag}</small>`, text: (r) => w.group[r.group] },
    { key: 'count', label: c.observed, hint: c.observedHint, sort: true, align: 'end', width: isNarrow.value ? '4rem' : '4.5rem', cell: (r) => integer(r.count), text: (r) => r.count },
    { key: 'expected', label: c.expected, hint: c.expectedHint, align: 'end', width: isNarrow.value ? '4rem' : '4.5rem', cell: (r) => decimal(r.expected, 2), text: (r) => r.expected },
    { key: 'frequency', label: c.frequency, hint: c.frequencyHint, sort: true, align: 'end', width: '5rem', from: 640, cell: (r) => integer(r.frequency), text: (r) => r.frequency },
    { key: 'documents', label: c.documents, hint: c.documentsHint, sort: true, align: 'end', width: '4.25rem', from: 720, cell: (r) => integer(r.documents), text: (r) => r.documents },
    ...scores,
    { key: 'interval', label: w.working.interval, hint: w.working.intervalHint(level()), align: 'end', width: '7rem', from: 1280, cell: (r) => ratioBounds(r.log_ratio_interval), text: (r) => ratioBounds(r.log_ratio_interval) },
    {
      key: 'profile', label: c.profile, hint: c.profileHint, align: 'center', width: `${(left + right + 1) * 8 + 32}px`, from: 600,
      cell: (r) => profile(r.positions, left), text: (r) => r.positions.join(' '),
    },
    ...(work ? [workingColumn(work)] : []),
  ];
}

/** The place of a column of positions: −1 the first to the left, 1 the first to the right. */
export const placeOf = (column: number, left: number): number => (column < left ? column - left : column - left + 1);

export function placeName(place: number): string {
  const w = words.value.collocations;
  return place < 0 ? w.left_n(-place) : w.right_n(place);
}

const names = ({ left, right }: CollocatesAnswer): string[] => Array.from({ length: left + right }, (_, column) => placeName(placeOf(column, left)));

/** Where a collocate stands most often. */
function mostly(row: CollocateRow, left: number): string {
  const at = row.positions.reduce((best, count, i) => (count > (row.positions[best] ?? 0) ? i : best), 0);
  return placeName(placeOf(at, left));
}

/** `open` leads to the lines with the collocate at one place. */
export function placeColumns(answer: CollocatesAnswer, open: (row: CollocateRow, place: number) => void): Column<CollocateRow>[] {
  const w = words.value;
  return [
    { key: 'term', label: w.collocations.term, hint: words.value.hints.term, sort: true, width: 'minmax(5rem, 2fr)', corpus: true, cell: (r) => html`<span class="term">${r.written}</span>`, text: (r) => r.written },
    { key: 'count', label: w.collocations.observed, hint: w.collocations.observedHint, sort: true, align: 'end', width: '4.5rem', cell: (r) => integer(r.count), text: (r) => r.count },
    ...names(answer).map((name, column): Column<CollocateRow> => ({
      key: name, label: name, hint: w.hints.place, align: 'end', width: 'minmax(2.25rem, 1fr)', from: 560, cell: (r) => integer(r.positions[column] ?? 0), text: (r) => r.positions[column] ?? 0,
      open: (r) => open(r, placeOf(column, answer.left)),
    })),
    { key: 'most', label: w.around.most, hint: w.hints.most, align: 'end', width: '5rem', cell: (r) => mostly(r, answer.left), text: (r) => mostly(r, answer.left) },
  ];
}

export function placesSpec(envelope: Envelope<CollocatesAnswer>, node: string): HeatSpec {
  const { answer } = envelope;
  const m = words.value.around;
  const rows = answer.rows.slice(0, ROWS);
  const first = rows.slice(0, 5).map((row) => `${row.written} ${mostly(row, answer.left)}`).join(', ');
  return {
    kind: 'heat', title: m.placesTitle(node, rows.length), unit: m.placesUnit, labels: rows.map((row) => row.written), columns: names(answer), node: answer.left, nodeName: node,
    values: rows.map((row) => row.positions), description: m.placesDescription(node, first), source: sourceLine(envelope),
  };
}
