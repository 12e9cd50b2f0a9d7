import { html, type TemplateResult } from 'lit';
import { words } from '../state/preferences.ts';
import { view, views, type View } from '../state/settings.ts';
import { WmElement } from './element.ts';

/** The views, as tabs after the ARIA pattern: one tab stop, arrow keys, Home and End. */
export class WmTabs extends WmElement {
  #key(event: KeyboardEvent): void {
    const at = views.indexOf(view.value);
    const to: Record<string, number> = {
      ArrowRight: (at + 1) % views.length, ArrowLeft: (at + views.length - 1) % views.length, Home: 0, End: views.length - 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    view.value = views[next]!;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }

  protected override render(): TemplateResult {
    const w = words.value;
    const tab = (name: View): TemplateResult => html`<button role="tab" id="tab-${name}" aria-controls="panel"
      aria-selected=${name === view.value} tabindex=${name === view.value ? 0 : -1} @click=${() => (view.value = name)}
      >${w.view[name]}</button>`;
    return html`<nav aria-label=${w.app.views}><div class="tabs" role="tablist" aria-label=${w.app.views} @keydown=${this.#key}>${views.map(tab)}</div></nav>`;
  }
}
customElements.define('wm-tabs', WmTabs);
