import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { TextAnswer, TextQuestion } from '../core/types.ts';
import { passageAt, passages, type Passage } from '../lib/passages.ts';
import { counting, failed } from '../lib/states.ts';
import { dateText, sourceText } from '../lib/words-of.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { openText, query, showLines } from '../state/search.ts';
import { WmElement } from '../elements/element.ts';

/** Passages in the page at a time: some twenty screens. */
const WINDOW = 120;

/** One text with the hits of the query marked. Marks are highlights of the browser: the text itself stays plain. */
export class WmReader extends WmElement {
  readonly #answers = new Answers<'text'>(this);
  #of: TextAnswer | null = null;
  #all: Passage[] = [];
  #from = 0;
  #hit = -1;
  #scroll = false;

  protected override render(): TemplateResult {
    const open = openText.value;
    if (!open) return html``;
    const question: TextQuestion = { ask: 'text', document: open.document, ...(query.value ? { query: query.value } : {}) };
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    const w = words.value.reader;
    if (answer && answer !== this.#of) this.#take(answer, open.start);
    return html`<section class="reader" aria-label=${w.label} aria-busy=${this.#answers.busy}>
      <header>
        <button class="quiet" @click=${() => (openText.value = null)}>${w.back}</button>
        <span class="grow"></span>
        ${answer && query.value ? this.#hits(answer) : nothing}
      </header>
      ${error ? failed(error) : answer ? this.#text(answer) : counting()}
    </section>`;
  }

  #take(answer: TextAnswer, start: number | null): void {
    this.#of = answer;
    this.#all = passages(answer.text);
    this.#hit = answer.hits.length === 0 ? -1 : start === null ? 0 : Math.max(0, answer.hits.findIndex(([from]) => from >= start));
    this.#show(start ?? 0);
    this.#scroll = start !== null;
  }

  #show(offset: number): void {
    this.#from = Math.max(0, passageAt(this.#all, offset) - WINDOW / 4);
  }

  #step(by: number): void {
    const hits = this.#of?.hits ?? [];
    if (hits.length === 0) return;
    this.#hit = (this.#hit + by + hits.length) % hits.length;
    const [start] = hits[this.#hit]!;
    const at = passageAt(this.#all, start);
    if (at < this.#from || at >= this.#from + WINDOW) this.#show(start);
    this.#scroll = true;
    this.requestUpdate();
  }

  #hits({ hits, document }: TextAnswer): TemplateResult {
    const w = words.value.reader;
    return html`<span role="status">${hits.length > 0 && this.#hit >= 0 ? w.at(this.#hit + 1, hits.length) : w.hits(hits.length, query.value)}</span>
      <button class="quiet" ?disabled=${hits.length === 0} @click=${() => this.#step(-1)}>${w.previous}</button>
      <button class="quiet" ?disabled=${hits.length === 0} @click=${() => this.#step(1)}>${w.next}</button>
      <button class="quiet" ?disabled=${hits.length === 0} @click=${() => showLines({ filter: { document: document.id, name: document.title || document.name } })}>${w.lines}</button>`;
  }

  #text({ document }: TextAnswer): TemplateResult {
    const w = words.value;
    const shown = this.#all.slice(this.#from, this.#from + WINDOW);
    const more = (by: number, label: string): TemplateResult => html`<p class="more"><button @click=${() => {
      this.#from = Math.max(0, Math.min(this.#all.length - 1, this.#from + by));
      this.requestUpdate();
    }}>${label}</button></p>`;
    return html`<div class="reader-text" tabindex="0">
      <h2 class="corpus">${document.title || document.name}</h2>
      <p class="hint">${document.name} · ${document.date ? w.date.from(sourceText(document.date), document.date.surface) : nothing} ${dateText(document.date)}</p>
      ${this.#from > 0 ? more(-WINDOW, w.reader.earlier) : nothing}
      <div class="body corpus" lang="zh">${shown.map(({ text, whole }) => html`<p class=${whole ? '' : 'part'}>${text}</p>`)}</div>
      ${this.#from + WINDOW < this.#all.length ? more(WINDOW, w.reader.later) : nothing}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#mark();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    CSS.highlights?.delete('hit');
    CSS.highlights?.delete('here');
  }

  #mark(): void {
    const body = this.querySelector('.body');
    const answer = this.#of;
    if (!body || !answer || !CSS.highlights) return;
    const lines = [...body.children];
    const range = ([start, end]: [number, number]): Range | null => {
      const at = passageAt(this.#all, start);
      const node = [...(lines[at - this.#from]?.childNodes ?? [])].find((child) => child.nodeType === Node.TEXT_NODE);
      if (!node) return null;
      const length = node.nodeValue!.length;
      const made = document.createRange();
      made.setStart(node, Math.min(length, start - this.#all[at]!.start));
      made.setEnd(node, Math.min(length, end - this.#all[at]!.start));
      return made;
    };
    const first = this.#all[this.#from]?.start ?? 0;
    const last = this.#all[this.#from + WINDOW]?.start ?? Infinity;
    const ranges = answer.hits.filter(([start]) => start >= first && start < last).map(range).filter((r) => r !== null);
    CSS.highlights.set('hit', new Highlight(...ranges));
    const here = answer.hits[this.#hit];
    const hereRange = here && this.#scroll ? range(here) : null;
    if (!hereRange) return;
    this.#scroll = false;
    CSS.highlights.set('here', new Highlight(hereRange));
    hereRange.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }
}
customElements.define('wm-reader', WmReader);
