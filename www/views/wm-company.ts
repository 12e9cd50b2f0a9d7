import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CollocatesByAnswer, CollocatesByRow, Fate, CollocatesByQuestion } from '../core/types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { cautions } from '../lib/cautions.ts';
import { amount, choice, controls } from '../lib/controls.ts';
import { decimal, integer } from '../lib/format.ts';
import { isNarrow } from '../lib/narrow.ts';
import { counting, failed, noQuery, whichQuery } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { companyQuestion } from '../state/questions.ts';
import { selections } from '../state/scope.ts';
import { query, showLines } from '../state/search.ts';
import { change, settings, type Settings } from '../state/settings.ts';
import type { Column } from '../elements/grid-model.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

type Period = Settings['timeline']['period'];
/** The least pixels of the strip, and periods that get a column of their own. */
const STRIP = { width: 156, height: 20 };
const COLUMNS = 16;

/** One mark per period over the width of the column: the better the rank, the darker; none where it is not among the first ones. */
function strip(row: CollocatesByRow, parts: CollocatesByAnswer['parts'], top: number): TemplateResult {
  const ranks = row.parts.map((part, at) => `${parts[at]?.name ?? ''}: ${part ? integer(part.rank) : '–'}`);
  return svg`<svg class="ranks" width="100%" height=${STRIP.height} viewBox="0 0 ${parts.length * 10} ${STRIP.height}" preserveAspectRatio="none" role="img" aria-label=${ranks.join(', ')}>
    <rect class="ground" width="100%" y="18" height="1"></rect>${row.parts.map((part, at) => svg`<g><title>${ranks[at]}</title><rect class="place" x=${at * 10} width="10" height="18"></rect>
      ${part && part.rank <= top ? svg`<rect x=${at * 10} y="2" width="9" height="16" fill-opacity=${(1 - (0.75 * (part.rank - 1)) / top).toFixed(2)}></rect>` : nothing}</g>`)}</svg>`;
}

export function columns(answer: CollocatesByAnswer, top: number): Column<CollocatesByRow>[] {
  const w = words.value.company;
  const { parts } = answer;
  const told = toldOf(answer);
  const narrow = isNarrow.value;
  const ofPart = (name: string, at: number): Column<CollocatesByRow> => ({
    key: `part${at}`, label: name, hint: w.rankHint, align: 'end', width: '5rem', from: 700 + 80 * at,
    cell: (r) => (r.parts[at] ? html`<span title=${w.cell(r.parts[at].count, decimal(r.parts[at].log_dice, 2))}>${integer(r.parts[at].rank)}</span>` : '–'), text: (r) => r.parts[at]?.rank ?? null,
  });
  return [
    { key: 'term', label: words.value.terms.term, hint: words.value.hints.term, corpus: true, width: narrow ? 'minmax(5rem, 1fr)' : 'minmax(6rem, 12rem)', cell: (r) => html`<span class="term">${r.written}</span>`, text: (r) => r.written },
    { key: 'fate', label: w.fate, hint: w.fateHint, width: narrow ? '6.5rem' : '8rem', cell: (r) => w.fates[r.fate], text: (r) => w.fates[r.fate] },
    { key: 'present', label: w.present, hint: w.presentHint, align: 'end', width: narrow ? '4.25rem' : '6rem', cell: (r) => w.of(r.present, told), text: (r) => r.present },
    { key: 'best', label: w.best, hint: words.value.hints.best, align: 'end', width: '5.5rem', from: 480, cell: (r) => integer(r.best), text: (r) => r.best },
    // Of one period there is no course.
    ...(parts.length > 1 ? [{
      key: 'strip', label: `${w.strip} ${parts[0]!.name} → ${parts.at(-1)!.name}`, hint: w.stripHint, width: narrow ? 'minmax(5rem, 2fr)' : `minmax(${STRIP.width}px, 6fr)`,
      cell: (r: CollocatesByRow) => strip(r, parts, top), text: (r: CollocatesByRow) => r.parts.map((part) => part?.rank ?? '–').join(' '),
    }] : []),
    ...(parts.length <= COLUMNS ? parts.map(({ name }, at) => ofPart(name, at)) : []),
  ];
}

/** Parts with hits: what the fates are told by. */
const toldOf = ({ parts }: CollocatesByAnswer): number => parts.filter(({ node_hits: hits }) => hits > 0).length;

/** What company a word keeps period by period: which collocates appear, stay, fade. */
export class WmCompany extends WmElement {
  readonly #answers = new Answers<'collocates_by'>(this);

  protected override render(): TemplateResult {
    const w = words.value.company;
    const y = words.value.working;
    const of = settings.value.timeline;
    const question = companyQuestion.value;
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    const { auto: _auto, ...bins } = words.value.timeline.bins;
    return html`<div class="view">
      ${controls(html`
        ${choice(y.by, of.companyBy, Object.entries(y.bys) as [typeof of.companyBy, string][], (companyBy) => change('timeline', { companyBy }))}
        ${of.companyBy === 'period' ? choice(words.value.timeline.period, of.period, Object.entries(bins) as [Period, string][], (period) => change('timeline', { period })) : nothing}
        ${choice(w.fate, of.fate, [['', w.all], ...(Object.entries(w.fates) as [Fate, string][])], (fate) => change('timeline', { fate }))}
        ${amount(w.top, of.top, [1, 200], (top) => change('timeline', { top }))}`)}
      ${whichQuery()}
      <p class="hint">${w.lead}</p>
      ${of.companyBy === 'selections' && selections.value.length < 2 ? html`<p role="status">${y.noParts}</p>` : !question ? noQuery() : error ? failed(error) : !answer ? counting() : html`
        <p class="summary"><span>${w.summary(answer.total, toldOf(answer), answer.parts.length)}</span>${of.companyBy === 'period' && answer.parts.length === 1 ? html` <span>${w.onePeriod}</span>` : nothing}${cautions(answer.cautions)}</p>
        <wm-grid .columns=${columns(answer, of.top)} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version}
          .label=${w.table(query.value)} .name=${'company'} .empty=${w.none} .busy=${this.#answers.busy} .files=${answerFiles(question)}
          @grid-open=${({ detail }: CustomEvent<{ row: CollocatesByRow }>) => this.#open(detail.row.written)}></wm-grid>`}
    </div>`;
  }

  /** The window that was counted, as the answer's question states it. */
  #open(term: string): void {
    const { collocates: of } = this.#answers.envelope!.question as CollocatesByQuestion;
    const within = of.within === 'none' || !of.within ? 'document' : of.within;
    showLines({ query: of.node, filter: { near: term, near_left: of.left ?? 5, near_right: of.right ?? 5, within } });
  }
}
customElements.define('wm-company', WmCompany);
