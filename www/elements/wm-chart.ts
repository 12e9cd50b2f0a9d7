import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChartSpec, Opened } from '../charts/spec.ts';
import type { Drawn } from '../charts/index.ts';
import { chartFile } from '../lib/chart-file.ts';
import { theme } from '../lib/theme.ts';
import { dark, language } from '../state/preferences.ts';
import { reason } from '../state/corpus.ts';
import { loadCharts } from './charts-loader.ts';
import { WmElement } from './element.ts';
import './wm-export.ts';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A chart with its exports. Fires `chart-open` ({ index, label, series }) when a bar or point is clicked, and
 *  `chart-range` ({ first, last }) when periods of a timeline are marked. */
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

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#print);
    this.#sizes?.disconnect();
    this.#drawn?.dispose();
    this.#drawn = undefined;
    this.#key = '';
  }

  /** A canvas cannot be made narrower: for paper the chart is drawn once more, as wide as a sheet. */
  readonly #print = ({ type }: Event): void => {
    this.querySelector('.on-paper')?.remove();
    const picture = type === 'beforeprint' ? this.#drawn?.paper(theme(true)) : null;
    if (!picture) return;
    picture.className = 'on-paper';
    this.querySelector('.chart')?.after(picture);
  };

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
      this.#drawn = charts.draw(into, (detail: Opened) => this.dispatchEvent(new CustomEvent('chart-open', { detail })),
        (first, last) => this.dispatchEvent(new CustomEvent('chart-range', { detail: { first, last } })));
      this.#sizes = new ResizeObserver(() => this.#drawn?.resize());
      this.#sizes.observe(into);
    }
    // Setting up and drawing are tasks of their own, so that neither is long.
    await pause();
    if (!this.#drawn || key !== this.#key) return;
    this.#drawn.show(spec, theme());
    await new Promise(requestAnimationFrame);
    await pause();
    if (!this.#drawn || key !== this.#key) return;
    into.dataset['drawn'] = spec.title;
  }

  protected override render(): TemplateResult {
    const { spec } = this;
    // Read, so that a change of colours draws the chart again.
    void dark.value;
    if (!spec) return html``;
    const height = spec.kind === 'bars' ? (spec.sides && spec.values.some((value) => value < 0) ? 40 : 16) + spec.labels.length * 24 : spec.kind === 'heat' ? 68 + spec.labels.length * 26 : 0;
    return html`<figure class="figure ${spec.kind}">
      <figcaption><span>${spec.title}${spec.kind === 'timeline' ? nothing : html` <small>${spec.unit}</small>`}</span>
        <span class="grow"></span>
        <wm-export .files=${{ png: () => chartFile(spec, 'png'), svg: () => chartFile(spec, 'svg') }} .name=${this.name}></wm-export>
      </figcaption>
      <div class="chart" role="img" aria-label=${spec.description} .style=${height ? `height: ${height}px` : ''}></div>
    </figure>`;
  }
}
customElements.define('wm-chart', WmChart);
