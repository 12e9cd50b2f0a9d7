import { html, nothing, type TemplateResult } from 'lit';
import type { CollocateRow, Within } from '../core/types.ts';
import { amount, choice, controls, tick } from '../lib/controls.ts';
import { classChoice } from '../lib/classes.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { counting, failed, noCorpus, noQuery, whichQuery } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { collocatesQuestion } from '../state/questions.ts';
import { query, showLines } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { collocateColumns } from './tables/collocates.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

/** What company a word keeps. */
export class WmCollocations extends WmElement {
  readonly #answers = new Answers<'collocates'>(this);

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const node = query.value;
    const of = settings.value.collocations;
    const w = words.value.collocations;
    const question = collocatesQuestion.value;
    this.#answers.set(question);
    const { answer } = this.#answers;
    const within = Object.entries(w.withins) as [Within, string][];
    return html`<div class="view">
      ${controls(html`
        ${amount(w.left, of.left, [0, 10], (left) => change('collocations', { left }))}
        ${amount(w.right, of.right, [0, 10], (right) => change('collocations', { right }))}
        ${choice(w.within, of.within, within, (value) => change('collocations', { within: value }))}
        ${amount(w.min, of.min, [0, 10_000], (min) => change('collocations', { min }), words.value.terms.minUnit, w.auto)}
        ${classChoice(of.group, (group) => change('collocations', { group }))}
        ${tick(w.stop, of.stop, (stop) => change('collocations', { stop }))}`)}
      ${whichQuery()}
      ${!question ? noQuery() : this.#answers.error ? failed(this.#answers.error) : !answer ? (this.#answers.busy ? counting() : nothing) : html`
        <p class="summary">${w.summary(this.#answers.question!.node, answer.node_hits, answer.window_tokens, answer.corpus_tokens)}${words.value.app.separator}${w.thresholds(answer.min_count, answer.min_documents)}</p>
        <wm-grid .columns=${collocateColumns(answer.left, answer.right)} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total}
          .version=${this.#answers.version} .sort=${of.sort} .descending=${of.descending} .label=${w.table(node)} .busy=${this.#answers.busy}
          .name=${'collocates'} .empty=${answer.node_hits === 0 ? words.value.concordance.noHits(node) : w.none(node)} .files=${answerFiles(question)}
          @grid-sort=${(event: CustomEvent<{ key: typeof of.sort }>) => this.#sort(event.detail.key)}
          @grid-open=${(event: CustomEvent<{ row: CollocateRow }>) => showLines({
            query: node, filter: { near: event.detail.row.term, near_left: answer.left, near_right: answer.right, within: of.within },
          })}></wm-grid>`}
    </div>`;
  }

  #sort(key: ReturnType<typeof settings.peek>['collocations']['sort']): void {
    const { sort, descending } = settings.value.collocations;
    change('collocations', sort === key ? { descending: !descending } : { sort: key, descending: key !== 'term' });
  }
}
customElements.define('wm-collocations', WmCollocations);
