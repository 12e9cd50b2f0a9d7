import { html, nothing, type TemplateResult } from 'lit';
import { langOf } from '../lib/script.ts';
import { Mapping } from '../lib/virtual.ts';
import { hiddenColumns } from '../state/columns.ts';
import { words } from '../state/preferences.ts';
import { WmElement } from './element.ts';
import { foot } from './grid-foot.ts';
import { moved, tsv, type Column, type Place } from './grid-model.ts';
import type { Files } from './wm-export.ts';

let grids = 0;
/** Rows that are put on paper; the files hold all of them. */
const PRINTED = 200;
/** Pixels of a screen on which as much of a line has room as on paper. */
const PAPER = 1120;

/**
 * The one table of the page: windowed, so that millions of rows cost what is seen of them. Rows come from a function
 * that may not have them yet. Fires `grid-sort` ({ key }) and `grid-open` ({ row, index }).
 */
export class WmGrid<R = unknown> extends WmElement {
  static override properties = {
    columns: { attribute: false }, row: { attribute: false }, total: { attribute: false }, version: { attribute: false },
    sort: { attribute: false }, descending: { attribute: false }, label: { attribute: false }, busy: { attribute: false },
    files: { attribute: false }, name: { attribute: false }, rowHeight: { attribute: false }, empty: { attribute: false },
    dim: { attribute: false },
  };
  declare columns: Column<R>[];
  declare row: (index: number) => R | undefined;
  declare total: number;
  declare version: number;
  declare sort: string;
  declare descending: boolean;
  declare label: string;
  declare busy: boolean;
  /** The whole table as files. */
  declare files: Files;
  /** For the names of files. */
  declare name: string;
  declare rowHeight: number;
  declare empty: string;
  /** Whether a row is set in grey. */
  declare dim: ((row: R) => boolean) | null;

  readonly #id = `grid${++grids}`;
  #top = 0;
  #expected = -1;
  #view = 320;
  #wide = 800;
  #at: Place = { row: -1, column: 0 };
  #anchor: number | null = null;
  #copied = 0;
  #sizes: ResizeObserver | undefined;
  #printing = false;

  constructor() {
    super();
    Object.assign(this, { columns: [], row: () => undefined, total: 0, version: 0, sort: '', descending: false, label: '' });
    Object.assign(this, { busy: false, files: {}, name: 'table', rowHeight: 32, empty: '', dim: null });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Known before the first drawing, so that no column comes and goes.
    this.#wide = this.clientWidth || this.#wide;
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#print);
  }

  protected override firstUpdated(): void {
    this.#sizes = new ResizeObserver(() => this.#measure());
    this.#sizes.observe(this.#scroller);
  }

