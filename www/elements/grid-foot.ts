/** Below a grid: how many rows, where to go, which columns, and the ways out. */
import { html, nothing, type TemplateResult } from 'lit';
import { tick } from '../lib/controls.ts';
import { integer } from '../lib/format.ts';
import { showColumn } from '../state/columns.ts';
import { words } from '../state/preferences.ts';
import type { Files } from './wm-export.ts';
import './wm-export.ts';

interface Foot {
  id: string;
  name: string;
  total: number;
  /** The row that has the focus, from 0. */
  at: number;
  copied: number;
  files: Files;
  columns: readonly { key: string; label: string }[];
  hidden: readonly string[];
  /** What the column means whose header has the focus. */
  hint: string;
  goTo(row: number): void;
  copy(): void;
}

export function foot(of: Foot): TemplateResult {
  const w = words.value.grid;
  const jump = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.value === '' || !Number.isFinite(Number(input.value))) return;
    // What stands there is the row that was reached.
    const row = Math.max(1, Math.min(of.total, Math.round(Number(input.value))));
    input.value = String(row);
    of.goTo(row - 1);
  };
  return html`${of.hint ? html`<p class="grid-hint">${of.hint}</p>` : nothing}<div class="grid-foot">
    <span class="grid-count">${w.rows(of.total)}</span>
    ${of.total > 50 ? html`<label class="field">${w.goTo}
      <input type="number" title=${w.goToLong} min="1" max=${of.total} @change=${jump} placeholder=${integer(Math.max(1, of.at + 1))}></label>` : nothing}
    ${of.columns.length > 3 ? html`<details class="columns" @keydown=${close}><summary>${w.columns}</summary>
      <div role="group" aria-label=${w.columns}>${of.columns.map(({ key, label }) =>
        tick(label, !of.hidden.includes(key), (shown) => showColumn(of.name, key, shown)))}</div></details>` : nothing}
    <span class="grow"></span>
    <span role="status">${of.copied ? w.copied(of.copied) : ''}</span>
    <span id="${of.id}-keys" hidden>${w.keys}</span>
    <button class="quiet" title=${w.copyLong} ?disabled=${of.total === 0} @click=${of.copy}>${w.copy}</button>
    <wm-export .files=${of.files} .name=${of.name} .disabled=${of.total === 0}></wm-export>
  </div>`;
}

function close(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  const menu = event.currentTarget as HTMLDetailsElement;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}
