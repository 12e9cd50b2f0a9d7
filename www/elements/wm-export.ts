import { html, nothing, type TemplateResult } from 'lit';
import { fileName, save } from '../lib/download.ts';
import { words } from '../state/preferences.ts';
import { WmElement } from './element.ts';

export type Format = 'csv' | 'xlsx' | 'json' | 'png' | 'svg' | 'html';
/** What can be taken away, and how it is made. */
export type Files = Partial<Record<Format, () => Promise<Blob> | Blob>>;

/** The one way out: a button for each format. The same in every view. */
export class WmExport extends WmElement {
  static override properties = { files: { attribute: false }, name: { attribute: false }, disabled: { attribute: false } };
  declare files: Files;
  /** For the names of files. */
  declare name: string;
  declare disabled: boolean;
  #busy = false;
  #error = '';

  constructor() {
    super();
    Object.assign(this, { files: {}, name: 'table', disabled: false });
  }

  async #take(format: Format): Promise<void> {
    this.#busy = true;
    this.#error = '';
    this.requestUpdate();
    try {
      save(await this.files[format]!(), fileName(this.name, format));
    } catch (error) {
      this.#error = error instanceof Error ? error.message : String(error);
    }
    this.#busy = false;
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const w = words.value.exports;
    const formats = Object.keys(this.files) as Format[];
    if (formats.length === 0) return nothing;
    return html`<span class="export" role="group" aria-label=${w.label}><span class="export-label">${w.label}</span>${formats.map((format) => html`
      <button class="quiet" title=${w.hints[format]} ?disabled=${this.disabled || this.#busy} @click=${() => this.#take(format)}>${w[format]}</button>`)}
      <span role="status">${this.#busy ? w.working : this.#error ? w.failed(this.#error) : nothing}</span></span>`;
  }
}
customElements.define('wm-export', WmExport);
