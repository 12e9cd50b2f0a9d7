import { html, type TemplateResult } from 'lit';
import { words } from '../state/preferences.ts';
import { WmElement } from './element.ts';

/** The panel below a table with the numbers behind one of its rows. `of` says which; fires `working-close`. */
export abstract class WorkingPanel<Of> extends WmElement {
  static override properties = { of: { attribute: false } };
  declare of: Of | null;

  constructor() {
    super();
    this.of = null;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('of') && this.of) this.querySelector('.working')?.scrollIntoView({ block: 'nearest' });
  }

  /** `term` once it is known. */
  protected panel(term: string | undefined, body: unknown): TemplateResult {
    const w = words.value.working;
    return html`<section class="working" aria-live="polite">
      <header><h2>${term === undefined ? w.column : w.title(term)}</h2><button class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('working-close'))}>${w.close}</button></header>
      ${body}
    </section>`;
  }
}
