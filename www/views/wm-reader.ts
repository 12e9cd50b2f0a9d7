import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DocumentRow, TextAnswer, TextQuestion } from '../core/types.ts';
import { passageAt, passages, type Passage } from '../lib/passages.ts';
import { counting, failed } from '../lib/states.ts';
import { dateText, provenance } from '../lib/words-of.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { openText, query, showLines } from '../state/search.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-words.ts';

/** Characters and passages in the page at a time: some twenty screens, laid out in a few milliseconds. */
const CHARACTERS = 24_000;
const PASSAGES = 160;

/**
 * One text with the hits of the query marked. Marks are highlights of the browser: the text itself stays plain. Of a
 * very long text the core hands over a part; of that part a window of passages is in the page.
 */
export class WmReader extends WmElement {
  readonly #answers = new Answers<'text'>(this);
  #opened: typeof openText.value = null;
  #of: TextAnswer | null = null;
  #all: Passage[] = [];
  /** Where the part that is asked for must be, and the first passage shown. */
  #at = 0;
  #from = 0;
  #hit = -1;
  #scroll = false;

  protected override render(): TemplateResult {
    const open = openText.value;
    if (!open) return html``;
    if (open !== this.#opened) {
      this.#opened = open;
      this.#at = open.start ?? 0;
      this.#of = null;
    }
    const question: TextQuestion = { ask: 'text', document: open.document, at: this.#at, ...(query.value ? { query: query.value } : {}) };
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    const w = words.value.reader;
    if (answer && answer !== this.#of && this.#answers.question?.at === this.#at) this.#take(answer, open.start);
    const document = answer?.document;
    return html`<section class="reader" aria-label=${w.label} aria-busy=${this.#answers.busy}>
      <header>
        <button class="quiet" @click=${() => (openText.value = null)}>${w.back}</button>
        <span class="grow"></span>
        <wm-words></wm-words>
        ${document && query.value ? this.#hits(answer, document) : nothing}
      </header>
      ${error ? failed(error) : document ? this.#text(answer, document) : counting()}
    </section>`;
  }

  #take(answer: TextAnswer, start: number | null): void {
    this.#of = answer;
    this.#all = passages(answer.text, answer.offset);
    const wanted = start !== null && start === this.#at;
    this.#hit = answer.hits.length === 0 ? -1 : wanted ? Math.max(0, answer.hits.findIndex(([from]) => from >= start)) : 0;
    this.#scroll = wanted;
    this.#show(this.#at);
  }

  #show(offset: number): void {
    this.#from = this.#before(passageAt(this.#all, offset), 4);
  }

  /** One behind the last passage of the window that begins at `from`. */
  #after(from: number): number {
    const room = (this.#all[from]?.start ?? 0) + CHARACTERS;
    let to = from + 1;
    while (to < this.#all.length && to - from < PASSAGES && this.#all[to]!.start < room) to++;
    return to;
  }

  /** The first passage of a window, or of one part in `parts` of it, that ends at `to`. */
  #before(to: number, parts = 1): number {
    const room = (this.#all[to]?.start ?? Infinity) - CHARACTERS / parts;
    let from = Math.min(to, this.#all.length - 1);
    while (from > 0 && to - from < PASSAGES / parts && this.#all[from - 1]!.start > room) from--;
    return Math.max(0, from);
  }

  #step(by: number): void {
    const hits = this.#of?.hits ?? [];
    if (hits.length === 0) return;
    this.#hit = (this.#hit + by + hits.length) % hits.length;
    const [start] = hits[this.#hit]!;
    const at = passageAt(this.#all, start);
    if (at < this.#from || at >= this.#after(this.#from)) this.#show(start);
    this.#scroll = true;
    this.requestUpdate();
  }

  /** A window earlier or later; at an end of the part that is here, the part beyond it. */
  #turn(by: 1 | -1): void {
    const answer = this.#of;
    if (!answer) return;
    const next = by > 0 ? this.#after(this.#from) : this.#before(this.#from);
    if (by > 0 && next >= this.#all.length) this.#at = answer.offset + answer.text.length;
    else if (by < 0 && this.#from === 0) this.#at = Math.max(0, answer.offset - 1);
    else this.#from = next;
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector('.reader-text')?.scrollTo(0, by > 0 ? 0 : Number.MAX_SAFE_INTEGER));
  }

  #hits({ hits }: TextAnswer, document: DocumentRow): TemplateResult {
    const w = words.value.reader;
    const none = hits.length === 0;
    return html`<span role="status">${!none && this.#hit >= 0 ? w.at(this.#hit + 1, hits.length) : w.hits(hits.length, query.value)}</span>
      <button class="quiet" ?disabled=${none} @click=${() => this.#step(-1)}>${w.previous}</button>
      <button class="quiet" ?disabled=${none} @click=${() => this.#step(1)}>${w.next}</button>
      <button class="quiet" ?disabled=${none} @click=${() => showLines({ filter: { document: document.id, name: document.title || document.name } })}>${w.lines}</button>`;
  }

  #text({ offset, text, length }: TextAnswer, document: DocumentRow): TemplateResult {
    const w = words.value.reader;
    const end = this.#after(this.#from);
    const shown = this.#all.slice(this.#from, end);
    const more = (by: 1 | -1, label: string): TemplateResult => html`<p class="more"><button @click=${() => this.#turn(by)}>${label}</button></p>`;
    const later = end < this.#all.length || offset + text.length < length;
    return html`<div class="reader-text" tabindex="0">
      <h2 class="corpus">${document.title || document.name}</h2>
      <p class="hint">${document.name} · ${dateText(document.date)} ${provenance(document.date)}</p>
      ${this.#from > 0 || offset > 0 ? more(-1, w.earlier) : nothing}
      <div class="body corpus" lang="zh">${shown.map((passage) => html`<p>${passage.text}</p>`)}</div>
      ${later ? more(1, w.later) : nothing}
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
      const { length } = node.nodeValue!;
      const made = document.createRange();
      made.setStart(node, Math.min(length, start - this.#all[at]!.start));
      made.setEnd(node, Math.min(length, end - this.#all[at]!.start));
      return made;
    };
    const first = this.#all[this.#from]?.start ?? 0;
    const last = this.#all[this.#after(this.#from)]?.start ?? Infinity;
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
