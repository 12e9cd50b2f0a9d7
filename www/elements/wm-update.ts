import { html, nothing, type TemplateResult } from 'lit';
import { version } from '../assets.ts';
import { newer, reload } from '../offline/version.ts';
import { loaded } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { WmElement } from './element.ts';

/** A newer version lies ready: said once, with the choice of the moment left to the user. */
export class WmUpdate extends WmElement {
  #later = false;

  protected override render(): TemplateResult {
    const w = words.value.version;
    const later = (): void => {
      this.#later = true;
      this.requestUpdate();
    };
    return html`<div role="status">${newer.value && !this.#later ? html`<p class="notice update">
      <span>${w.newer(version)} ${loaded.value ? w.reloadForgets : nothing}</span>
      <button @click=${reload}>${w.reload}</button><button class="quiet" @click=${later}>${w.later}</button></p>` : nothing}</div>`;
  }
}
customElements.define('wm-update', WmUpdate);
