/** The table of collocates. */
import { html } from 'lit';
import type { CollocateRow } from '../../core/types.ts';
import type { Column } from '../../elements/grid-model.ts';
import { decimal, integer } from '../../lib/format.ts';
import { profile } from '../../lib/profile.ts';
import { words } from '../../state/preferences.ts';

type Score = 'log_dice' | 'mi' | 'mi3' | 't' | 'g2';

export function collocateColumns(left: number, right: number): Column<CollocateRow>[] {
  const w = words.value;
  const c = w.collocations;
  const score = (key: Score, digits: number, from: number): Column<CollocateRow> => ({
    key, label: c[key], hint: c[`${key}Hint`], sort: true, align: 'end', width: '88px', from, cell: (r) => decimal(r[key], digits), text: (r) => r[key],
  });
  return [
    { key: 'rank', label: w.terms.rank, align: 'end', width: '3.5rem', from: 420, cell: (r) => integer(r.rank), text: (r) => r.rank },
    { key: 'term', label: c.term, sort: true, width: 'minmax(6rem, 2fr)', corpus: true, cell: (r) => html`<span class="term">${r.term}</span>`, text: (r) => r.term },
    { key: 'class', label: w.terms.class, hint: w.hints.class, width: 'minmax(5rem, 1fr)', from: 900, cell: (r) => html`${w.group[r.group]} <small>${r.tag}</small>`, text: (r) => w.group[r.group] },
    { key: 'count', label: c.observed, hint: c.observedHint, sort: true, align: 'end', width: '3.75rem', cell: (r) => integer(r.count), text: (r) => r.count },
    { key: 'expected', label: c.expected, hint: c.expectedHint, align: 'end', width: '4.5rem', cell: (r) => decimal(r.expected, 2), text: (r) => r.expected },
    { key: 'frequency', label: c.frequency, hint: c.frequencyHint, sort: true, align: 'end', width: '5rem', from: 640, cell: (r) => integer(r.frequency), text: (r) => r.frequency },
    { key: 'documents', label: c.documents, hint: c.documentsHint, align: 'end', width: '4.25rem', from: 720, cell: (r) => integer(r.documents), text: (r) => r.documents },
    score('log_dice', 2, 0), score('mi', 2, 560), score('mi3', 2, 1100), score('t', 2, 800), score('g2', 1, 800),
    {
      key: 'profile', label: c.profile, hint: c.profileHint, align: 'center', width: `${(left + right + 1) * 8 + 32}px`, from: 600,
      cell: (r) => profile(r.positions, left), text: (r) => r.positions.join(' '),
    },
  ];
}
