import { html, nothing, type TemplateResult } from 'lit';
import { assets, open } from '../assets.ts';
import { chosen } from '../lib/files.ts';
import { take } from '../lib/take.ts';
import { Answers } from '../state/answers.ts';
import { loaded, reports } from '../state/corpus.ts';
import { keeping } from '../state/keep.ts';
import { words } from '../state/preferences.ts';
import { asQuery, search } from '../state/search.ts';
import { view, type View } from '../state/settings.ts';
import { WmElement } from '../elements/element.ts';
import './wm-project.ts';
import './wm-reports.ts';

/** Where texts come in: a drop, two buttons, a sample. */
export class WmStart extends WmElement {
  readonly #examples = new Answers<'terms'>(this, true);

  async #take(files: FileList | null): Promise<void> {
    const sources = chosen(files ?? []);
    await take(sources);
  }

  async #sample(): Promise<void> {
    const sources = await Promise.all(assets.sample.map(async ({ name, url }) => ({ path: name, blob: await (await open(url)).blob() })));
    await take(sources);
  }

  #pick(id: string): void {
    this.querySelector<HTMLInputElement>(id)?.click();
  }

  protected override render(): TemplateResult {
    const w = words.value.start;
    const changed = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      void this.#take(input.files).then(() => (input.value = ''));
    };
    return html`<div class="start ${loaded.value ? 'has-corpus' : ''}">
      ${loaded.value ? this.#next() : nothing}
      <section class="drop" aria-labelledby="drop-title">
        <h2 id="drop-title">${w.title}</h2>
        <p class="lead">${w.lead}</p>
        <div class="zone">
          <p class="zone-title">${w.drop}</p>
          <p class="buttons">
            <button class="primary" @click=${() => this.#pick('#files')}>${w.files}</button>
            <button @click=${() => this.#pick('#folder')}>${w.folder}</button>
            <button id="sample" title=${w.sampleHint} @click=${this.#sample}>${w.sample}</button>
          </p>
          <p class="hint">${w.formats}</p>
          <input id="files" type="file" multiple hidden @change=${changed}>
          <input id="folder" type="file" webkitdirectory hidden @change=${changed}>
        </div>
        <p class="privacy">${w.privacy(keeping.value)}</p>
      </section>
      ${loaded.value ? nothing : html`<dl class="what">${w.what.map(([name, text]) => html`
        <div><dt>${words.value.view[name]}</dt><dd>${text}</dd></div>`)}</dl>`}
      <wm-project></wm-project>
      ${reports.value.length > 0 ? html`<wm-reports></wm-reports>` : nothing}
      <wm-version></wm-version>
    </div>`;
  }

  /** Three questions, the second and third about the most frequent name or thing of this very corpus. */
  #next(): TemplateResult {
    const w = words.value.start;
    this.#examples.set({ ask: 'terms', limit: 40, min_length: 2, groups: ['noun', 'place', 'organisation', 'other_name', 'latin', 'unknown'] });
    // In a Chinese text, words in Latin letters are what was left of its formatting more often than its subject.
    const rows = this.#examples.answer?.rows ?? [];
    const row = rows.find(({ group }) => group !== 'latin' && group !== 'unknown') ?? rows[0];
    const example = row && asQuery(row);
    const to = (where: View, query?: string) => (): void => {
      if (query) search(query);
      view.value = where;
    };
    return html`<section class="next" aria-labelledby="next-title">
      <h2 id="next-title" class="minor">${w.questions}</h2>
      <ul class="questions">
        <li><button class="link" @click=${to('terms')}>${w.tryTerms}</button></li>
        ${example ? html`<li><button class="link" @click=${to('timeline', example)}>${w.tryTimeline(example)}</button></li>
        <li><button class="link" @click=${to('collocations', example)}>${w.tryCollocations(example)}</button></li>` : nothing}
      </ul>
    </section>`;
  }
}
customElements.define('wm-start', WmStart);
