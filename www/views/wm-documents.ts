import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentRow } from '../core/types.ts';
import { bytes, integer } from '../lib/format.ts';
import { controls, text } from '../lib/controls.ts';
import { isNarrow } from '../lib/narrow.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { counting, failed, noCorpus } from '../lib/states.ts';
import { dateText, provenance, sourceText, warningText } from '../lib/words-of.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { documentsQuestion } from '../state/questions.ts';
import { includes, restrict, tick } from '../state/scope.ts';
import { documentFilter, openText } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { WmElement } from '../elements/element.ts';
import type { Column } from '../elements/grid-model.ts';
import '../elements/wm-grid.ts';
import './wm-reader.ts';

/** What the corpus consists of, and beside it the text of one document. */
export class WmDocuments extends WmElement {
  readonly #answers = new Answers<'documents'>(this);

  #columns(): Column<DocumentRow>[] {
    const w = words.value.documents;
    const s = words.value.scope;
    const narrow = isNarrow.value;
    const notes = (row: DocumentRow): string => row.warnings.map(warningText).join(words.value.app.separator);
    return [
      {
        key: 'title', label: w.title, sort: true, width: 'minmax(9rem, 3fr)', corpus: true, wrap: narrow,
        cell: (r) => html`<span title=${r.title || r.name}>${r.title || r.name}</span>`, text: (r) => r.title,
      },
      { key: 'name', label: w.name, sort: true, width: 'minmax(7rem, 1.5fr)', from: 1000, cell: (r) => html`<span title=${r.name}>${r.name}</span>`, text: (r) => r.name },
      { key: 'date', label: w.date, sort: true, width: '116px', cell: (r) => dateText(r.date), text: (r) => r.date?.start ?? null },
      {
        key: 'source', label: w.dateFrom, width: 'minmax(156px, 1fr)', from: 820, text: (r) => sourceText(r.date),
        cell: (r) => (r.date ? html`<span title=${provenance(r.date)}>${sourceText(r.date)} <small class="corpus">${r.date.surface}</small></span>` : '–'),
      },
      { key: 'han', label: w.han, hint: w.hanHint, sort: true, align: 'end', width: '5.75rem', from: 420, cell: (r) => integer(r.han), text: (r) => r.han },
      { key: 'tokens', label: w.tokens, sort: true, align: 'end', width: '5rem', from: 480, cell: (r) => integer(r.tokens), text: (r) => r.tokens },
      { key: 'sentences', label: w.sentences, align: 'end', width: '5.5rem', from: 900, cell: (r) => integer(r.sentences), text: (r) => r.sentences },
      { key: 'encoding', label: w.encoding, width: '5.5rem', from: 1100, cell: (r) => r.encoding, text: (r) => r.encoding },
      { key: 'bytes', label: w.bytes, align: 'end', width: '5.5rem', from: 1100, cell: (r) => bytes(r.bytes), text: (r) => r.bytes },
      { key: 'notes', label: w.notes, width: 'minmax(6rem, 1fr)', from: 760, cell: (r) => html`<span class="warning" title=${notes(r)}>${notes(r)}</span>`, text: notes },
      {
        key: 'tick', label: s.tick, hint: s.tickHint, align: 'center', width: '4.5rem', text: (r) => (includes(r.id) ? s.included : s.excluded),
        cell: (r) => html`<span class="box" role="img" aria-label=${includes(r.id) ? s.included : s.excluded}>${includes(r.id) ? '✓' : ''}</span>`,
        open: (r) => tick([r.id], !includes(r.id)),
      },
    ];
  }

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const w = words.value.documents;
    const of = settings.value.documents;
    const question = documentsQuestion.value;
    this.#answers.set(question);
    const { answer } = this.#answers;
    const open = openText.value;
    return html`<div class="view ${open ? 'split' : ''}">
      <section class="pane">
        ${controls(html`${text(w.filter, documentFilter.value, (value) => (documentFilter.value = value.trim()))}
          ${documentFilter.value ? html`<button class="quiet" title=${words.value.scope.onlyTheseHint}
            @click=${() => restrict({ holding: documentFilter.value })}>${words.value.scope.onlyThese}</button>` : nothing}
          ${answer ? html`<p class="summary">${w.summary(answer.total, answer.dated, answer.first_day ?? '–', answer.last_day ?? '–')}</p>` : nothing}`)}
        ${this.#answers.error ? failed(this.#answers.error) : answer ? html`
          <wm-grid .columns=${this.#columns()} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version}
            .sort=${of.sort} .descending=${of.descending} .rowHeight=${isNarrow.value ? 48 : 32} .label=${w.table} .busy=${this.#answers.busy} .name=${'documents'}
            .files=${answerFiles(question)} .dim=${(row: DocumentRow) => !includes(row.id)} @grid-space=${this.#space}
            @grid-sort=${(event: CustomEvent<{ key: typeof of.sort }>) => this.#sort(event.detail.key)}
            @grid-open=${(event: CustomEvent<{ row: DocumentRow }>) => (openText.value = { document: event.detail.row.id, start: null })}></wm-grid>` : counting()}
      </section>
      ${open ? html`<wm-reader class="pane"></wm-reader>` : nothing}
    </div>`;
  }

  /** Space changes the ticks of the chosen rows, all to the same. */
  readonly #space = ({ detail }: CustomEvent<{ rows: DocumentRow[] }>): void => {
    const ids = detail.rows.map((row) => row.id);
    tick(ids, !ids.every((id) => includes(id)));
  };

  #sort(key: ReturnType<typeof settings.peek>['documents']['sort']): void {
    const { sort, descending } = settings.value.documents;
    change('documents', sort === key ? { descending: !descending } : { sort: key, descending: key === 'han' || key === 'tokens' });
  }
}
customElements.define('wm-documents', WmDocuments);
