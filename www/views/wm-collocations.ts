import { html, nothing, type TemplateResult } from 'lit';
import { associations, presets, type Association, type Boundary, type Preset } from '../core/relation-types.ts';
import type { CollocateRow, CollocatesAnswer } from '../core/types.ts';
import type { Opened } from '../charts/spec.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { cautions } from '../lib/cautions.ts';
import { confidence } from '../lib/confidence.ts';
import { amount, choice, controls, parts, tick } from '../lib/controls.ts';
import { classChoice } from '../lib/classes.ts';
import { measureName } from '../lib/measure-names.ts';
import { nearFilter } from '../lib/near.ts';
import { counting, failed, noCorpus, noQuery, whichQuery } from '../lib/states.ts';
import { score } from '../lib/score.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { collocatesQuestion, leastOf } from '../state/questions.ts';
import { scope } from '../state/scope.ts';
import { query, showLines } from '../state/search.ts';
import { change, settings, type Settings } from '../state/settings.ts';
import { collocateColumns, placeColumns, placeOf, placesSpec } from './tables/collocates.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';
import '../elements/wm-no-hits.ts';
import './wm-network.ts';
import './wm-working.ts';
import type { Worked } from './wm-working.ts';

const set = (values: Partial<Settings['collocations']>): void => change('collocations', values);

