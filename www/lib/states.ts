/** What a view shows when it has nothing to show: always what to do next. */
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../state/preferences.ts';
import { chosen, queries, query } from '../state/search.ts';
import { view } from '../state/settings.ts';

export const noCorpus = (): TemplateResult => {
  const w = words.value.empty;
  return html`<div class="empty"><h2>${w.title}</h2><p>${w.text}</p>
    <button class="primary" @click=${() => (view.value = 'start')}>${w.start}</button></div>`;
};

export const noQuery = (): TemplateResult => {
  const w = words.value.query;
  return html`<div class="empty"><h2>${w.none}</h2><p>${w.ask}</p>
    <button @click=${() => (view.value = 'terms')}>${w.toTerms}</button></div>`;
};

export const failed = (message: string): TemplateResult =>
  html`<div class="empty" role="alert"><h2>${words.value.app.failed}</h2><p><code lang="en">${message}</code></p></div>`;

export const counting = (): TemplateResult => html`<p class="counting">${words.value.empty.loading}</p>`;

/** Where a line has several queries and the view shows one: which. */
export const whichQuery = (): TemplateResult | typeof nothing => queries.value.length < 2 ? nothing : html`
  <div class="choice" role="group" aria-label=${words.value.query.choose}>${queries.value.map((each, i) => html`
    <button class="corpus" aria-pressed=${each === query.value} @click=${() => (chosen.value = i)}>${each}</button>`)}</div>`;
