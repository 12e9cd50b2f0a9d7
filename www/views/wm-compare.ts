import { html, nothing, type TemplateResult } from 'lit';
import type { KeynessQuestion, KeynessRow, KeynessSort, ReadList } from '../core/stats-types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import type { Opened } from '../charts/spec.ts';
import type { Scope } from '../core/types.ts';
import { classChoice } from '../lib/classes.ts';
import { cautions } from '../lib/cautions.ts';
import { amount, choice, controls, tick } from '../lib/controls.ts';
import { counting, failed, noCorpus } from '../lib/states.ts';
import { confidence } from '../lib/confidence.ts';
import { Answers } from '../state/answers.ts';
import { against, compared, list, period, target, type Side } from '../state/compare.ts';
import { engine, loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { selections } from '../state/scope.ts';
import { asQuery, showLines } from '../state/search.ts';
import { change, settings, view, type Settings } from '../state/settings.ts';
import { barRows, certain, keynessBars, keynessColumns } from './tables/keyness.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';
import './wm-suggested.ts';
import './wm-working.ts';
import type { Worked } from './wm-working.ts';

/** Which words are key in one part of the corpus, held against another or a list. */
export class WmCompare extends WmElement {
  readonly #answers = new Answers<'keyness'>(this);
  #fault = '';
  #worked: Worked | null = null;

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const w = words.value.compare;
    const of = settings.value.compare;
    const question = compared.value;
    this.#answers.set(typeof question === 'string' ? null : question);
    const named = selections.value.map(({ name }): [Side, string] => [`selection:${name}`, name]);
    return html`<div class="view">
      ${controls(html`
        ${choice<Side>(w.target, target.value, [['present', w.present], ...named], (side) => (target.value = side))}
        ${choice<Side>(w.against, against.value, [['rest', w.rest], ['period', w.period], ['list', w.list], ...named], (side) => (against.value = side))}
        ${against.value === 'period' ? this.#days() : against.value === 'list' ? this.#list() : nothing}
        ${choice(w.keys, of.keys, Object.entries(w.kinds) as [Settings['compare']['keys'], string][], (keys) => change('compare', { keys }))}
        ${classChoice(of.group, (group) => change('compare', { group }))}
        ${amount(words.value.terms.min, of.min, [1, 1_000_000], (min) => change('compare', { min }), words.value.terms.minUnit)}
        ${tick(words.value.terms.stop, of.stop, (stop) => change('compare', { stop }))}
        ${tick(words.value.working.allMeasures, of.all, (all) => change('compare', { all }))}
        <span title=${words.value.working.constantHint}>${amount(words.value.working.constant, of.constant, [0, 9999], (constant) => change('compare', { constant }))}</span>
        ${confidence()}`)}
      ${this.#fault ? html`<p class="problem" role="alert">${this.#fault}</p>` : nothing}
      ${typeof question === 'string' ? this.#missing(question) : this.#table(question)}
    </div>`;
  }

  /** What is still to be said, and the way there. */
  #missing(what: keyof typeof words.value.compare.missing): TemplateResult {
    const w = words.value.compare;
    const restrict = (): void => document.querySelector<HTMLElement>('.scope [aria-controls=scope-panel][aria-expanded=false]')?.click();
    return html`<div class="empty"><h2>${w.nothing}</h2><p>${w.missing[what]}</p>
      ${what === 'target' ? html`<p class="buttons"><button class="primary" @click=${restrict}>${words.value.scope.edit}</button>
        <button @click=${() => (view.value = 'timeline')}>${w.toTimeline}</button></p><wm-suggested></wm-suggested>` : nothing}</div>`;
  }

  #table(question: KeynessQuestion): TemplateResult {
    const w = words.value.compare;
    const { answer, error } = this.#answers;
    if (error) return failed(error);
    if (!answer) return counting();
    const of = settings.value.compare;
    const { reference } = question;
    if (answer.target_tokens === 0 || answer.reference_tokens === 0) return this.#emptySide(answer.target_tokens === 0 ? 'target' : typeof reference === 'object' && 'list' in reference ? 'list' : 'reference');
    const sure = certain(this.#answers.envelope!);
    const bars = keynessBars(this.#answers.envelope!);
    // Lines of the part itself, whatever the page counts besides.
    const lines = (term: string, instead: Scope, name: string): void => showLines({ query: term, filter: { instead, name } });
    const here = (term: string): void => lines(term, question.scope ?? {}, w.partName.target);
    const other = typeof reference === 'object' && 'scope' in reference ? reference.scope : null;
    const there = other ? (row: KeynessRow): void => lines(asQuery(row), other, w.partName.reference) : undefined;
    return html`
      <p class="summary"><span>${w.summary(answer.target_tokens, answer.target_documents, answer.reference_tokens, answer.reference_documents)}${words.value.app.separator}${w.candidates(answer.candidates, answer.total)}</span>${sure === null ? nothing : html` <span>${w.certain(sure)}</span>`}${cautions(answer.cautions)}</p>
      <div class=${of.all || bars.labels.length === 0 ? 'view' : 'beside'}><wm-grid .columns=${keynessColumns(answer, there, (row) => this.#work({ question, rank: row.rank }))} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version}
          .sort=${of.sort} .descending=${of.descending} .label=${w.table} .name=${'keyness'} .empty=${w.none} .busy=${this.#answers.busy} .files=${answerFiles(question)}
          @grid-sort=${(event: CustomEvent<{ key: KeynessSort }>) => this.#sort(event.detail.key)}
          @grid-open=${(event: CustomEvent<{ row: KeynessRow }>) => here(asQuery(event.detail.row))}></wm-grid>
        ${bars.labels.length > 0 && !of.all ? html`<wm-chart .spec=${bars} .name=${'keyness'}
          @chart-open=${({ detail }: CustomEvent<Opened>) => (barRows(this.#answers.envelope!)[detail.index]!.count > 0 ? here(detail.label) : there?.(barRows(this.#answers.envelope!)[detail.index]!))}></wm-chart>` : nothing}
      </div>
      <wm-working .of=${this.#worked?.question === question ? this.#worked : null} @working-close=${() => this.#work(null)}></wm-working>`;
  }

  /** A side without a word has no key words, and the other has nothing to be held against. */
  #emptySide(side: keyof typeof words.value.compare.emptySides): TemplateResult {
    const w = words.value.compare;
    return html`<div class="empty" role="status"><h2>${w.emptySide}</h2><p>${w.emptySides[side]}</p></div>`;
  }

  #work(of: Worked | null): void {
    this.#worked = of;
    this.requestUpdate();
  }

  #days(): TemplateResult {
    const w = words.value.compare;
    const day = (side: 'from' | 'to', label: string): TemplateResult => html`<label class="field">${label}
      <input type="date" .value=${period.value[side] ?? ''} @change=${(event: Event) => {
        const { [side]: _old, ...rest } = period.value;
        const value = (event.target as HTMLInputElement).value;
        period.value = value ? { ...rest, [side]: value } : rest;
      }}></label>`;
    return html`${day('from', w.from)}${day('to', w.to)}`;
  }

  #list(): TemplateResult {
    const w = words.value.compare;
    return html`<label class="field">${w.listFile}
      <input type="file" accept=".txt,.tsv,.csv,.xls,text/plain" @change=${(event: Event) => void this.#open((event.target as HTMLInputElement).files?.[0])}></label>
      ${list.value ? html`<span>${this.#read(list.value)}</span>` : nothing}`;
  }

  /** What was taken from the list, so that a wrong column is seen. */
  #read({ format, columns: [word, count], list: { words: entries, total }, skipped, marks }: ReadList): string {
    const w = words.value.working;
    const tokens = Math.max(total ?? 0, entries.reduce((sum, [, each]) => sum + each, 0));
    return [w.listRead(w.listFormats[format] ?? format, word, count, entries.length, tokens), ...(skipped > 0 ? [w.listSkipped(skipped)] : []), ...(marks > 0 ? [w.listMarks(marks)] : [])]
      .join(words.value.app.separator);
  }

  async #open(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      const read = await engine.frequencyList(file.name, new Uint8Array(await file.arrayBuffer()));
      // A list that was there before must not answer for one that cannot be read.
      list.value = 'fault' in read ? null : read;
      this.#fault = 'fault' in read ? words.value.compare.listFault(words.value.working.listFaults[read.fault] ?? read.fault) : '';
    } catch (error) {
      list.value = null;
      this.#fault = words.value.compare.listFault(error instanceof Error ? error.message : String(error));
    }
    this.requestUpdate();
  }

  #sort(key: KeynessSort): void {
    const { sort, descending } = settings.value.compare;
    change('compare', sort === key ? { descending: !descending } : { sort: key, descending: key !== 'term' });
  }
}
customElements.define('wm-compare', WmCompare);
