import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../state/preferences.ts';
import { loaded } from '../state/corpus.ts';
import { line, queryFault, search, type QueryFault } from '../state/search.ts';
import { view } from '../state/settings.ts';
import { WmElement } from './element.ts';

/** The one query line. Its mistakes are shown at the character where they are. */
export class WmQuery extends WmElement {
  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.querySelector('input')!.value;
    search(text);
    // A query is no question to the start, the methods or the terms: go where it has an answer.
    if (text.trim() && loaded.value && ['start', 'methods', 'terms'].includes(view.value)) view.value = 'concordance';
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
      <div id="query-fault" role="alert">${fault ? this.#fault(fault) : nothing}</div>
    </form></search>`;
  }

  #fault({ query, at, message }: QueryFault): TemplateResult {
    const w = words.value.query;
    const translated = w.faults[message];
    const characters = [...query];
    const place = at === null ? null : Math.min(at, characters.length);
    return html`<p class="query-fault"><strong>${place === null && query === '' ? w.unanswerable : w.fault(place === null ? null : place + 1)}</strong>
      ${place === null ? (query === '' ? nothing : html`<q class="corpus">${query}</q>`) : html`<span class="corpus"
        >${characters.slice(0, place).join('')}<mark>${characters[place] ?? '␣'}</mark>${characters.slice(place + 1).join('')}</span>`}
      ${translated ? html`<span>${translated}</span>` : html`<span lang="en">${message}</span>`}</p>`;
  }
}
customElements.define('wm-query', WmQuery);
