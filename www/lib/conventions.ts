/** What is in force, as tables: settings of a question, its conventions, how texts were read, formulas. */
import { html, type TemplateResult } from 'lit';
import type { Preset } from '../core/relation-types.ts';
import type { MeasureInfo } from '../core/stats-types.ts';
import type { Envelope } from '../core/types.ts';
import type { Recorded } from '../state/record.ts';
import { words } from '../state/preferences.ts';
import { isNarrow } from './narrow.ts';
import { measureName } from './measure-names.ts';
import { coreText, outspread, settingName, settingText } from './setting-text.ts';

/** Conventions that say how texts were read: the same for every question. */
const TEXT = ['segmenter', 'dictionary', 'hmm', 'cut_as_jieba_does', 'clean', 'unit', 'rules', 'folding', 'own_words', 'own_words_fingerprint'];
const HIDDEN = new Set(['ask', 'offset', 'limit']);
/** Said by the preset and its rule. */
const SAID = new Set(['name', 'rule']);

function rows(of: object): TemplateResult[] {
  return Object.entries(of).filter(([key]) => !HIDDEN.has(key)).map(([key, value]) => html`<tr><th scope="row">${settingName(key) ?? html`<code>${key}</code>`}</th><td>${settingText(key, value)}</td></tr>`);
}

/** What the core says of the preset is said in the page's language where the preset is chosen. */
function inWords(of: Record<string, unknown>, { question }: Recorded): Record<string, unknown> {
  const { preset } = outspread(question) as { preset?: Preset };
  const rule = preset && words.value.around.rules[preset];
  return Object.fromEntries(Object.entries(of).filter(([key]) => !(preset && SAID.has(key))).map(([key, value]) => [key, rule && key === 'R1_and_E11' ? rule : value]));
}

const table = (caption: string, content: TemplateResult[]): TemplateResult => {
  const w = words.value.methods;
  return html`<table><caption>${caption}</caption>
    <thead><tr><th scope="col">${w.setting}</th><th scope="col">${w.value}</th></tr></thead><tbody>${content}</tbody></table>`;
};

export function conventions(name: string, asked: Recorded): TemplateResult {
  const w = words.value.methods;
  const { question, convention, settings } = asked;
  const own = Object.fromEntries(Object.entries(convention).filter(([key]) => !TEXT.includes(key)));
  return html`<details ?open=${!isNarrow.value}><summary>${name}</summary>
    <div class="tables">${table(w.question, rows(outspread(question)))}${table(w.conventions, rows(inWords({ ...settings, ...own }, asked)))}</div></details>`;
}

/** How texts were read and cut, as any answer states it. */
export function reading({ convention }: Envelope<unknown>): TemplateResult {
  const w = words.value.method;
  return html`<div class="tables">${table(w.textHint, rows(Object.fromEntries(TEXT.flatMap((key) => (key in convention ? [[key, convention[key]]] : [])))))}</div>`;
}

/** Every measure that a view has shown, once, with the views. */
export function formulas(asked: readonly [string, Recorded][], nameOf: (ask: string) => string): TemplateResult {
  const w = words.value.method;
  const all = new Map<string, { of: MeasureInfo; used: string[] }>();
  for (const [ask, { measures = [] }] of asked) {
    for (const of of measures) {
      const known = all.get(`${of.id} ${of.formula}`) ?? { of, used: [] };
      if (!known.used.includes(nameOf(ask))) known.used.push(nameOf(ask));
      all.set(`${of.id} ${of.formula}`, known);
    }
  }
  if (all.size === 0) return html`<p>${w.noFormulas}</p>`;
  return html`<div class="formulas"><table><caption>${w.formulasHint}</caption>
    <thead><tr>${[w.measure, w.formula, w.source, w.usedIn].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${[...all.values()].map(({ of, used }) => html`<tr><th scope="row">${measureName(of.id)}</th><td>${coreText(of.formula)}</td><td lang="en">${of.source}</td><td>${used.join(words.value.app.separator)}</td></tr>`)}</tbody></table></div>`;
}
