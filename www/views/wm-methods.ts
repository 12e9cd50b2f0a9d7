import { html, nothing, type TemplateResult } from 'lit';
import { version } from '../assets.ts';
import { conventions, formulas, reading } from '../lib/conventions.ts';
import { fileName, save } from '../lib/download.ts';
import { integer } from '../lib/format.ts';
import { paragraphs } from '../lib/paragraph.ts';
import { report } from '../lib/report.ts';
import { noCorpus } from '../lib/states.ts';
import { facts, loaded } from '../state/corpus.ts';
import { language, words } from '../state/preferences.ts';
import { record, type Recorded } from '../state/record.ts';
import { openSettings, settingsFile, type Taken } from '../state/replay.ts';
import type { View } from '../state/settings.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-export.ts';

/** Where a question is asked, in the order of the views. One that is not named here is listed last, under its own name. */
const VIEW_OF: Record<string, View> = {
  documents: 'documents', similarity: 'documents', terms: 'terms', ngrams: 'terms', together: 'terms', key_terms: 'terms', new_words: 'terms', collocates: 'collocations',
  network: 'collocations', timeline: 'timeline', rising: 'timeline', mentions: 'timeline', events: 'timeline', lag: 'timeline', collocates_by: 'timeline',
  concordance: 'concordance', keyness: 'compare',
};
/** Characters of the questions that are shown; the file holds them whole. */
const SHOWN = 20_000;

/** The view of a question, and the part of it where it has several. */
function nameOf(ask: string): string {
  const { view, spread, around, time, method, segmentation, spoken, company } = words.value;
  const part: Record<string, string> = {
    ...method.parts, terms: spread.parts.words, ngrams: spread.parts.phrases, together: spread.parts.together, key_terms: spread.parts.keys,
    collocates: around.parts.table, network: around.parts.network, timeline: time.words, rising: time.rising,
    new_words: segmentation.part, mentions: spoken.part, lag: spoken.lag, events: spoken.events, collocates_by: company.part,
  };
  const where = VIEW_OF[ask] ? view[VIEW_OF[ask]] : ask;
  return part[ask] ? `${where}: ${part[ask]}` : where;
}

const fingerprint = ({ convention }: Recorded, key: string): string => String(convention[key]).replace('sha256:', '');

/** What was asked, and how it was computed. */
export class WmMethods extends WmElement {
  #copied = '';
  /** What became of the last file of settings. */
  #taken: Taken | '' = '';

  protected override render(): TemplateResult {
    const corpus = facts.value;
    if (!loaded.value || !corpus) return noCorpus();
    const w = words.value.methods;
    const known = Object.keys(VIEW_OF);
    const asked = [...known, ...Object.keys(record.value).filter((ask) => !known.includes(ask) && ask !== 'text')].flatMap((ask): [string, Recorded][] => {
      const envelope = record.value[ask];
      return envelope ? [[ask, envelope]] : [];
    });
    const m = words.value.method;
    const any = asked[0]?.[1];
    const program = asked[0]?.[1].version ?? version;
    const questions = JSON.stringify({ version: program, corpus, questions: asked.map(([, envelope]) => envelope.question) }, null, 2);
    return html`<div class="view prose">
      <h2>${w.title}</h2>
      <p class="lead">${w.lead}</p>
      <section><h3>${w.corpus}</h3>
        <dl class="facts-list">
          <div><dt>${w.version}</dt><dd>文脉 Wenmai ${program}</dd></div>
          <div><dt>${w.documents}</dt><dd>${integer(corpus.documents)}</dd></div>
          <div><dt>${w.tokens}</dt><dd>${integer(corpus.tokens)}</dd></div>
          <div><dt>${w.types}</dt><dd>${integer(corpus.types)}</dd></div>
          <div><dt>${w.fingerprint}</dt><dd><code>${corpus.fingerprint}</code></dd></div>
          ${any ? html`<div><dt>${m.dictionary}</dt><dd><code>${fingerprint(any, 'dictionary')}</code></dd></div>` : nothing}
          ${any?.convention['own_words_fingerprint'] ? html`<div><dt>${m.ownWords}</dt><dd><code>${fingerprint(any, 'own_words_fingerprint')}</code></dd></div>` : nothing}
        </dl>
      </section>
      <section><h3>${w.paragraph}</h3>
        ${paragraphs(language.value, corpus, record.value, program).map(({ lang, text }) => this.#paragraph(lang, text))}
      </section>
      <section><h3>${words.value.report.whole}</h3>
        <p class="hint">${words.value.report.hint}</p>
        <p><wm-export .files=${{ html: report }} .name=${'report'}></wm-export></p>
      </section>
      ${any ? html`<section><h3>${m.text}</h3>${reading(any)}</section>` : nothing}
      <section><h3>${m.formulas}</h3>${formulas(asked, nameOf)}</section>
      <section><h3>${w.conventions}</h3>
        ${asked.length === 0 ? html`<p>${w.none}</p>` : asked.map(([ask, envelope]) => conventions(nameOf(ask), envelope))}
      </section>
      ${asked.length === 0 ? nothing : html`<section><h3>${w.json}</h3>
        <pre tabindex="0"><code>${questions.length > SHOWN ? `${questions.slice(0, SHOWN)} …` : questions}</code></pre>
        <p><button @click=${() => save(new Blob([questions], { type: 'application/json' }), fileName('questions', 'json'))}>${w.save}</button></p></section>`}
      <section><h3>${m.replay}</h3><p class="hint">${m.replayHint}</p>
        <p class="buttons"><button @click=${() => save(settingsFile(), fileName('settings', 'json'))}>${m.saveSettings}</button>
          <button @click=${() => this.querySelector<HTMLInputElement>('#settings-file')?.click()}>${m.openSettings}</button>
          <input id="settings-file" type="file" accept=".json,application/json" hidden @change=${(event: Event) => void this.#open(event.target as HTMLInputElement)}>
          <span role="status">${this.#taken ? m[this.#taken] : nothing}</span></p></section>
    </div>`;
  }

  async #open(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    this.#taken = await openSettings(await file.text());
    input.value = '';
    this.requestUpdate();
  }

  #paragraph(lang: string, text: string): TemplateResult {
    const w = words.value.methods;
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(text);
      this.#copied = lang;
      this.requestUpdate();
    };
    return html`<div class="quote"><p lang=${lang} class="corpus">${text}</p>
      <button class="quiet" @click=${copy}>${this.#copied === lang ? w.copied : w.copy}</button></div>`;
  }
}
customElements.define('wm-methods', WmMethods);
