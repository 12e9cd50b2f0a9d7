import { html, type TemplateResult } from 'lit';
import { single } from '../assets.ts';
import { fileName, save } from '../lib/download.ts';
import { bytes, integer, percent } from '../lib/format.ts';
import { choice, tick } from '../lib/controls.ts';
import { Answers } from '../state/answers.ts';
import { dropped, engine, loaded, reading, reports } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { changeReading, choices, choose, chosenFile, copyRanges, readAgain, readingSettings, rules, standard, switches, type DateRule, type Rule, type Switch } from '../state/reading-settings.ts';
import { effectOf, measureSwitches } from '../state/switch-effects.ts';
import type { LineNote } from '../core/token-types.ts';
import type { Preview } from '../core/types.ts';
import type { Column } from '../elements/grid-model.ts';
import { WmElement } from '../elements/element.ts';
import '../elements/wm-grid.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-1252'] as const;

/** Lines of the own dictionary that are named; the others are counted. */
const NOTES = 5;

/** Formats that say themselves how their characters are encoded. */
const ENCODED_WITHIN = ['docx', 'odt', 'epub', 'pdf'];

/** How texts are read: cutting, cleaning, copies; and for each file its encoding and columns. A change reads all again. */
export class WmReading extends WmElement {
  #preview: { path: string; of: Preview } | null = null;
  #other = '';
  /** The words whose lines were looked at, and what is to be said of these. */
  #noted = '';
  #notes: LineNote[] = [];
  readonly #effects = new Answers<'effects'>(this, true);

  override connectedCallback(): void {
    super.connectedCallback();
    const row = this.#rows().find(({ path }) => path === chosenFile.peek());
    if (row) void this.#look(row);
    else chosenFile.value = null;
  }

