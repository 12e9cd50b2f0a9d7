import { html, type TemplateResult } from 'lit';
import type { Opened } from '../charts/spec.ts';
import type { NetworkAnswer, NetworkEdge, NetworkQuestion } from '../core/relation-types.ts';
import type { CollocatesAnswer } from '../core/types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { cautions } from '../lib/cautions.ts';
import { nearFilter } from '../lib/near.ts';
import { counting, failed } from '../lib/states.ts';
import { touched } from '../lib/touch.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { networkQuestion } from '../state/questions.ts';
import { asQuery, showLines } from '../state/search.ts';
import { networkSpec, tieColumns } from './tables/network.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';

/** The strongest collocates, tied to the node and to one another. */
export class WmNetwork extends WmElement {
  static override properties = { of: { attribute: false } };
  /** The answer of the table, for the window in force. */
  declare of: CollocatesAnswer;
  readonly #answers = new Answers<'network'>(this);

  protected override render(): TemplateResult {
    const question = networkQuestion.value;
    this.#answers.set(question);
    const { answer, error, envelope } = this.#answers;
    const m = words.value.around;
    if (error) return failed(error);
    if (!answer || !envelope || !question) return counting();
    const asked = envelope.question as NetworkQuestion;
    const node = asked.collocates.node;
    const drawn = answer.edges.filter(({ by }) => by === 'units').length;
    return html`<p class="summary">${touched() ? m.networkTouch : m.networkHint} ${asked.second_order ? m.drawn(drawn, answer.total) : ''}${cautions(answer.cautions.filter((code) => code !== 'bounded'))}</p>
      <wm-chart .spec=${networkSpec(envelope)} .name=${'network'} @chart-open=${({ detail }: CustomEvent<Opened>) => this.#opened(detail, answer, asked)}></wm-chart>
      <wm-grid .columns=${tieColumns(answer)} .row=${(i: number) => answer.edges[i]} .total=${answer.edges.length} .version=${this.#answers.version} .label=${m.tiesTable}
        .name=${'network'} .empty=${words.value.collocations.none(node)} .busy=${this.#answers.busy} .files=${answerFiles(question)}
        @grid-open=${({ detail }: CustomEvent<{ row: NetworkEdge }>) => this.#lines(detail.row, answer, asked)}></wm-grid>`;
  }

  #opened({ index, edge }: Opened, answer: NetworkAnswer, asked: NetworkQuestion): void {
    // A word leads to its tie with the node, one further out to that with the collocate that it belongs to.
    const tie = edge ? answer.edges[index] : answer.edges.find(({ by, target }) => by === 'window' && target === index);
    if (tie) this.#lines(tie, answer, asked);
    else showLines({ query: asked.collocates.node });
  }

  /** A tie by windows: lines of the one word with the other in its window; by units: with the other in the same sentence. */
  #lines({ source, target, order, by }: NetworkEdge, { nodes }: NetworkAnswer, { collocates, within }: NetworkQuestion): void {
    const at = (number: number): string => asQuery(nodes[number] ?? { term: '', written: '' });
    const [one, other] = [at(source), at(target)];
    if (by === 'window') showLines({ query: order === 1 ? collocates.node : one, filter: nearFilter(other, this.of) });
    else showLines({ query: one, filter: { near: other, near_anywhere: true, within: within === 'paragraph' ? 'paragraph' : 'sentence' } });
  }
}
customElements.define('wm-network', WmNetwork);
