import { html, nothing, type TemplateResult } from 'lit';
import { submitQuery } from '../lib/submit-query.ts';
import { words } from '../state/preferences.ts';
import { line, queryFault, type QueryFault } from '../state/search.ts';
import { WmElement } from './element.ts';
import './wm-manual.ts';

/** How the core begins what is wrong with a regular expression. */
const EXPRESSION = 'the regular expression cannot be read: ';

/** The one query line. Its mistakes are shown at the character where they are. */
export class WmQuery extends WmElement {
  #submit(event: SubmitEvent): void {
    event.preventDefault();
    submitQuery(this.querySelector('input')!.value);
  }

  protected override render(): TemplateResult {
    const w = words.value.query;
    const fault = queryFault.value;
    return html`<search><form class="query" role="search" @submit=${this.#submit}>
      <label for="query">${w.label}</label>
      <input id="query" type="search" name="q" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
        placeholder=${w.placeholder} .value=${line.value} aria-describedby="query-hint query-fault" aria-invalid=${fault !== null}>
      <button class="primary">${w.submit}</button>
      <p id="query-hint" class="hint">${w.hint}</p>
      <wm-manual></wm-manual>
      <div id="query-fault" role="alert">${fault ? this.#fault(fault) : nothing}</div>
    </form></search>`;
  }

  #fault({ query, at, message }: QueryFault): TemplateResult {
    const w = words.value.query;
    const kind = message.slice(EXPRESSION.length);
    const said = message.startsWith(EXPRESSION) ? `${w.expression}${w.expressions[kind] ?? kind}` : undefined;
    const translated = w.faults[message] ?? said;
    const characters = [...query];
    const place = at === null ? null : Math.min(at, characters.length);
    return html`<p class="query-fault"><strong>${place === null && query === '' ? w.unanswerable : w.fault(place === null ? null : place + 1)}</strong>
      ${place === null ? (query === '' ? nothing : html`<q class="corpus">${query}</q>`) : html`<span class="corpus"
        >${characters.slice(0, place).join('')}<mark>${characters[place] ?? '␣'}</mark>${characters.slice(place + 1).join('')}</span>`}
      ${translated ? html`<span>${translated}</span>` : html`<span lang="en">${message}</span>`}</p>`;
  }
}
customElements.define('wm-query', WmQuery);