  /** Every dropped file, and below an archive the files in it. */
  #rows(): Row[] {
    const within = new Map(dropped.value.map(({ path }) => [path, [] as Row[]]));
    for (const { path } of reports.value) {
      if (within.has(path)) continue;
      let archive = path;
      while (archive && !within.has(archive)) archive = archive.slice(0, Math.max(0, archive.lastIndexOf('/')));
      within.get(archive)?.push({ path, blob: null });
    }
    return dropped.value.flatMap(({ path, blob }) => [{ path, blob }, ...within.get(path)!]);
  }

  /** Looks into a file; one within an archive is not unpacked for it. */
  async #look({ path, blob }: Row): Promise<void> {
    if (!blob) return;
    const of = await engine.preview({ path, blob, reading: choices.peek()[path] ?? null });
    this.#preview = { path, of };
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    measureSwitches();
    const w = words.value.readingView;
    const of = readingSettings.value;
    const busy = reading.value !== null;
    this.#effects.set({ ask: 'effects', limit: 1 });
    const files = this.#rows();
    const row = (index: number): Row | undefined => files[index];
    const copies = (key: keyof typeof of.copies, step: number): TemplateResult => {
      const [min, max] = copyRanges[key];
      return html`<label class="field" title=${w.copyHints[key]}>${w.copies[key]}
      <input type="number" min=${min} max=${max} step=${step} .value=${String(of.copies[key])} @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const value = Number(input.value);
        const kept = Number.isFinite(value) && input.value !== '' ? Math.max(min, Math.min(max, value)) : standard.copies[key];
        input.value = String(kept);
        changeReading({ copies: { ...of.copies, [key]: kept } });
      }}></label>`;
    };
    return html`<div class="reading">
      <p class="hint">${w.lead}</p>
      <fieldset ?disabled=${busy}><legend>${w.cutting}</legend>
        ${choice(w.dictionary, of.jieba ? 'exact' : of.dictionary, (Object.entries(w.dictionaries) as ['news' | 'jieba' | 'exact', string][]).filter(([key]) => !single || key === 'news'), (value) =>
          changeReading(value === 'exact' ? { jieba: true, dictionary: 'jieba', hmm: true } : { jieba: false, dictionary: value }))}
        ${single ? '' : this.#otherDictionary(busy)}
        <span title=${w.hmmHint}>${tick(w.hmm + effectOf('hmm'), of.hmm, (hmm) => changeReading({ hmm }))}</span>
        ${tick(w.traditional + effectOf('fold.traditional'), of.fold.traditional, (traditional) => changeReading({ fold: { ...of.fold, traditional } }))}
        ${tick(words.value.segmentation.width + effectOf('fold.width'), of.fold.width, (width) => changeReading({ fold: { ...of.fold, width } }))}
        ${choice(w.dates, of.rules.dates, (Object.entries(w.dateRules) as [DateRule, string][]).map(([rule, name]) => [rule, name + effectOf('rules.dates', rule)] as const), (dates) => changeReading({ rules: { ...of.rules, dates } }))}
        ${(Object.keys(rules) as Rule[]).map((rule) => tick(w.rules[rule] + effectOf(`rules.${rule}`), of.rules[rule], (on) => changeReading({ rules: { ...of.rules, [rule]: on } })))}</fieldset>
      ${this.#words(of.words, busy)}
      <fieldset ?disabled=${busy}><legend>${w.cleaning}</legend>${switches.map((name) => html`<span title=${w.switchHints[name]}>${tick(this.#done(name), of.clean[name], (on) =>
        changeReading({ clean: { ...of.clean, [name]: on } }))}</span>`)}</fieldset>
      <fieldset ?disabled=${busy}><legend>${w.unit}</legend>${choice(w.unitLabel, of.unit, Object.entries(w.units) as ['file' | 'article', string][], (unit) => changeReading({ unit }))}
        <span class="hint">${w.unitHint}</span></fieldset>
      <fieldset ?disabled=${busy}><legend>${w.copiesTitle}</legend>${copies('run', 1)} ${copies('containment', 0.01)} ${copies('paragraph', 1)}</fieldset>
      <p class="buttons"><button ?disabled=${busy} @click=${() => void readAgain()}>${w.again}</button>
        <button class="quiet" ?disabled=${busy} @click=${() => changeReading(standard)}>${w.standard}</button></p>
      <h2 class="minor">${w.files}</h2>
      <p class="hint">${w.filesHint}</p>
      ${chosenFile.value !== null ? this.#file(chosenFile.value) : ''}
      <wm-grid .columns=${this.#columns()} .row=${row} .total=${files.length} .version=${reports.value.length} .label=${w.files} .name=${'sources'}
        @grid-open=${(event: CustomEvent<{ row: Row }>) => {
          chosenFile.value = event.detail.row.path;
          void this.#look(event.detail.row);
          this.requestUpdate();
          void this.updateComplete.then(() => this.querySelector<HTMLElement>('.chosen-file select')?.focus());
        }}></wm-grid>
    </div>`;
  }

  /** What the dictionary that is not chosen would change; measured when asked for, since it must be fetched. */
  #otherDictionary(busy: boolean): TemplateResult {
    const w = words.value.segmentation;
    const measure = async (): Promise<void> => {
      const effect = await engine.effectOf(readingSettings.peek().dictionary === 'news' ? 'jieba' : 'news').catch(() => null);
      this.#other = effect ? w.otherDictionary(percent(effect.share, 1)) : '';
      this.requestUpdate();
    };
    return html`<button class="quiet" ?disabled=${busy || !loaded.value} @click=${() => void measure()}>${w.measure}</button> <span class="hint" role="status">${this.#other}</span>`;
  }

  /** A step of cleaning, with how often it changed something. */
  #done(name: Switch): string {
    const w = words.value.readingView;
    const count = this.#effects.answer?.done[name];
    return count === undefined ? w.switches[name] : `${w.switches[name]} (${integer(count)})`;
  }

  /** The user dictionary, to be written, loaded and taken away. */
  #words(text: string, busy: boolean): TemplateResult {
    const w = words.value.readingView;
    const field = (): HTMLTextAreaElement => this.querySelector('#own-words')!;
    const load = async (event: Event): Promise<void> => {
      const input = event.target as HTMLInputElement;
      const file = input.files?.[0];
      if (file) changeReading({ words: [field().value.trim(), (await file.text()).replace(/\r\n?/g, '\n').trim()].filter(Boolean).join('\n') });
      input.value = '';
    };
    if (!busy && text !== this.#noted) void this.#note(text);
    return html`<fieldset ?disabled=${busy}><legend>${w.words}</legend>
      <p class="hint" id="own-words-hint">${w.wordsHint}</p>
      <textarea id="own-words" class="corpus" rows="4" spellcheck="false" aria-label=${w.words} aria-describedby="own-words-hint" .value=${text}></textarea>
      <span class="buttons"><button @click=${() => changeReading({ words: field().value.trim() })}>${w.apply}</button>
        <button class="quiet" @click=${() => this.querySelector<HTMLInputElement>('#words-file')!.click()}>${w.load}</button>
        <button class="quiet" ?disabled=${text === ''} @click=${() => save(new Blob([text, '\n'], { type: 'text/plain;charset=utf-8' }), fileName('words', 'txt'))}>${w.saveWords}</button></span>
      <div class="hint" role="status">${this.#notes.slice(0, NOTES).map(({ line, word, kind }) => html`<p>${w.wordNotes[kind](line, word)}</p>`)}
        ${this.#notes.length > NOTES ? html`<p>${words.value.segmentation.more(this.#notes.length - NOTES)}</p>` : ''}</div>
      <input id="words-file" type="file" accept=".txt,.dict,text/plain" hidden @change=${load}></fieldset>`;
  }

  /** The core says which lines it does not take for a word, or for another one than was meant. */
  async #note(text: string): Promise<void> {
    this.#noted = text;
    const notes = text ? await engine.wordNotes(text).catch(() => []) : [];
    if (this.#noted !== text) return;
    this.#notes = notes;
    this.requestUpdate();
  }

  #columns(): Column<Row>[] {
    const w = words.value.readingView;
    const s = words.value.start;
    const report = ({ path }: Row): string => {
      const own = reports.value.filter((each) => each.path === path || each.path.startsWith(`${path}/`));
      return [...new Set(own.map(({ encoding }) => encoding).filter((each) => each !== null))].join(' ');
    };
    return [
      { key: 'path', label: s.path, width: 'minmax(9rem, 3fr)', cell: (r) => html`<span title=${r.path}>${r.path}</span>`, text: (r) => r.path },
      { key: 'size', label: words.value.documents.bytes, hint: words.value.hints.bytes, align: 'end', width: '6rem', from: 480, cell: (r) => (r.blob ? bytes(r.blob.size) : '–'), text: (r) => r.blob?.size ?? null },
      { key: 'encoding', label: w.found, width: '8rem', cell: report, text: report },
      { key: 'choice', label: w.chosen, width: 'minmax(7rem, 1fr)', cell: (r) => this.#chosen(r.path), text: (r) => this.#chosen(r.path) },
    ];
  }

  /** What was chosen for a file, in words. */
  #chosen(path: string): string {
    const w = words.value.readingView;
    const { encoding, delimiter, header, columns } = asChosen(choices.value[path]);
    const named = Object.entries(columns ?? {}).map(([key, value]) => `${w.columns[key as keyof typeof w.columns]} ${value === 0 ? w.noColumn : value}`);
    const parts = [encoding, delimiter && w.delimiters[delimiter], header !== undefined && `${w.header} ${w.headers[String(header)]}`, ...named];
    return parts.filter(Boolean).join(' · ') || w.automatic;
  }

  /** What was chosen for one file. */
  #file(path: string): TemplateResult {
    const w = words.value.readingView;
    const now = asChosen(choices.value[path]);
    const change = (values: Chosen): void => {
      const next = { ...now, ...values };
      const columns = Object.fromEntries(Object.entries(next.columns ?? {}).filter(([, value]) => value !== ''));
      const kept: Chosen = {
        ...(next.encoding ? { encoding: next.encoding } : {}), ...(next.delimiter ? { delimiter: next.delimiter } : {}),
        ...(next.header === undefined ? {} : { header: next.header }), ...(Object.keys(columns).length > 0 ? { columns } : {}),
      };
      const keys = Object.keys(kept);
      choose(path, keys.length === 0 ? '' : keys.length === 1 && kept.encoding ? kept.encoding : JSON.stringify(kept));
      const row = this.#rows().find((each) => each.path === path);
      if (row) void this.#look(row);
    };
    const seen = this.#preview?.path === path ? this.#preview.of : null;
    const table = seen?.table ?? null;
    const column = (key: keyof typeof w.columns): TemplateResult => {
      const found = table!.mapping[key] ?? 0;
      const options = [[0, w.noColumn] as const, ...table!.columns.map((name, at) => [at + 1, `${at + 1} ${name}`] as const)];
      return choice(w.columns[key], String(now.columns?.[key] ?? found), options.map(([at, name]) => [String(at), name] as const), (value) =>
        change({ columns: { ...now.columns, [key]: Number(value) } }));
    };
    return html`<div class="chosen-file" role="group" aria-label=${path}><strong>${path}</strong>
      ${seen && ENCODED_WITHIN.includes(seen.format) ? html`<span class="hint">${w.encodedWithin(seen.format)}</span>` : choice(words.value.start.encoding, now.encoding ?? '', [['', w.automatic], ...ENCODINGS.map((name) => [name, name.toUpperCase()] as const)], (encoding) => change({ encoding }))}
      ${table ? html`<span class="hint">${w.columnsHint}</span> ${column('text')} ${column('title')} ${column('date')} ${column('source')}` : ''}
      ${table?.delimiter ? html`${choice(w.delimiter, now.delimiter ?? '', [['', w.automatic], ...Object.entries(w.delimiters)], (delimiter) => change({ delimiter }))}
        ${choice(w.header, now.header === undefined ? '' : String(now.header), [['', w.automatic], ...Object.entries(w.headers)], (header) => change({ header: header === '' ? undefined : header === 'true' }))}` : ''}
      ${table ? html`<div class="preview" tabindex="0"><table><caption>${w.firstRows}</caption><thead><tr>${table.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${table.rows.slice(0, 5).map(({ cells }) => html`<tr>${cells.map((cell) => html`<td class="corpus">${cell.slice(0, 60)}</td>`)}</tr>`)}</tbody></table></div>` : ''}
    </div>`;
  }
}
/** A file of a drop, or (without bytes of its own) one within an archive. */
interface Row { path: string; blob: Blob | null }

interface Chosen { encoding?: string; delimiter?: string; header?: boolean | undefined; columns?: Partial<Record<'text' | 'title' | 'date' | 'source', string | number>> }

/** A choice as it is kept: the label of an encoding, or JSON. */
const asChosen = (text = ''): Chosen => (text.startsWith('{') ? JSON.parse(text) as Chosen : text ? { encoding: text } : {});

customElements.define('wm-reading', WmReading);
