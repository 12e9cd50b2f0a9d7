import { html, nothing, type TemplateResult } from 'lit';
import type { CollocateRow, Within } from '../core/types.ts';
import { decimal, integer } from '../lib/format.ts';
import { amount, choice, controls, tick } from '../lib/controls.ts';
import { classChoice } from '../lib/classes.ts';
import { profile } from '../lib/profile.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { counting, failed, noCorpus, noQuery, whichQuery } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { collocatesQuestion } from '../state/questions.ts';
import { query, showLines } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { WmElement } from '../elements/element.ts';
import type { Column } from '../elements/grid-model.ts';
import '../elements/wm-grid.ts';

type Score = 'log_dice' | 'mi' | 'mi3' | 't' | 'g2';

/** What company a word keeps. */
export class WmCollocations extends WmElement {
  readonly #answers = new Answers<'collocates'>(this);

  #columns(left: number, right: number): Column<CollocateRow>[] {
    const w = words.value;
    const c = w.collocations;
    const score = (key: Score, digits: number, from: number): Column<CollocateRow> => ({
      key, label: c[key], hint: c[`${key}Hint`], sort: true, align: 'end', width: '88px', from, cell: (r) => decimal(r[key], digits), text: (r) => r[key],
    });
    return [
      { key: 'rank', label: w.terms.rank, align: 'end', width: '3.5rem', from: 420, cell: (r) => integer(r.rank), text: (r) => r.rank },
      { key: 'term', label: c.term, sort: true, width: 'minmax(6rem, 2fr)', corpus: true, cell: (r) => html`<span class="term">${r.term}</span>`, text: (r) => r.term },
      { key: 'class', label: w.terms.class, width: 'minmax(5rem, 1fr)', from: 900, cell: (r) => html`${w.group[r.group]} <small>${r.tag}</small>`, text: (r) => w.group[r.group] },
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
        <wm-grid .columns=${this.#columns(answer.left, answer.right)} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total}
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