  /** On paper there is nothing to scroll: the first rows stand there, as many as are here. */
  readonly #print = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    this.requestUpdate();
  };

  /** Back to the first row, for a new question. */
  reset(): void {
    this.#at = { row: -1, column: 0 };
    this.#anchor = null;
    this.#goTo(0);
  }

  get #scroller(): HTMLElement {
    return this.querySelector<HTMLElement>('.grid-scroll')!;
  }

  get #map(): Mapping {
    return new Mapping(this.total, this.rowHeight, this.#view);
  }

  get #hidden(): readonly string[] {
    return hiddenColumns.value[this.name] ?? [];
  }

  get #shown(): Column<R>[] {
    const shown = this.columns.filter((column) => (column.from ?? 0) <= this.#wide && !this.#hidden.includes(column.key));
    const there = this.#printing ? shown.filter(({ tool }) => !tool) : shown;
    return there.length > 0 ? there : this.columns.slice(0, 1);
  }

  #measure(): void {
    const scroller = this.#scroller;
    const head = scroller.querySelector<HTMLElement>('.grid-head')?.offsetHeight ?? 0;
    const view = Math.max(this.rowHeight, scroller.clientHeight - head);
    if (view === this.#view && scroller.clientWidth === this.#wide) return;
    this.#view = view;
    this.#wide = scroller.clientWidth;
    this.#goTo(this.#top);
  }

  #goTo(top: number): void {
    const map = this.#map;
    this.#top = map.clamp(top);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const scroller = this.isConnected ? this.#scroller : null;
      if (!scroller) return;
      scroller.scrollTop = this.#map.toScroll(this.#top);
      this.#expected = scroller.scrollTop;
    });
  }

  #scrolled(event: Event): void {
    const { scrollTop } = event.currentTarget as HTMLElement;
    if (Math.abs(scrollTop - this.#expected) < 1) return;
    this.#expected = -1;
    this.#top = this.#map.toTop(scrollTop);
    this.requestUpdate();
  }

  /** With millions of rows a pixel of the bar is many rows: wheels step by rows all the same. */
  #wheeled(event: WheelEvent): void {
    if (!this.#map.scaled || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? this.rowHeight : event.deltaMode === 2 ? this.#view : 1;
    this.#goTo(this.#top + event.deltaY * unit);
  }

  #key(event: KeyboardEvent): void {
    const columns = this.#shown;
    if (event.key === 'Enter') {
      if (this.#at.row < 0) this.#sortBy(columns[this.#at.column]);
      else this.#open(this.#at.row, this.#at.column);
      event.preventDefault();
      return;
    }
    if (event.key === ' ' && this.#at.row >= 0) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('grid-space', { detail: { rows: this.#chosenRows().map(({ row }) => row) } }));
      return;
    }
    const to = moved(event, this.#at, this.total, columns.length, Math.max(1, Math.floor(this.#view / this.rowHeight) - 1));
    if (!to) return;
    event.preventDefault();
    this.#anchor = event.shiftKey && to.row >= 0 ? (this.#anchor ?? Math.max(0, this.#at.row)) : null;
    this.#moveTo(to);
  }

  #moveTo(to: Place): void {
    this.#at = to;
    this.#copied = 0;
    const top = to.row < 0 ? this.#top : this.#map.reveal(to.row, this.#top);
    if (top === this.#top) this.requestUpdate();
    else this.#goTo(top);
  }

  #click(event: Event): void {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    if (!cell) return;
    const row = Number(cell.dataset['row']);
    const column = Number(cell.dataset['column']);
    const range = (event as MouseEvent).shiftKey && row >= 0;
    if (range) this.#anchor ??= Math.max(0, this.#at.row);
    else this.#anchor = null;
    this.#moveTo({ row, column });
    if (row < 0) this.#sortBy(this.#shown[column]);
    else if (!range && !String(getSelection() ?? '')) this.#open(row, column);
  }

  #sortBy(column: Column<R> | undefined): void {
    if (column?.sort) this.dispatchEvent(new CustomEvent('grid-sort', { detail: { key: column.key } }));
  }

  #open(index: number, column: number): void {
    const row = this.row(index);
    if (row === undefined) return;
    const open = this.#shown[column]?.open;
    if (open) open(row);
    else this.dispatchEvent(new CustomEvent('grid-open', { detail: { row, index } }));
  }

  #chosen(): [number, number] {
    const row = Math.max(0, this.#at.row);
    return [Math.min(row, this.#anchor ?? row), Math.max(row, this.#anchor ?? row)];
  }

  /** The chosen rows that are here. */
  #chosenRows(): { row: R; index: number }[] {
    const [from, to] = this.#chosen();
    const rows: { row: R; index: number }[] = [];
    for (let index = from; index <= to; index++) {
      const row = this.row(index);
      if (row !== undefined) rows.push({ row, index });
    }
    return rows;
  }

  /** The chosen rows as tab-separated values. */
  #tsv(): string {
    const rows = this.#chosenRows();
    this.#copied = rows.length;
    this.requestUpdate();
    return tsv(this.columns.filter(({ key, tool }) => !tool && !this.#hidden.includes(key)), rows);
  }

  #copy(event: ClipboardEvent): void {
    if (String(getSelection() ?? '')) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', this.#tsv());
  }

  protected override render(): TemplateResult {
    const map = this.#map;
    const columns = this.#shown;
    const top = this.#printing ? 0 : this.#top;
    const first = Math.floor(top / this.rowHeight);
    const last = Math.min(this.total, first + (this.#printing ? PRINTED : Math.ceil(this.#view / this.rowHeight) + 1));
    const indices = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
    const active = this.#at.row < 0 || (this.#at.row >= first && this.#at.row < last);
    const cell = `${this.#id}-${this.#at.row}-${Math.min(this.#at.column, columns.length - 1)}`;
    return html`
      <div class="grid-scroll" role="grid" tabindex="0" aria-label=${this.label} aria-rowcount=${this.total + 1}
        aria-colcount=${this.columns.length} aria-busy=${this.busy} aria-activedescendant=${active ? cell : nothing}
        aria-multiselectable="true" aria-describedby="${this.#id}-keys"
        .style=${`--columns: ${columns.map((column) => column.width).join(' ')}; --row: ${this.rowHeight}px`}
        @scroll=${this.#scrolled} @wheel=${this.#wheeled} @keydown=${this.#key} @click=${this.#click} @copy=${this.#copy}>
        <div class="grid-space" role="presentation" .style=${`--space: ${map.spacer}px`}>
          <div class="grid-head" role="rowgroup">${this.#header(columns)}</div>
          <div class="grid-body" role="rowgroup" .style=${`height: ${Math.min(this.#view, map.full)}px`}>
            <div class="grid-rows" role="presentation" .style=${`transform: translateY(${first * this.rowHeight - top}px)`}>
              ${indices.map((index) => this.#line(index, columns))}
            </div>
          </div>
        </div>
        ${this.total === 0 && !this.busy ? html`<p class="grid-empty">${this.empty || words.value.empty.noRows}</p>` : nothing}
      </div>
      ${this.#printing ? this.#said(indices) : nothing}
      ${this.#footer()}`;
  }

  /** Rows that are not here, or not among the first, do not stand on paper: that is said. */
  #said(indices: readonly number[]): unknown {
    const there = indices.filter((index) => this.row(index) !== undefined).length;
    return there < this.total ? html`<p class="grid-printed">${words.value.report.first(there, this.total)}</p>` : nothing;
  }

  #header(columns: Column<R>[]): TemplateResult {
    const w = words.value.grid;
    return html`<div class="grid-row" role="row" aria-rowindex="1">${columns.map((column, i) => {
      const sorted = column.sort && column.key === this.sort;
      const state = sorted ? (this.descending ? 'descending' : 'ascending') : column.sort ? 'none' : nothing;
      const title = [column.hint, sorted ? (this.descending ? w.sortedDown : w.sortedUp) : ''].filter(Boolean).join(' · ');
      return html`<div role="columnheader" id="${this.#id}--1-${i}" data-row="-1" data-column=${i} title=${title || nothing}
        class="grid-cell ${column.align ?? 'start'} ${column.sort ? 'sortable' : ''} ${this.#at.row === -1 && this.#at.column === i ? 'at' : ''}"
        aria-sort=${state} aria-colindex=${this.columns.indexOf(column) + 1}>
        <span>${column.label}</span>${sorted ? html`<span class="arrow" aria-hidden="true">${this.descending ? '↓' : '↑'}</span>` : nothing}
      </div>`;
    })}</div>`;
  }

  #line(index: number, columns: Column<R>[]): TemplateResult {
    const row = this.row(index);
    const [from, to] = this.#chosen();
    const chosen = this.#anchor !== null && index >= from && index <= to;
    return html`<div class="grid-row ${chosen ? 'chosen' : ''} ${row !== undefined && this.dim?.(row) ? 'dim' : ''}" role="row" aria-rowindex=${index + 2} aria-selected=${chosen}>
      ${columns.map((column, i) => html`<div role="gridcell" id="${this.#id}-${index}-${i}" data-row=${index} data-column=${i}
        aria-colindex=${this.columns.indexOf(column) + 1} lang=${(column.corpus && row !== undefined && langOf(String(column.text(row, index)))) || nothing}
        class="grid-cell ${column.align ?? 'start'} ${column.width.includes('fr') ? '' : 'short'} ${column.corpus ? 'corpus' : ''} ${column.wrap ? 'wrap' : ''} ${this.#at.row === index && this.#at.column === i ? 'at' : ''}"
        >${row === undefined ? html`<span class="pending" aria-hidden="true"></span>` : column.cell(row, index, this.#printing ? PAPER : this.#wide)}</div>`)}
    </div>`;
  }

  /** A title is there for a mouse only: for keys and fingers it stands below the table. */
  #hint(): string {
    const column = this.#at.row < 0 ? this.#shown[this.#at.column] : undefined;
    return column?.hint ? `${column.label}: ${column.hint}` : '';
  }

  #footer(): TemplateResult {
    return foot({
      hint: this.#hint(),
      id: this.#id, name: this.name, total: this.total, at: this.#at.row, copied: this.#copied, files: this.files, columns: this.columns, hidden: this.#hidden,
      goTo: (row) => {
        this.#moveTo({ row, column: 0 });
        this.#goTo(row * this.rowHeight);
      },
      copy: () => void navigator.clipboard?.writeText(this.#tsv()),
    });
  }
}
customElements.define('wm-grid', WmGrid);
