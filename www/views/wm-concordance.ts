import { html, nothing, type TemplateResult } from 'lit';
import type { ConcordanceAnswer, ConcordanceRow, SortKey } from '../core/types.ts';
import { amount, choice, controls, tick } from '../lib/controls.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { scopeText } from '../lib/scope-text.ts';
import { counting, failed, noCorpus, noQuery, whichQuery } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { labels, noteLabel, notes } from '../state/notes.ts';
import { concordanceQuestion } from '../state/questions.ts';
import { asCharacters, filter, query, quoted, search, showText, type LineFilter } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { placeName } from './tables/collocates.ts';
import { lineColumns } from './tables/lines.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';
import '../elements/wm-no-hits.ts';
import '../elements/wm-term-facts.ts';
import '../elements/wm-words.ts';
import './wm-note.ts';

const KEYS: SortKey[] = ['D', 'T', 'N', 'L1', 'L2', 'L3', 'L4', 'L5', 'R1', 'R2', 'R3', 'R4', 'R5'];
/** The lines of a query, aligned at the node. */
export class WmConcordance extends WmElement {
  readonly #answers = new Answers<'concordance'>(this);
  #noting: ConcordanceRow | null = null;

  protected override render(): TemplateResult {
    if (!loaded.value) return noCorpus();
    const w = words.value.concordance;
    const l = words.value.lines;
    const of = settings.value.concordance;
    const question = concordanceQuestion.value;
    this.#answers.set(question);
    const { answer } = this.#answers;
    const names = (key: SortKey): string => w.keys[key] ?? (key.startsWith('L') ? w.left(key.slice(1)) : w.right(key.slice(1)));
    const options = KEYS.map((key) => [key, names(key)] as const);
    const optional = [['', w.none] as const, ...options];
    return html`<div class="view">
      ${controls(html`
        ${choice<SortKey>(w.sort, of.first, options, (first) => change('concordance', { first }))}
        ${choice<SortKey | ''>(w.then, of.second, optional, (second) => change('concordance', { second }))}
        ${choice<SortKey | ''>(w.then, of.third, optional, (third) => change('concordance', { third }))}
        ${tick(w.descending, of.descending, (descending) => change('concordance', { descending }))}
        <span title=${l.sampleHint}>${amount(l.sample, of.sample, [0, 9999], (sample) => change('concordance', { sample }), l.sampleUnit, l.all)}</span>
        ${of.sample > 0 ? html`<button class="quiet" @click=${() => change('concordance', { seed: of.seed + 1 })}>${l.another}</button>` : nothing}
        ${tick(l.one, of.one, (one) => change('concordance', { one }))}
        ${notes.value.length > 0 ? choice(l.noted, of.noted ? `=${noteLabel.value}` : '', [['', l.notedAll], ['=', l.notedOnly], ...labels.value.map((label) => [`=${label}`, l.withLabel(label)] as const)], (value) => {
          noteLabel.value = value.slice(1);
          change('concordance', { noted: value !== '' });
        }) : nothing}
        ${amount(w.context, of.context, [5, 400], (context) => change('concordance', { context }), w.characters)}`)}
      ${whichQuery()}
      ${this.#limits(filter.value)}
      ${!question ? noQuery() : this.#answers.error ? failed(this.#answers.error) : !answer ? (this.#answers.busy ? counting() : nothing) : html`
        <p class="summary">${w.summary(answer.total, answer.documents)} ${answer.found > answer.total ? l.found(answer.total, answer.found) : nothing} ${this.#differ(answer)} <wm-words></wm-words></p>
        ${answer.total === 0 ? html`<wm-no-hits .query=${query.value}></wm-no-hits>` : nothing}
        <wm-term-facts .term=${quoted(query.value) ?? query.value}></wm-term-facts>
        ${this.#noting ? html`<wm-note .row=${this.#noting} @note-close=${() => this.#annotate(null)}></wm-note>` : nothing}
        <wm-grid class="kwic" .columns=${lineColumns(of.context, (row) => this.#annotate(row))} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total}
          .version=${this.#answers.version} .label=${w.table(query.value)} .busy=${this.#answers.busy} .name=${'concordance'}
          .empty=${w.noHits(quoted(query.value) ?? query.value)} .files=${answerFiles(question)}
          @grid-open=${(event: CustomEvent<{ row: ConcordanceRow }>) => showText(event.detail.row.document, event.detail.row.start)}></wm-grid>`}
    </div>`;
  }

  #annotate(row: ConcordanceRow | null): void {
    this.#noting = row;
    this.requestUpdate();
  }

  /** Words and plain characters side by side: their difference is what the segmentation does to this query. */
  #differ({ token_hits: asWord, character_hits: plain, total }: ConcordanceAnswer): unknown {
    const w = words.value.concordance;
    // Words side by side that are one word in the text: 改革 开放.
    const joined = total === 0 && /\S\s+\S/.test(query.value) ? asCharacters(query.value) : null;
    if (joined) return html`<button class="link" @click=${() => search(joined)}>${w.asCharacters} ${joined}</button>`;
    if (asWord === null || plain === null || asWord === plain) return nothing;
    const inner = quoted(query.value);
    const other = inner ?? asCharacters(query.value);
    return html`<span>${w.differ(asWord, plain)}</span> ${other
      ? html`<button class="link" @click=${() => search(other)}>${inner ? w.asTokens : w.asCharacters}</button>` : nothing}`;
  }

  #limits(of: LineFilter): unknown {
    const w = words.value.concordance;
    const without = (...keys: (keyof LineFilter)[]) => (): void => {
      const rest = { ...of };
      for (const key of keys) delete rest[key];
      filter.value = rest;
    };
    const chip = (label: string, remove: () => void): TemplateResult =>
      html`<li><button title=${w.remove} aria-label="${w.remove}: ${label}" @click=${remove}>${label} <span aria-hidden="true">×</span></button></li>`;
    const chips = [
      of.from && of.to ? chip(w.filterDates(of.from, of.to), without('from', 'to')) : nothing,
      of.near ? chip(
        of.near_anywhere ? words.value.around.nearAnywhere[of.within === 'paragraph' ? 'paragraph' : 'sentence'](of.near)
          : of.near_at ? words.value.around.nearAt(of.near, of.near_at.map(placeName).join(' ')) : w.filterNear(of.near, of.near_left ?? 5, of.near_right ?? 5),
        without('near', 'near_left', 'near_right', 'near_at', 'near_anywhere', 'within'),
      ) : nothing,
      of.instead ? chip(`${of.name ?? ''}: ${scopeText(of.instead)}`, without('instead', 'name')) : nothing,
      of.part ? chip(of.name ?? scopeText(of.part), without('part', 'name')) : nothing,
      of.document ? chip(w.filterDocument(of.name ?? ''), without('document', 'name')) : nothing,
    ].filter((each) => each !== nothing);
    return chips.length === 0 ? nothing : html`<div class="chips"><span>${w.filtered}</span><ul>${chips}</ul></div>`;
  }
}
customElements.define('wm-concordance', WmConcordance);
