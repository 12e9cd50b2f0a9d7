import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentRow, Scope } from '../core/types.ts';
import { dateText } from '../lib/words-of.ts';
import { Answers } from '../state/answers.ts';
import { words } from '../state/preferences.ts';
import { restrict } from '../state/scope.ts';
import { WmElement } from '../elements/element.ts';

/** So many sources are offered at most. */
const SOURCES = 3;

/** Parts of the corpus that are held against the rest by one click: the later half, a source, the longest text. */
export class WmSuggested extends WmElement {
  readonly #dated = new Answers<'documents'>(this, true);
  readonly #longest = new Answers<'documents'>(this, true);

  protected override render(): TemplateResult {
    this.#dated.set({ ask: 'documents', dated: true, sort: 'date' });
    this.#longest.set({ ask: 'documents', sort: 'tokens', descending: true });
    const w = words.value.compare.suggested;
    const offers = [this.#later(), ...this.#sources(), this.#text()].filter((offer) => offer !== null);
    return html`${offers.length > 0 ? html`<p>${w.or}</p>` : nothing}<p class="buttons">${offers.map(([name, part]) => html`<button @click=${() => restrict(part)}>${name}</button>`)}</p>`;
  }

  /** From the middle one of the dated texts on. */
  #later(): [string, Scope] | null {
    const middle = this.#dated.total > 1 ? this.#dated.row(this.#dated.total >> 1)?.date : null;
    const first = this.#dated.row(0)?.date;
    return middle && first && middle.start > first.end ? [words.value.compare.suggested.since(dateText(middle)), { from: middle.start }] : null;
  }

  /** Those of the longest texts, the most frequent first. */
  #sources(): [string, Scope][] {
    const counts = new Map<string, number>();
    for (const { source } of this.#rows()) if (source) counts.set(source, (counts.get(source) ?? 0) + 1);
    if (counts.size < 2) return [];
    return [...counts].sort(([, a], [, b]) => b - a).slice(0, SOURCES).map(([source]) => [words.value.compare.suggested.source(source), { sources: [source] }]);
  }

  #text(): [string, Scope] | null {
    const [longest] = this.#rows();
    return longest && this.#longest.total > 1 ? [words.value.compare.suggested.text(longest.title || longest.name), { only: [longest.id] }] : null;
  }

  #rows(): readonly DocumentRow[] {
    return this.#longest.answer?.rows ?? [];
  }
}
customElements.define('wm-suggested', WmSuggested);