/** What company a word keeps. */
export class WmCollocations extends WmElement {
  readonly #answers = new Answers<'collocates'>(this);
  #worked: Worked | null = null;

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const w = words.value.collocations;
    const m = words.value.around;
    const { part } = settings.value.collocations;
    const question = collocatesQuestion.value;
    this.#answers.set(question);
    const { answer } = this.#answers;
    return html`${parts(m.part, m.parts, part, (key) => set({ part: key }))}
    <div class="view">
      ${this.#controls(answer)}
      ${whichQuery()}
      ${!question ? noQuery() : this.#answers.error ? failed(this.#answers.error) : !answer ? (this.#answers.busy ? counting() : nothing) : html`
        <p class="summary"><span>${w.summary(this.#answers.question!.node, answer.node_hits, answer.row_total, answer.corpus_tokens)}${words.value.app.separator}${this.#thresholds(answer)}</span>
          <span>${m.presets[answer.settings.preset]}: ${[m.rules[answer.settings.preset], ...this.#otherwise(answer)].join(words.value.app.separator)}</span>${cautions(answer.cautions)}</p>
        ${answer.node_hits === 0 ? html`<wm-no-hits .query=${this.#answers.question!.node}></wm-no-hits>` : nothing}
        ${part === 'network' ? html`<wm-network class="view" .of=${answer}></wm-network>` : part === 'places' ? this.#places(answer) : this.#table(answer)}`}
    </div>`;
  }

  /** Every threshold in force, the preset's own too. */
  #thresholds({ settings: of }: CollocatesAnswer): string {
    const w = words.value.working;
    const least = of.least ? [w.leastScore(measureName(of.least[0]), score(of.least[0], of.least[1]))] : [];
    return [words.value.collocations.thresholds(of.min_count, of.min_documents), ...(of.min_frequency > 0 ? [w.leastFrequency(of.min_frequency)] : []), ...least].join(words.value.app.separator);
  }

  /** Where the page does not do what the tool of the preset does. */
  #otherwise({ settings: { preset } }: CollocatesAnswer): string[] {
    const w = words.value.working;
    const tool = words.value.around.presets[preset];
    if (preset === 'wenmai') return [];
    return [...(settings.value.collocations.stop ? [w.stopOut(tool)] : []), ...(scope.value.copies === 'all' ? [] : [w.copiesOnce(tool)])];
  }

  /** What is not set shows what the preset makes of it. */
  #controls(answer: CollocatesAnswer | null): TemplateResult {
    const w = words.value.collocations;
    const m = words.value.around;
    const of = settings.value.collocations;
    const { part } = of;
    const names = (Object.entries(m.withins) as [Boundary | '', string][]).map(([key, name]) => [key, key === '' && answer ? `${m.withins[answer.settings.within]}` : name] as const);
    const measures = associations.map((id) => [id, measureName(id)] as [Association, string]);
    const y = words.value.working;
    // A preset begins with its own window, thresholds and order; other tools list stop words.
    const take = (preset: Preset): void => set({ preset, left: -1, right: -1, within: '', min: 0, documents: 0, frequency: 0, least: 0, sort: '', descending: true, stop: preset === 'wenmai' });
    return controls(html`
      <span title=${m.presetHint}>${choice<Preset>(m.preset, of.preset, presets.map((key) => [key, m.presets[key]] as const), take)}</span>
      ${amount(w.left, of.left, [0, 10], (left) => set({ left }), '', answer ? String(answer.left) : w.auto, -1)}
      ${amount(w.right, of.right, [0, 10], (right) => set({ right }), '', answer ? String(answer.right) : w.auto, -1)}
      ${choice(w.within, of.within, names, (within) => set({ within }))}
      ${amount(w.min, of.min, [0, 10_000], (min) => set({ min }), words.value.terms.minUnit, answer ? String(answer.min_count) : w.auto)}
      ${amount(m.minDocuments, of.documents, [0, 10_000], (documents) => set({ documents }), m.documentsUnit, answer ? String(answer.min_documents) : w.auto)}
      ${amount(y.frequency, of.frequency, [0, 9999], (frequency) => set({ frequency }), '', answer ? String(answer.settings.min_frequency) : w.auto)}
      ${amount(y.least(measureName(leastOf(of.sort))), of.least, [0, 9999], (least) => set({ least }), '', w.auto)}
      ${classChoice(of.group, (group) => set({ group }))}
      ${tick(w.stop, of.stop, (stop) => set({ stop }))}
      ${part === 'table' ? choice<Association | 'all' | ''>(m.more, of.more, [['', m.none], ['all', y.all], ...measures], (more) => set({ more, ...(more === 'all' ? {} : more ? { sort: more, descending: more !== 'fisher' } : { sort: '', descending: true }) })) : nothing}
      ${confidence()}
      ${part === 'network' ? html`
        ${amount(m.size, of.size, [5, 200], (size) => set({ size }))}
        <span title=${m.beyondHint}>${amount(m.beyond, of.beyond, [0, 10], (beyond) => set({ beyond }))}</span>
        <span title=${m.tiesHint}>${tick(m.ties, of.ties, (ties) => set({ ties }))}</span>
        ${of.ties ? html`${amount(m.tie, of.tie, [1, 9999], (tie) => set({ tie }), m.tieUnit)}
          ${choice(m.tieIn, of.unit, Object.entries(m.units) as [Settings['collocations']['unit'], string][], (unit) => set({ unit }))}` : nothing}` : nothing}`);
  }

  #table(answer: CollocatesAnswer): TemplateResult {
    return html`${this.#rows(answer)}
      <wm-working .of=${this.#worked?.question === this.#answers.question ? this.#worked : null} @working-close=${() => this.#work(null)}></wm-working>`;
  }

  #work(of: Worked | null): void {
    this.#worked = of;
    this.requestUpdate();
  }

  #rows(answer: CollocatesAnswer): TemplateResult {
    return this.#grid(answer, words.value.collocations.table(query.value), 'collocates', collocateColumns(answer, (row) => this.#work({ question: this.#answers.question!, rank: row.rank })));
  }

  #grid(answer: CollocatesAnswer, label: string, name: string, columns: ReturnType<typeof collocateColumns>): TemplateResult {
    const w = words.value.collocations;
    const { sort, descending } = settings.value.collocations;
    const node = query.value;
    return html`<wm-grid .columns=${columns} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version}
      .sort=${sort || answer.settings.sort} .descending=${descending} .label=${label} .busy=${this.#answers.busy} .name=${name}
      .empty=${answer.node_hits === 0 ? words.value.concordance.noHits(node) : w.none(node)} .files=${answerFiles(this.#answers.question!)}
      @grid-sort=${(event: CustomEvent<{ key: NonNullable<Settings['collocations']['sort']> }>) => this.#sort(event.detail.key, answer)}
      @grid-open=${(event: CustomEvent<{ row: CollocateRow }>) => showLines({ query: node, filter: nearFilter(event.detail.row.written, answer) })}></wm-grid>`;
  }

  #places(answer: CollocatesAnswer): TemplateResult {
    const m = words.value.around;
    const node = query.value;
    const at = (term: string, place: number): void => showLines({ query: node, filter: nearFilter(term, answer, place) });
    return html`${answer.rows.length > 0 ? html`<wm-chart .spec=${placesSpec(this.#answers.envelope!, node)} .name=${'places'}
        @chart-open=${({ detail }: CustomEvent<Opened>) => at(detail.label, placeOf(detail.series, answer.left))}></wm-chart>` : nothing}
      ${this.#grid(answer, m.placesTable, 'places', placeColumns(answer, (row, place) => at(row.written, place)))}`;
  }

  #sort(key: NonNullable<Settings['collocations']['sort']>, answer: CollocatesAnswer): void {
    const { sort, descending } = settings.value.collocations;
    set((sort || answer.settings.sort) === key ? { sort: key, descending: !descending } : { sort: key, descending: key !== 'term' && key !== 'fisher' });
  }
}
customElements.define('wm-collocations', WmCollocations);
