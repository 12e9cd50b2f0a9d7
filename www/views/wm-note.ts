import { html, nothing, type TemplateResult } from 'lit';
import type { ConcordanceRow } from '../core/types.ts';
import { words } from '../state/preferences.ts';
import { labels, note } from '../state/notes.ts';
import { WmElement } from '../elements/element.ts';

/** What is noted of one line. Fires `note-close`. */
export class WmNote extends WmElement {
  static override properties = { row: { attribute: false } };
  declare row: ConcordanceRow;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.querySelector('input')?.focus());
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('note-close'));
  }

  protected override render(): TemplateResult {
    const w = words.value.lines;
    const { row } = this;
    const save = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      note(row, String(form.get('label') ?? '').trim(), String(form.get('text') ?? '').trim());
      this.#close();
    };
    const remove = (): void => {
      note(row, '', '');
      this.#close();
    };
    return html`<form class="note" aria-label=${w.of(row.node)} @submit=${save} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.#close(); }}>
      <q class="corpus">${row.left.slice(-8)}<mark>${row.node}</mark>${row.right.slice(0, 8)}</q>
      <label class="field">${w.label} <input type="text" name="label" list="note-labels" maxlength="40" autocomplete="off" .value=${row.label ?? ''}></label>
      <datalist id="note-labels">${labels.value.map((label) => html`<option value=${label}></option>`)}</datalist>
      <label class="field grow">${w.note} <input type="text" name="text" maxlength="2000" autocomplete="off" .value=${row.note ?? ''}></label>
      <button>${w.save}</button>
      ${row.label || row.note ? html`<button type="button" class="quiet" @click=${remove}>${w.remove}</button>` : nothing}
      <button type="button" class="quiet" @click=${() => this.#close()}>${words.value.app.close}</button>
    </form>`;
  }
}
customElements.define('wm-note', WmNote);
