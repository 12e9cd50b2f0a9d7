import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentRow, DocumentsQuestion } from '../core/types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { controls, tick } from '../lib/controls.ts';
import { path } from '../lib/path.ts';
import { counting, failed } from '../lib/states.ts';
import { dateFaultText, dateText, provenance, sourceText } from '../lib/words-of.ts';
import { Answers } from '../state/answers.ts';
import { asFound, dateEdits, dateFault, editOf, setDate, setPatterns, setYear } from '../state/dating.ts';
import { words } from '../state/preferences.ts';
import type { Column } from '../elements/grid-model.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

const PATTERNS = { rows: 2, cols: 36 };

function columns(): Column<DocumentRow>[] {
  const w = words.value.dating;
  const d = words.value.documents;
  const precision = (row: DocumentRow): string => (row.date ? w.precisions[row.date.precision] : '–');
  const found = (row: DocumentRow): string => row.date?.surface ?? row.without_year ?? '';
  return [
    { key: 'title', label: d.title, sort: true, corpus: true, width: 'minmax(9rem, 3fr)', cell: (r) => html`<span title=${r.name}>${r.title || r.name}</span>`, text: (r) => r.title || r.name },
    { key: 'name', label: d.name, sort: true, width: 'minmax(8rem, 2fr)', from: 720, cell: (r) => path(r.name), text: (r) => r.name },
    { key: 'date', label: d.date, sort: true, width: '12rem', cell: (r) => dateText(r.date), text: (r) => (r.date ? `${r.date.start}/${r.date.end}` : null) },
    { key: 'precision', label: w.precision, width: '5.5rem', from: 480, cell: precision, text: precision },
    { key: 'source', label: d.dateFrom, width: 'minmax(9rem, 1fr)', from: 560, cell: (r) => html`<span title=${provenance(r.date)}>${sourceText(r.date) || '–'}</span>`, text: (r) => sourceText(r.date) },
    { key: 'surface', label: w.surface, corpus: true, width: 'minmax(7rem, 1fr)', from: 820, cell: found, text: found },
  ];
}

/** The dates of the documents: how precise they are, where they come from, and how they are set. */
export class WmDates extends WmElement {
  readonly #answers = new Answers<'documents'>(this, true);
  #question: DocumentsQuestion = { ask: 'documents', sort: 'id', descending: false };
  #chosen: DocumentRow[] = [];

  protected override render(): TemplateResult {
    const w = words.value.dating;
    this.#answers.set(this.#question);
    const { answer, error } = this.#answers;
    if (error) return failed(error);
    if (!answer) return counting();
    const { documents, patterns, year } = dateEdits.value;
    const edited = documents.length > 0 || patterns.length > 0 || year !== null;
    return html`<div class="view dates">
      ${controls(html`${tick(w.onlyUndated, this.#question.dated === false, (only) => this.#ask({ ...(only ? { dated: false } : {}) }))}
        ${edited ? html`<span>${w.edited(documents.length, patterns.length)}</span><button class="quiet" @click=${() => void asFound()}>${w.clear}</button>` : nothing}
        <p class="summary">${w.summary(answer.dated, answer.undated)}</p>`)}
      <p class="hint">${w.lead} ${w.hint}</p>
      ${this.#year(answer.without_year, answer.rows.find((row) => row.without_year)?.without_year ?? '')}
      ${this.#patterns(patterns)}
      ${this.#chosen.length > 0 ? this.#setting() : nothing}
      ${dateFault.value ? html`<p role="alert">${w.refused} ${dateFaultText(dateFault.value)}</p>` : nothing}
      <wm-grid .columns=${columns()} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version} .sort=${this.#question.sort ?? 'id'}
        .descending=${this.#question.descending ?? false} .label=${w.table} .name=${'dates'} .busy=${this.#answers.busy} .files=${answerFiles(this.#question)}
        @grid-sort=${({ detail }: CustomEvent<{ key: NonNullable<DocumentsQuestion['sort']> }>) => this.#sort(detail.key)}
        @grid-space=${({ detail }: CustomEvent<{ rows: DocumentRow[] }>) => this.#choose(detail.rows)}
        @grid-open=${({ detail }: CustomEvent<{ row: DocumentRow }>) => this.#choose([detail.row])}></wm-grid>
    </div>`;
  }

  /** Asked once for all documents that say their day and no year. */
  #year(count: number, surface: string): TemplateResult | typeof nothing {
    const w = words.value.dating;
    const given = dateEdits.value.year;
    if (count === 0 && given === null) return nothing;
    return html`<form class="controls-line" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const value = (event.currentTarget as HTMLFormElement).querySelector('input')!.value;
      void setYear(value === '' ? null : Number(value));
    }}>${count > 0 ? html`<p role="status">${w.yearAsked(count, surface)}</p>` : nothing}
      <label class="field">${w.year} <input type="number" name="year" min="1" max="9999" .value=${String(given ?? '')}></label><button>${w.apply}</button></form>`;
  }

  #patterns(patterns: readonly string[]): TemplateResult {
    const w = words.value.dating;
    return html`<form class="controls-line" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void setPatterns((event.currentTarget as HTMLFormElement).querySelector('textarea')!.value);
    }}><label class="field" title=${w.patternsHint}>${w.patterns}
      <textarea rows=${PATTERNS.rows} cols=${PATTERNS.cols} spellcheck="false" placeholder=${w.example} .value=${patterns.join('\n')}></textarea></label><button>${w.apply}</button>
      <p class="hint">${w.patternsHint}</p></form>`;
  }

  #setting(): TemplateResult {
    const w = words.value.dating;
    const [first] = this.#chosen;
    const ids = this.#chosen.map(({ id }) => id);
    const close = (taken: boolean): void => void (taken && this.#choose([]));
    const label = this.#chosen.length === 1 ? w.setFor(first!.title || first!.name) : w.setForMany(ids.length);
    const value = editOf(first!.id) ?? first!.date?.start ?? '';
    return html`<form class="controls-line setting" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void setDate(ids, (event.currentTarget as HTMLFormElement).querySelector('input')!.value).then(close);
    }}><label class="field">${label} <input type="text" name="date" autocomplete="off" spellcheck="false" title=${w.format} placeholder=${w.format} .value=${value === 'none' ? '' : value}></label>
      <button class="primary">${w.set}</button>
      <button type="button" @click=${() => void setDate(ids, 'none').then(close)}>${w.none}</button>
      <button type="button" @click=${() => void setDate(ids, null).then(close)}>${w.back}</button>
      <button type="button" class="quiet" @click=${() => this.#choose([])}>${words.value.app.close}</button></form>`;
  }

  #choose(rows: DocumentRow[]): void {
    this.#chosen = rows;
    dateFault.value = null;
    this.requestUpdate();
    if (rows.length > 0) void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('.setting input')?.select());
  }

  #ask(values: Partial<DocumentsQuestion>): void {
    const { dated: _dated, ...rest } = this.#question;
    this.#question = { ...rest, ...values };
    this.requestUpdate();
  }

  #sort(key: NonNullable<DocumentsQuestion['sort']>): void {
    const { sort, descending, dated } = this.#question;
    this.#ask({ ...(dated === undefined ? {} : { dated }), ...(sort === key ? { descending: !descending } : { sort: key, descending: false }) });
  }
}
customElements.define('wm-dates', WmDates);
