/** The table of documents. */
import { html, nothing } from 'lit';
import type { DocumentRow } from '../../core/types.ts';
import type { Column } from '../../elements/grid-model.ts';
import { bytes, integer, percent } from '../../lib/format.ts';
import { isNarrow } from '../../lib/narrow.ts';
import { path } from '../../lib/path.ts';
import { dateText, provenance, sourceText, warningText } from '../../lib/words-of.ts';
import { words } from '../../state/preferences.ts';
import { includes, tick } from '../../state/scope.ts';

export function documentColumns(): Column<DocumentRow>[] {
  const w = words.value.documents;
  const s = words.value.scope;
  const h = words.value.hints;
  const t = words.value.texts;
  const narrow = isNarrow.value;
  const notes = (row: DocumentRow): string => row.warnings.map(warningText).join(words.value.app.separator);
  return [
    {
      key: 'title', label: w.title, sort: true, width: 'minmax(9rem, 4fr)', corpus: true, wrap: narrow,
      cell: (r) => html`<span title=${r.title || r.name}>${r.title || r.name}</span>${r.retitled ? html` <small title=${t.retitled}>*</small>` : nothing}`, text: (r) => r.title,
    },
    { key: 'name', label: w.name, sort: true, width: 'minmax(9.5rem, 2fr)', from: 1000, cell: (r) => path(r.name), text: (r) => r.name },
    { key: 'date', label: w.date, sort: true, width: '116px', cell: (r) => dateText(r.date), text: (r) => r.date?.start ?? null },
    {
      key: 'date_from', label: w.dateFrom, width: '156px', from: 820, text: (r) => sourceText(r.date),
      cell: (r) => (r.date ? html`<span title=${provenance(r.date)}>${sourceText(r.date)} <small class="corpus">${r.date.surface}</small></span>` : '–'),
    },
    { key: 'han', label: w.han, hint: w.hanHint, sort: true, align: 'end', width: '5.75rem', from: 420, cell: (r) => integer(r.han), text: (r) => r.han },
    { key: 'tokens', label: w.tokens, hint: h.tokens, sort: true, align: 'end', width: '5rem', from: 480, cell: (r) => integer(r.tokens), text: (r) => r.tokens },
    { key: 'sentences', label: w.sentences, hint: h.sentences, align: 'end', width: '5.5rem', from: 900, cell: (r) => integer(r.sentences), text: (r) => r.sentences },
    { key: 'encoding', label: w.encoding, width: '5.5rem', from: 1100, cell: (r) => r.encoding, text: (r) => r.encoding },
    { key: 'bytes', label: w.bytes, hint: h.bytes, align: 'end', width: '5.5rem', from: 1100, cell: (r) => bytes(r.bytes), text: (r) => r.bytes },
    { key: 'copied', label: words.value.copies.column, hint: words.value.copies.columnHint, align: 'end', width: '5rem', from: 980, cell: (r) => percent(r.copied), text: (r) => r.copied },
    { key: 'source', label: t.source, hint: t.sourceHint, sort: true, width: 'minmax(5rem, 1fr)', from: 900, corpus: true, cell: (r) => r.source ?? '–', text: (r) => r.source },
    { key: 'notes', label: w.notes, width: 'minmax(8rem, 2fr)', from: 760, cell: (r) => html`<span class="warning" title=${notes(r)}>${notes(r)}</span>`, text: notes },
    {
      key: 'tick', label: s.tick, hint: s.tickHint, align: 'center', width: '4.5rem', text: (r) => (r.counted ? s.included : s.excluded),
      cell: (r) => html`<span class="box" role="img" aria-label=${r.counted ? s.included : s.excluded}>${r.counted ? '✓' : ''}</span>`,
      open: (r) => tick([r.id], !includes(r.id)),
    },
  ];
}
