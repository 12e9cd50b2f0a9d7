import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChartSpec, Opened, Theme } from '../charts/spec.ts';
import type { Drawn } from '../charts/index.ts';
import { fileName, save } from '../lib/download.ts';
import { dark, language, words } from '../state/preferences.ts';
import { reason } from '../state/corpus.ts';
import { loadCharts } from './charts-loader.ts';
import { WmElement } from './element.ts';

/** A chart with its exports. Fires `chart-open` ({ index, label, series }) when a bar or point is clicked. */
export class WmChart extends WmElement {
  static override properties = { spec: { attribute: false }, name: { attribute: false } };
  declare spec: ChartSpec | null;
  /** For the names of files. */
  declare name: string;
  #drawn: Drawn | undefined;
  #key = '';
  #sizes: ResizeObserver | undefined;

  constructor() {
    super();
    Object.assign(this, { spec: null, name: 'chart' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    this.#drawn?.dispose();
    this.#drawn = undefined;
    this.#key = '';
  }

  #theme(): Theme {
    const style = getComputedStyle(document.documentElement);
    const of = (name: string): string => style.getPropertyValue(name).trim();
    return {
      language: language.value, ink: of('--ink'), muted: of('--muted'), rule: of('--rule'), paper: of('--paper'), accent: of('--cinnabar'),
      series: [1, 2, 3, 4, 5, 6].map((i) => of(`--series-${i}`)), sans: of('--sans'), serif: of('--serif'),
    };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#draw().catch((error: unknown) => this.querySelector('.chart')?.replaceChildren(reason(error)));
  }

  async #draw(): Promise<void> {
    const { spec } = this;
    const key = `${dark.peek()} ${language.peek()} ${JSON.stringify(spec)}`;
    if (!spec || key === this.#key) return;
    const charts = await loadCharts();
    const into = this.querySelector<HTMLElement>('.chart');
    if (!into || !this.isConnected || spec !== this.spec) return;
    this.#key = key;
    if (!this.#drawn) {
      this.#drawn = charts.draw(into, (detail: Opened) => this.dispatchEvent(new CustomEvent('chart-open', { detail })));
      this.#sizes = new ResizeObserver(() => this.#drawn?.resize());
      this.#sizes.observe(into);
    }
    this.#drawn.show(spec, this.#theme());
    into.dataset['drawn'] = spec.title;
  }

  async #save(as: 'png' | 'svg'): Promise<void> {
    if (!this.spec) return;
    const charts = await loadCharts();
    const height = this.spec.kind === 'bars' ? 144 + this.spec.labels.length * 24 : 600;
    const width = this.spec.kind === 'bars' ? 720 : 1120;
    save(await charts[as](this.spec, this.#theme(), width, height), fileName(this.name, as));
  }

  protected override render(): TemplateResult {
    const w = words.value.chart;
    const { spec } = this;
    // Read, so that a change of colours draws the chart again.
    void dark.value;
    if (!spec) return html``;
    const height = spec.kind === 'bars' ? 16 + spec.labels.length * 24 : 0;
    return html`<figure class="figure ${spec.kind}">
      <figcaption><span>${spec.title}${spec.kind === 'bars' ? html` <small>${spec.unit}</small>` : nothing}</span>
        <span class="grow"></span>
        <button class="quiet" title=${w.pngLong} @click=${() => this.#save('png')}>${w.png}</button>
        <button class="quiet" title=${w.svgLong} @click=${() => this.#save('svg')}>${w.svg}</button>
      </figcaption>
      <div class="chart" role="img" aria-label=${spec.description} .style=${height ? `height: ${height}px` : ''}></div>
    </figure>`;
  }
}
customElements.define('wm-chart', WmChart);
