import { html, nothing, type TemplateResult } from 'lit';
import type { BarsSpec } from '../charts/spec.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { integer } from '../lib/format.ts';
import { sourceLine } from '../lib/source-line.ts';
import { failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { lagQuestion } from '../state/spoken.ts';
import type { LagAnswer } from '../core/types.ts';
import type { Column } from '../elements/grid-model.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-chart.ts';
import '../elements/wm-grid.ts';

type LagBin = LagAnswer['bins'][number];

function columns(): Column<LagBin>[] {
  const w = words.value.spoken;
  const days = (value: number | null): string => (value === null ? '…' : integer(value).replace('-', '−'));
  return [
    { key: 'name', label: w.lagName, width: 'minmax(9rem, 2fr)', cell: (r) => (r.name ? w.lags[r.name] : ''), text: (r) => (r.name ? w.lags[r.name] : '') },
    { key: 'days', label: w.days, hint: words.value.hints.days, align: 'end', width: 'minmax(8rem, 1fr)', from: 420, cell: (r) => (r.from === r.to ? days(r.from) : `${days(r.from)} – ${days(r.to)}`), text: (r) => `${r.from ?? ''}/${r.to ?? ''}` },
    { key: 'mentions', label: w.mentions, hint: words.value.hints.mentions, align: 'end', width: 'minmax(6rem, 1fr)', cell: (r) => integer(r.mentions), text: (r) => r.mentions },
  ];
}

/** How far back and ahead documents look. */
export class WmLag extends WmElement {
  readonly #answers = new Answers<'lag'>(this);

  protected override render(): TemplateResult {
    const w = words.value.spoken;
    const question = lagQuestion.value;
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    if (error) return failed(error);
    if (!answer || answer.mentions === 0) return html`${nothing}`;
    const bins = answer.bins.filter(({ mentions, name }) => mentions > 0 && name !== '');
    const spec: BarsSpec = {
      kind: 'bars', title: w.lag, unit: w.mentions, labels: bins.map(({ name }) => (name ? w.lags[name] : '')), values: bins.map(({ mentions }) => mentions),
      description: w.lagDescription, source: sourceLine(this.#answers.envelope!),
    };
    const [first, third] = answer.quartiles ?? [null, null];
    return html`<h2 class="table-title minor">${w.lag}</h2>
      <p class="summary">${w.lagSummary(answer.mentions, answer.past, answer.present, answer.future, answer.left_out)}${words.value.app.separator}${w.lagMiddle(answer.median ?? 0, first ?? 0, third ?? 0)}</p>
      <wm-chart .spec=${spec} .name=${'lag'}></wm-chart>
      <wm-grid .columns=${columns()} .row=${(i: number) => answer.bins[i]} .total=${answer.bins.length} .version=${this.#answers.version} .label=${w.lag} .name=${'lag'}
        .busy=${this.#answers.busy} .files=${answerFiles(question)}></wm-grid>`;
  }
}
customElements.define('wm-lag', WmLag);
