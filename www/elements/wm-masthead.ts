import { html, nothing, type TemplateResult } from 'lit';
import { languages, names, type Language } from '../i18n/index.ts';
import { facts } from '../state/corpus.ts';
import { choose, language, scheme, schemes, words, type Scheme } from '../state/preferences.ts';
import { view } from '../state/settings.ts';
import { WmElement } from './element.ts';

/** Name, what is loaded, language and colours. */
export class WmMasthead extends WmElement {
  protected override render(): TemplateResult {
    const w = words.value.app;
    const corpus = facts.value;
    const value = (event: Event): string => (event.target as HTMLSelectElement).value;
    return html`<header class="masthead">
      <h1 class="brand"><button @click=${() => (view.value = 'start')}><span lang="zh-CN">文脉</span> <span lang="zh-Latn">Wenmai</span></button></h1>
      <p class="facts">${corpus ? w.facts(corpus.documents, corpus.tokens, corpus.types) : nothing}</p>
      <div class="preferences">
        <select aria-label=${w.language} @change=${(event: Event) => void choose(value(event) as Language)}>
          ${languages.map((l) => html`<option value=${l} lang=${l} ?selected=${l === language.value}>${names[l]}</option>`)}
        </select>
        <select aria-label=${w.scheme} @change=${(event: Event) => (scheme.value = value(event) as Scheme)}>
          ${schemes.map((s) => html`<option value=${s} ?selected=${s === scheme.value}>${w.schemes[s]}</option>`)}
        </select>
      </div>
    </header>`;
  }
}
customElements.define('wm-masthead', WmMasthead);
