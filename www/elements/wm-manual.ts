import { html, type TemplateResult } from 'lit';
import { QUERY_EXAMPLES } from '../lib/query-examples.ts';
import { submitQuery } from '../lib/submit-query.ts';
import { words } from '../state/preferences.ts';
import { WmElement } from './element.ts';

/** The manual of the query language: each operator with an example that a click tries. */
export class WmManual extends WmElement {
  protected override render(): TemplateResult {
    const w = words.value.query.manual;
    const row = ([name, examples]: [string, readonly string[]]): TemplateResult => html`<tr>
      <td>${examples.map((typed) => html`<button type="button" class="quiet corpus" @click=${() => submitQuery(typed)}>${typed}</button> `)}</td>
      <td>${w.means[name as keyof typeof QUERY_EXAMPLES]}</td></tr>`;
    return html`<details class="manual"><summary>${w.open}</summary>
      <table><caption class="hint">${w.lead}</caption>
        <thead><tr><th scope="col">${w.typed}</th><th scope="col">${w.meaning}</th></tr></thead>
        <tbody>${Object.entries(QUERY_EXAMPLES).map(row)}</tbody></table>
      <ul class="hint">${w.rules.map((rule) => html`<li>${rule}</li>`)}</ul></details>`;
  }
}
customElements.define('wm-manual', WmManual);
