import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DocumentRow, TextAnswer, TextQuestion } from '../core/types.ts';
import { tick } from '../lib/controls.ts';
import { integer } from '../lib/format.ts';
import { highlight, marked, rangeOver } from '../lib/marks.ts';
import { passageAt, passages, type Passage } from '../lib/passages.ts';
import { langOf } from '../lib/script.ts';
import { besideTable, rows, steps, type Row } from '../lib/source-beside.ts';
import { counting, failed } from '../lib/states.ts';
import { dateText, provenance } from '../lib/words-of.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { openText, query, showLines } from '../state/search.ts';
import { change, settings } from '../state/settings.ts';
import { LONGEST, setTitle } from '../state/titles.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-words.ts';
import './wm-about.ts';

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
  #about = false;
  /** Whether the title is being written. */
  #titling = false;
  /** The shown passages by line, with those of the file, where it stands beside. */
  #rows: Row[] = [];

  protected override render(): TemplateResult {
    const open = openText.value;
    if (!open) return html``;
    if (open !== this.#opened) {
      this.#opened = open;
      this.#at = open.start ?? 0;
      this.#of = null;
      this.#titling = false;
    }
    const question: TextQuestion = { ask: 'text', document: open.document, at: this.#at, ...(settings.value.documents.beside ? { source: true } : {}), ...(query.value ? { query: query.value } : {}) };
    this.#answers.set(question);
    const { answer, error } = this.#answers;
    const w = words.value.reader;
    if (answer && answer !== this.#of && this.#answers.question?.at === this.#at) this.#take(answer, open.start);
    const document = answer?.document;
    return html`<section class="reader" aria-label=${w.label} aria-busy=${this.#answers.busy}>
      <header>
        <button class="quiet" @click=${() => (openText.value = null)}>${w.back}</button>
        ${tick(w.beside, settings.value.documents.beside, (beside) => change('documents', { beside }))}
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
    // The hit of the query before is none of this one.
    CSS.highlights?.delete('here');
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

  #text({ offset, text, length, source, hits }: TextAnswer, document: DocumentRow): TemplateResult {
    const w = words.value.reader;
    const end = this.#after(this.#from);
    const shown = this.#all.slice(this.#from, end);
    this.#rows = source ? rows(shown, source) : [];
    const passage = (passage: Passage): TemplateResult => html`<p lang=${langOf(passage.text) ?? nothing}>${CSS.highlights ? passage.text : marked(passage, hits, this.#hit)}</p>`;
    const more = (by: 1 | -1, label: string): TemplateResult => html`<p class="more"><button @click=${() => this.#turn(by)}>${label}</button></p>`;
    const later = end < this.#all.length || offset + text.length < length;
    return html`<div class="reader-text" tabindex="0">
      ${this.#title(document)}
      <p class="hint">${document.name} · ${dateText(document.date)} ${provenance(document.date)}</p>
      <details class="about" @toggle=${(event: Event) => { this.#about = (event.target as HTMLDetailsElement).open; this.requestUpdate(); }}><summary>${words.value.texts.about}</summary>
        ${this.#about ? html`<wm-about .document=${document}></wm-about>` : nothing}</details>
      ${this.#from > 0 || offset > 0 ? more(-1, w.earlier) : nothing}
      ${source ? html`<p class="hint">${steps(source).map(([step, count]) => `${words.value.readingView.switches[step]} ${integer(count)}`).join(' · ') || w.unchanged}</p>` : nothing}
      ${source ? besideTable(this.#rows, source.hits.flat(), passage) : html`<div class="body corpus"><div class="clean">${shown.map(passage)}</div></div>`}
      ${later ? more(1, w.later) : nothing}
    </div>`;
  }

  #title(document: DocumentRow): TemplateResult {
    const w = words.value.texts;
    const titling = (on: boolean): void => {
      this.#titling = on;
      this.requestUpdate();
      if (on) void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('.titling input')?.select());
    };
    if (!this.#titling) {
      return html`<h2 class="corpus">${document.title || document.name} <button class="quiet" @click=${() => titling(true)}>${w.retitle}</button></h2>`;
    }
    const save = (title: string): void => {
      setTitle(document.id, title);
      titling(false);
    };
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      save((event.currentTarget as HTMLFormElement).querySelector('input')!.value);
    };
    return html`<form class="titling" @submit=${submit} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') titling(false); }}>
      <label class="field grow">${w.title} <input type="text" class="corpus" maxlength=${LONGEST} autocomplete="off" .value=${document.title || document.name}></label>
      <button>${w.saveTitle}</button>
      ${document.retitled ? html`<button type="button" class="quiet" @click=${() => save('')}>${w.asFound}</button>` : nothing}
      <button type="button" class="quiet" @click=${() => titling(false)}>${words.value.app.close}</button></form>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#mark();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unmark();
  }

  #unmark(): void {
    for (const name of ['hit', 'here', 'changed']) CSS.highlights?.delete(name);
  }

  #mark(): void {
    const body = this.querySelector('.body');
    const answer = this.#of;
    if (!body || !answer) return this.#unmark();
    if (!CSS.highlights) {
      if (this.#scroll) this.querySelector('mark.here')?.scrollIntoView({ block: 'center' });
      this.#scroll = false;
      return;
    }
    const lines = [...body.querySelectorAll('.clean > p')];
    const clean = ([start, end]: [number, number]): Range | null => rangeOver(lines, this.#all, this.#from, start, end);
    const first = this.#all[this.#from]?.start ?? 0;
    const last = this.#all[this.#after(this.#from)]?.start ?? Infinity;
    const inside = ([start]: [number, number]): boolean => start >= first && start < last;
    const file = this.#inFile(body);
    const { hits, source } = answer;
    const numbers = [...hits.keys()].filter((hit) => inside(hits[hit]!));
    const ofHit = (hit: number): (Range | null)[] => [clean(hits[hit]!), ...(source?.hits[hit] ?? []).map(file)];
    highlight('hit', numbers.flatMap(ofHit));
    // What cleaning changed, in both texts.
    const changes = (source?.changes ?? []).filter(({ start, end }) => inside([start, end]));
    highlight('changed', changes.flatMap(({ start, end, source_start, source_end }) => [
      end > start ? clean([start, end]) : null,
      source_end > source_start ? file([source_start, source_end]) : null,
    ]));
    const here = this.#scroll && hits[this.#hit] ? ofHit(this.#hit) : [];
    if (!here[0]) return;
    this.#scroll = false;
    highlight('here', here);
    here[0].startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }

  /** From places of the file to what shows them. */
  #inFile(body: Element): (place: [number, number]) => Range | null {
    const shown = [...body.querySelectorAll('.source > p')];
    // A headline that was lifted out of a sentence stands elsewhere in the file: in its order they are found.
    const parts = this.#rows.flatMap(({ file }) => file).map((part, at) => ({ part, line: shown[at]! })).sort((a, b) => a.part.start - b.part.start);
    const [lines, all] = [parts.map(({ line }) => line), parts.map(({ part }) => part)];
    return ([start, end]) => (all.length > 0 && start >= all[0]!.start ? rangeOver(lines, all, 0, start, end) : null);
  }
}
customElements.define('wm-reader', WmReader);
