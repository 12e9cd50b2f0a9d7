import { html, nothing, type TemplateResult } from 'lit';
import type { NewWordRow, NewWordsQuestion } from '../core/token-types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { amount, controls } from '../lib/controls.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { engine, notice, reading, reason } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { setWords } from '../state/reading-settings.ts';
import { scoped } from '../state/scope.ts';
import { showLines } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { newWordColumns } from './tables/new-words.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

/** Words that are taken at once, at most. */
const MOST = 10_000;

export function newWordsQuestion(): NewWordsQuestion {
  const of = settings.value.discovered;
  return {
    ask: 'new_words', sort: of.sort, min_count: of.min, min_documents: of.documents, min_cohesion: of.cohesion / 100, min_entropy: of.entropy / 100,
    min_whole: of.whole / 100, ...scoped(),
  };
}

/** Words that no dictionary holds: looked through, and accepted one by one, all above the thresholds, or those of them that take few counts from others. */
export class WmDiscovered extends WmElement {
  readonly #answers = new Answers<'new_words'>(this);

  async #accept(units: boolean): Promise<void> {
    try {
      const { answer } = await engine.ask<'new_words'>({ ...newWordsQuestion(), units, limit: MOST });
      setWords(answer.rows.map(({ word }) => word));
    } catch (error) {
      notice.value = { failed: reason(error) };
    }
  }

  protected override render(): TemplateResult {
    const w = words.value.segmentation;
    const t = words.value.terms;
    const of = settings.value.discovered;
    const question = newWordsQuestion();
    this.#answers.set(question);
    const { answer, error, busy } = this.#answers;
    const hundredths = (key: 'cohesion' | 'entropy' | 'whole', most: number): TemplateResult => html`<label class="field" title=${w.hints[key]}>${w.thresholds[key]}
      <input type="number" min="0" max=${most} step="0.05" .value=${String(of[key] / 100)} @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const value = Math.max(0, Math.min(most, Number(input.value) || 0));
        input.value = String(value);
        change('discovered', { [key]: Math.round(value * 100) });
      }}></label>`;
    const button = (units: boolean, total: number, name: (total: number) => string, hint: string): TemplateResult | typeof nothing => (total === 0 ? nothing
      : html`<button title=${hint} ?disabled=${busy || reading.value !== null} @click=${() => void this.#accept(units)}>${name(Math.min(total, MOST))}</button>`);
    return html`
      <p class="hint">${w.lead}</p>
      ${controls(html`
        ${amount(t.min, of.min, [0, 9999], (min) => change('discovered', { min }), t.minUnit, words.value.collocations.auto)}
        ${amount(w.inDocuments, of.documents, [1, 9999], (documents) => change('discovered', { documents }))}
        ${hundredths('cohesion', 1)} ${hundredths('entropy', 5)} ${hundredths('whole', 1)}`)}
      ${error ? failed(error) : !answer ? counting() : html`
        <p class="summary">${w.found(answer.total, answer.min_count)}
          ${button(false, answer.total, answer.total > MOST ? w.acceptFirst : w.acceptAll, w.acceptAllHint)} ${button(true, answer.units, w.acceptUnits, w.unitsHint)}</p>
        ${answer.total > MOST ? html`<p class="hint">${w.most(MOST)}</p>` : nothing}
        ${answer.units > 0 ? html`<p class="hint">${w.unitsHint}</p>` : nothing}
        <wm-grid .columns=${newWordColumns((row: NewWordRow) => setWords([row.word]))} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total}
          .version=${this.#answers.version} .sort=${of.sort} .descending=${true} .label=${w.table} .name=${'new-words'} .empty=${w.none} .busy=${busy}
          .files=${answerFiles(question)}
          @grid-sort=${(event: CustomEvent<{ key: typeof of.sort }>) => change('discovered', { sort: event.detail.key })}
          @grid-open=${(event: CustomEvent<{ row: NewWordRow }>) => showLines({ query: `"${event.detail.row.word}"` })}></wm-grid>`}`;
  }
}
customElements.define('wm-discovered', WmDiscovered);
