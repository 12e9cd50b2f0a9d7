/** The table of what is said to happen when. */
import { html, type TemplateResult } from 'lit';
import type { EventRow, MentionCount } from '../../core/types.ts';
import type { Column } from '../../elements/grid-model.ts';
import { integer } from '../../lib/format.ts';
import { isNarrow } from '../../lib/narrow.ts';
import { words } from '../../state/preferences.ts';

/** `2025-06`, `2025-06-16 – 2025-06-18`, `→ 2050-01-01`: as short as the days allow. */
export function when(start: string | null, end: string | null): string {
  if (start === null || end === null) return start === null ? `→ ${end ?? '–'}` : `${start} →`;
  if (start === end) return start;
  const [year, month] = start.split('-');
  if (start === `${year}-01-01` && end === `${year}-12-31`) return year!;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return start.endsWith('-01') && end === `${year}-${month}-${last}` ? `${year}-${month}` : `${start} – ${end}`;
}

/** Characters before the date that are shown, so that it is seen. */
const BEFORE = 40;

/** The sentence with its date marked. White space may stand otherwise in the sentence than in the words of the date. */
function marked({ sentence, text }: EventRow): TemplateResult {
  const words = text.split(/\s+/).join(' ');
  const at = sentence.indexOf(words);
  if (at < 0) return html`${sentence}`;
  const before = sentence.slice(0, at);
  const shown = [...before].length > BEFORE ? `…${[...before].slice(-BEFORE).join('')}` : before;
  return html`<span title=${sentence}>${shown}<mark>${words}</mark>${sentence.slice(at + words.length)}</span>`;
}

export function eventColumns(): Column<EventRow>[] {
  const w = words.value.spoken;
  const narrow = isNarrow.value;
  const title = (row: EventRow): string => row.title || row.name;
  return [
    { key: 'time', label: w.when, hint: w.whenHint, sort: true, width: narrow ? '7rem' : '13.5rem', wrap: narrow, cell: (r) => when(r.start, r.end), text: (r) => when(r.start, r.end) },
    { key: 'sentence', label: w.sentence, corpus: true, width: 'minmax(12rem, 5fr)', wrap: narrow, cell: marked, text: (r) => r.sentence },
    { key: 'kind', label: w.kind, width: '7rem', from: 1180, cell: (r) => w.kinds[r.kind], text: (r) => w.kinds[r.kind] },
    { key: 'relation', label: w.relation, hint: w.relationHint, width: '5rem', from: 760, cell: (r) => w.relations[r.relation], text: (r) => w.relations[r.relation] },
    {
      key: 'document', label: w.document, sort: true, corpus: true, width: 'minmax(8rem, 1.5fr)', from: 900,
      cell: (r) => html`<span title=${r.name}>${title(r)}</span>`, text: title,
    },
    { key: 'date', label: w.written, width: '116px', from: 1000, cell: (r) => r.date ?? '–', text: (r) => r.date },
  ];
}

export function mentionColumns(first: string): Column<MentionCount>[] {
  const w = words.value.spoken;
  const count = (key: 'mentions' | 'past' | 'present' | 'future', label: string, from: number): Column<MentionCount> =>
    ({ key, label, hint: key === 'mentions' ? words.value.hints.mentions : words.value.hints.past, align: 'end', width: 'minmax(5rem, 1fr)', from, cell: (r) => integer(r[key]), text: (r) => r[key] });
  return [
    { key: 'label', label: first, width: 'minmax(9rem, 1.5fr)', cell: (r) => when(r.start, r.end), text: (r) => r.label },
    count('mentions', w.mentions, 0), count('past', w.asPast, 480), count('present', w.asPresent, 560), count('future', w.asFuture, 640),
  ];
}
