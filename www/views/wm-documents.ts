import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentRow } from '../core/types.ts';
import { controls, parts, text } from '../lib/controls.ts';
import { isNarrow } from '../lib/narrow.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { counting, failed, noCorpus } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { documentsQuestion } from '../state/questions.ts';
import { includes, restrict, tick } from '../state/scope.ts';
import { documentFilter, openText } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { documentColumns } from './tables/documents.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';
import './wm-copies.ts';
import './wm-dates.ts';
import './wm-reader.ts';
import './wm-reading.ts';
import './wm-similar.ts';

/** What the corpus consists of, and beside it the text of one document. */
export class WmDocuments extends WmElement {
  readonly #answers = new Answers<'documents'>(this);

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const of = settings.value.documents;
    const c = words.value.copies;
    const names = { texts: c.texts, dates: words.value.dating.part, map: words.value.texts.map, copies: c.copies, reading: c.reading };
    const shown = {
      texts: () => this.#texts(), dates: () => html`<wm-dates></wm-dates>`, map: () => html`<wm-similar></wm-similar>`, copies: () => html`<wm-copies></wm-copies>`,
      reading: () => html`<wm-reading></wm-reading>`,
    };
    return html`${parts(c.parts, names, of.part, (part) => change('documents', { part }))}${shown[of.part]()}`;
  }

  #texts(): TemplateResult {
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
          ${answer ? html`<p class="summary">${w.summary(answer.total, answer.dated, answer.first_day ?? '–', answer.last_day ?? '–')}${answer.counted < answer.total ? html`${words.value.app.separator}<strong>${w.counted(answer.counted, answer.total)}</strong>` : nothing}</p>` : nothing}`)}
        ${this.#answers.error ? failed(this.#answers.error) : answer ? html`
          <wm-grid .columns=${documentColumns()} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version}
            .sort=${of.sort} .descending=${of.descending} .rowHeight=${isNarrow.value ? 48 : 32} .label=${w.table} .busy=${this.#answers.busy} .name=${'documents'}
            .files=${answerFiles(question)} .dim=${(row: DocumentRow) => !row.counted} @grid-space=${this.#space}
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
