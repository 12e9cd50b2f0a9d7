import { html, nothing, type TemplateResult } from 'lit';
import type { CopyRow } from '../core/types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { integer, percent } from '../lib/format.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { showText } from '../state/search.ts';
import type { Column } from '../elements/grid-model.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

const QUESTION = { ask: 'copies' } as const;

/** Whether the copy stands in the original as it is: a paragraph can be a part of a longer one. */
function wordForWord({ comparison }: CopyRow): boolean {
  const own = comparison.filter(({ change }, at) => change !== 'original' || (at > 0 && at < comparison.length - 1));
  return own.every(({ change, text }) => change === 'same' || !/[\p{L}\p{N}]/u.test(text));
}

/** Whether a stretch of the original stands before all or behind all that the copy has of it: its passage is longer. */
function beyond({ comparison }: CopyRow, at: number): boolean {
  if (comparison[at]!.change !== 'original') return false;
  const same = ({ change }: CopyRow['comparison'][number]): boolean => change === 'same';
  return !comparison.slice(0, at).some(same) || !comparison.slice(at).some(same);
}

function columns(): Column<CopyRow>[] {
  const w = words.value.copies;
  const title = (text: string, name: string): TemplateResult => html`<span title=${name}>${text || name}</span>`;
  const kind = (r: CopyRow): string => w.kinds[wordForWord(r) ? 'run' : r.reason];
  return [
    { key: 'copy', label: w.copy, corpus: true, width: 'minmax(8rem, 2fr)', cell: (r) => title(r.title, r.name), text: (r) => r.title || r.name },
    { key: 'original', label: w.original, corpus: true, width: 'minmax(8rem, 2fr)', cell: (r) => title(r.of_title, r.of_name), text: (r) => r.of_title || r.of_name },
    { key: 'letters', label: w.letters, hint: words.value.hints.letters, align: 'end', width: '5.5rem', from: 420, cell: (r) => integer(r.letters), text: (r) => r.letters },
    { key: 'kind', label: w.kind, width: '11rem', from: 700, cell: kind, text: kind },
    { key: 'share', label: w.share, hint: w.shareHint, align: 'end', width: '5rem', from: 560, cell: (r) => percent(r.containment), text: (r) => r.containment },
  ];
}

/** Passages that stand more than once, each copy beside its original. */
export class WmCopies extends WmElement {
  readonly #answers = new Answers<'copies'>(this, true);
  #open: CopyRow | null = null;

  protected override render(): TemplateResult {
    const w = words.value.copies;
    this.#answers.set(QUESTION);
    const { answer, error } = this.#answers;
    if (error) return failed(error);
    if (!answer) return counting();
    if (answer.total === 0) return html`<p class="hint">${w.none}</p>`;
    const open = this.#open;
    return html`
      <p class="summary">${w.summary(answer.total, answer.documents, answer.letters)}</p>
      <p class="hint">${w.lead}</p>
      <div class="view ${open ? 'split' : ''}">
        <section class="pane"><wm-grid .columns=${columns()} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version}
          .label=${w.table} .name=${'copies'} .busy=${this.#answers.busy} .files=${answerFiles(QUESTION)}
          @grid-open=${(event: CustomEvent<{ row: CopyRow }>) => this.#show(event.detail.row)}></wm-grid></section>
        ${open ? this.#compared(open) : nothing}
      </div>`;
  }

  #show(row: CopyRow | null): void {
    this.#open = row;
    this.requestUpdate();
  }

  #compared(row: CopyRow): TemplateResult {
    const w = words.value.copies;
    const side = (own: 'copy' | 'original', title: string): TemplateResult => html`<div class="side"><h2 class="minor corpus">${title}</h2>
      <p class="corpus" lang="zh">${row.comparison.map(({ change: kind, text }, at) =>
        kind === 'same' ? text : kind !== own ? nothing : beyond(row, at) ? html`<span class="beyond" title=${w.beyond}>${text}</span>` : html`<ins title=${w.onlyHere}>${text}</ins>`)}</p></div>`;
    const apart = row.comparison.some(({ change: kind }, at) => kind !== 'same' && !beyond(row, at));
    const past = row.comparison.some((_, at) => beyond(row, at));
    const read = (document: CopyRow['document'], start: number) => (): void => showText(document, start);
    return html`<section class="pane reader sides" aria-label=${w.side}>
      <header><button class="quiet" @click=${() => this.#show(null)}>${words.value.app.close}</button><span class="grow"></span>
        <button class="quiet" @click=${read(row.document, row.span[0])}>${w.readCopy}</button>
        <button class="quiet" @click=${read(row.of_document, row.of_span[0])}>${w.readOriginal}</button></header>
      <div class="reader-text" tabindex="0">
        ${apart || past ? html`<p class="hint legend">${apart ? html`<span><ins>${w.sample}</ins> ${w.onlyHere}</span>` : nothing} ${past ? html`<span><span class="beyond">${w.sample}</span> ${w.beyond}</span>` : nothing}</p>` : nothing}
        <div class="both">${side('copy', w.copyOf(row.title || row.name))}${side('original', w.originalOf(row.of_title || row.of_name))}</div></div>
    </section>`;
  }
}
customElements.define('wm-copies', WmCopies);
