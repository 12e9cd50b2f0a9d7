import { html, nothing, type TemplateResult } from 'lit';
import type { KeyTermsRow } from '../core/relation-types.ts';
import { answerFiles } from '../lib/answer-files.ts';
import { cautions } from '../lib/cautions.ts';
import { classChoice } from '../lib/classes.ts';
import { amount, controls, tick } from '../lib/controls.ts';
import { decimal, integer } from '../lib/format.ts';
import { counting, failed } from '../lib/states.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { keyTermsQuestion } from '../state/questions.ts';
import { asQuery, showLines, showText } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import type { Column } from '../elements/grid-model.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

/** Key terms of each document that have a column. */
const TERMS = 8;

export function columns(): Column<KeyTermsRow>[] {
  const d = words.value.documents;
  const s = words.value.spread;
  return [
    { key: 'title', label: d.title, width: 'minmax(8rem, 2.5fr)', corpus: true, cell: (r) => html`<span title=${r.name}>${r.title || r.name}</span>`, text: (r) => r.title || r.name },
    { key: 'words', label: d.tokens, hint: words.value.hints.tokens, align: 'end', width: '5rem', from: 900, cell: (r) => integer(r.words), text: (r) => r.words },
    ...Array.from({ length: TERMS }, (_, at): Column<KeyTermsRow> => ({
      key: `key${at}`, label: s.keyNumber(at + 1), corpus: true, width: 'minmax(4.5rem, 1fr)', from: at < 2 ? 0 : 300 + at * 110, text: (r) => r.terms[at]?.written ?? '',
      cell: (r) => {
        const key = r.terms[at];
        return key ? html`<span class="term" title=${s.keyText(key.count, key.documents, decimal(key.tf_idf, 2))}>${key.written}</span>` : '–';
      },
      open: (r) => {
        const key = r.terms[at];
        if (key) showLines({ query: asQuery(key), filter: { document: r.document, name: r.title || r.name } });
      },
    })),
  ];
}

/** What each document says more often than the others. */
export class WmKeys extends WmElement {
  readonly #answers = new Answers<'key_terms'>(this);

  protected override render(): TemplateResult {
    const t = words.value.terms;
    const s = words.value.spread;
    const of = settings.value.terms;
    const question = keyTermsQuestion.value;
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    return html`
      ${controls(html`
        ${classChoice(of.group, (group) => change('terms', { group }))}
        ${amount(t.min, of.keyMin, [1, 9999], (keyMin) => change('terms', { keyMin }), t.minUnit)}
        ${amount(t.length, of.length, [1, 20], (length) => change('terms', { length }))}
        ${tick(t.stop, of.stop, (stop) => change('terms', { stop }))}`)}
      <p class="summary"><span>${s.keysHint}</span> ${answer ? cautions(answer.cautions) : nothing}</p>
      ${error ? failed(error) : !answer ? counting() : html`
        <wm-grid .columns=${columns()} .row=${(i: number) => this.#answers.row(i)} .total=${answer.total} .version=${this.#answers.version} .label=${s.keysTable}
          .name=${'key-terms'} .busy=${this.#answers.busy} .files=${answerFiles(question)}
          @grid-open=${({ detail }: CustomEvent<{ row: KeyTermsRow }>) => showText(detail.row.document, null)}></wm-grid>`}`;
  }
}
customElements.define('wm-keys', WmKeys);
