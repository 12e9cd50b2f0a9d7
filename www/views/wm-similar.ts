import { html, nothing, type TemplateResult } from 'lit';
import type { Opened } from '../charts/spec.ts';
import type { SimilarityRow } from '../core/relation-types.ts';
import type { DocumentId } from '../core/types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { cautions } from '../lib/cautions.ts';
import { isNarrow } from '../lib/narrow.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { similarityQuestion } from '../state/questions.ts';
import { openText } from '../state/search.ts';
import { similarColumns, similarMap } from './tables/similar.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';
import './wm-reader.ts';

const read = (document: DocumentId): void => { openText.value = { document, start: null }; };

/** Texts on a map: the closer, the more similar. */
export class WmSimilar extends WmElement {
  readonly #answers = new Answers<'similarity'>(this);

  protected override render(): TemplateResult {
    const w = words.value.texts;
    const question = similarityQuestion.value;
    this.#answers.set(question);
    const { answer, error, envelope } = this.#answers;
    const open = openText.value;
    if (error) return failed(error);
    if (!answer || !envelope) return counting();
    if (answer.total < 3) return html`<p class="hint">${w.few}</p>`;
    return html`<div class="view ${open ? 'split' : ''}">
      <section class="pane map-pane">
        <p class="summary">${w.summary(answer.documents, answer.total, answer.terms)}${cautions(answer.cautions)}</p>
        <p class="hint">${w.mapHint}</p>
        <wm-chart .spec=${similarMap(envelope, open?.document ?? null)} .name=${'similarity'}
          @chart-open=${({ detail }: CustomEvent<Opened>) => read(answer.rows[detail.index]!.document)}></wm-chart>
        <wm-grid .columns=${similarColumns(read)} .row=${(i: number) => answer.rows[i]} .total=${answer.rows.length} .version=${this.#answers.version} .label=${w.mapTable}
          .rowHeight=${isNarrow.value ? 48 : 32} .name=${'similarity'} .busy=${this.#answers.busy} .files=${answerFiles(question)}
          @grid-open=${({ detail }: CustomEvent<{ row: SimilarityRow }>) => read(detail.row.document)}></wm-grid>
      </section>
      ${open ? html`<wm-reader class="pane"></wm-reader>` : nothing}
    </div>`;
  }
}
customElements.define('wm-similar', WmSimilar);
