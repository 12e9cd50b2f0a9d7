import { html, nothing, type TemplateResult } from 'lit';
import { dropped } from '../lib/files.ts';
import { failed } from '../lib/states.ts';
import { take } from '../lib/take.ts';
import { engine, reading } from '../state/corpus.ts';
import { followKeeping } from '../state/keep.ts';
import { fetchWords } from '../i18n/load.ts';
import { words } from '../state/preferences.ts';
import { unsaved } from '../state/project.ts';
import { view, type View } from '../state/settings.ts';
import { fetchCharts } from './charts-loader.ts';
import { loadViews, viewsFault } from './views-loader.ts';
import { WmElement } from './element.ts';
import './wm-masthead.ts';
import './wm-query.ts';
import './wm-scope.ts';
import './wm-status.ts';
import './wm-tabs.ts';
import './wm-update.ts';
import './wm-version.ts';
import './wm-words-change.ts';
import '../views/wm-start.ts';

const panels: Record<View, () => TemplateResult> = {
  start: () => html`<wm-start></wm-start>`,
  documents: () => html`<wm-documents></wm-documents>`,
  terms: () => html`<wm-terms></wm-terms>`,
  collocations: () => html`<wm-collocations></wm-collocations>`,
  timeline: () => html`<wm-timeline></wm-timeline>`,
  concordance: () => html`<wm-concordance></wm-concordance>`,
  compare: () => html`<wm-compare></wm-compare>`,
  methods: () => html`<wm-methods></wm-methods>`,
};

/** The page: one query bar above the views, of which one is shown. Files may be dropped anywhere. */
export class WmApp extends WmElement {
  #over = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('dragenter', this.#enter);
    addEventListener('dragleave', this.#leave);
    addEventListener('dragover', this.#hover);
    addEventListener('drop', this.#drop);
    addEventListener('beforeunload', this.#unload);
    if ('requestIdleCallback' in globalThis) requestIdleCallback(this.#prepare, { timeout: 3000 });
    else setTimeout(this.#prepare, 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('dragenter', this.#enter);
    removeEventListener('dragleave', this.#leave);
    removeEventListener('dragover', this.#hover);
    removeEventListener('drop', this.#drop);
    removeEventListener('beforeunload', this.#unload);
  }

  /** Everything that will be needed is fetched as soon as the page is idle: once texts are here, nothing is. */
  readonly #prepare = (): void => {
    fetchCharts();
    loadViews();
    fetchWords();
    // Should this fail, the first file tries again and says so.
    engine.warm().catch(() => undefined).then(followKeeping);
  };

  readonly #enter = (): void => {
    if (++this.#over === 1) this.requestUpdate();
  };

  readonly #leave = (): void => {
    if (this.#over > 0 && --this.#over === 0) this.requestUpdate();
  };

  readonly #hover = (event: DragEvent): void => event.preventDefault();

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.#over = 0;
    this.requestUpdate();
    if (!event.dataTransfer?.types.includes('Files')) return;
    void dropped(event.dataTransfer).then(take);
  };

  readonly #unload = (event: BeforeUnloadEvent): void => {
    if (reading.value || unsaved.value) event.preventDefault();
  };

  protected override render(): TemplateResult {
    const w = words.value;
    if (view.value !== 'start') loadViews();
    const skip = (): void => this.querySelector<HTMLElement>('#panel')?.focus();
    return html`
      <button class="skip" @click=${skip}>${w.app.skip}</button>
      <wm-masthead></wm-masthead>
      <wm-query></wm-query>
      <wm-scope></wm-scope>
      <wm-tabs></wm-tabs>
      <wm-status></wm-status>
      <wm-words-change></wm-words-change>
      <wm-update></wm-update>
      ${'WebAssembly' in globalThis ? nothing : html`<p class="notice" role="alert">${words.value.noWasm}</p>`}
      <main><div id="panel" role="tabpanel" tabindex="-1" aria-labelledby="tab-${view.value}">${panels[view.value]()}${view.value !== 'start' && viewsFault.value ? failed(viewsFault.value) : nothing}</div></main>
      ${this.#over > 0 ? html`<p class="drop-veil">${w.start.dropNow}</p>` : nothing}`;
  }
}
