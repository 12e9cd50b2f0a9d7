import { html, type TemplateResult } from 'lit';
import type { EventRow } from '../core/types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { isNarrow } from '../lib/narrow.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { showText } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { eventsQuestion } from '../state/spoken.ts';
import { eventColumns } from './tables/events.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

/** What the corpus says happened or will happen when, each date with its sentence. */
export class WmEvents extends WmElement {
  readonly #answers = new Answers<'events'>(this);

  protected override render(): TemplateResult {
    const w = words.value.spoken;
    const question = eventsQuestion.value;
    this.#answers.set(question);
    const { answer, error, total } = this.#answers;
    const of = settings.value.spoken;
    if (error) return failed(error);
    if (!answer) return counting();
    return html`<p class="summary">${w.found(total)}</p>
      <wm-grid .columns=${eventColumns()} .row=${(i: number) => this.#answers.row(i)} .total=${total} .version=${this.#answers.version} .sort=${of.sort}
        .descending=${of.descending} .rowHeight=${isNarrow.value ? 48 : 32} .label=${w.events} .name=${'events'} .empty=${w.noEvents} .busy=${this.#answers.busy} .files=${answerFiles(question)}
        @grid-sort=${({ detail }: CustomEvent<{ key: typeof of.sort }>) => change('spoken', of.sort === detail.key ? { descending: !of.descending } : { sort: detail.key, descending: false })}
        @grid-open=${({ detail }: CustomEvent<{ row: EventRow }>) => showText(detail.row.document, detail.row.at)}></wm-grid>`;
  }
}
customElements.define('wm-events', WmEvents);
