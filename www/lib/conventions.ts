/** What is in force, as tables: settings of a question, its conventions, how texts were read, formulas. */
import { html, type TemplateResult } from 'lit';
import type { MeasureInfo } from '../core/stats-types.ts';
import type { Envelope, Scope } from '../core/types.ts';
import type { Recorded } from '../state/record.ts';
import { words } from '../state/preferences.ts';
import { integer } from './format.ts';
import { isNarrow } from './narrow.ts';
import { scopeText } from './scope-text.ts';

/** Conventions that say how texts were read: the same for every question. */
const TEXT = ['segmenter', 'dictionary', 'hmm', 'cut_as_jieba_does', 'clean', 'unit', 'rules', 'folding', 'own_words', 'own_words_fingerprint'];
const HIDDEN = new Set(['ask', 'offset', 'limit']);

function plain(key: string, value: unknown): string {
  const w = words.value.methods;
  if (value === true) return w.yes;
  if (value === false) return w.no;
  if (value === null || value === '') return '–';
  if (Array.isArray(value)) return value.some((each) => typeof each === 'object' && each !== null && !Array.isArray(each)) ? integer(value.length) : value.join(' ') || '–';
  if (typeof value !== 'object') return String(value);
  if (key === 'scope' || key === 'target') return scopeText(value as Scope);
  if (key === 'list' || key === 'words') return integer(Object.keys(value).length);
  return Object.entries(value).filter(([name]) => !HIDDEN.has(name)).map(([name, each]) => `${name} ${plain(name, each)}`).join(', ') || '–';
}

function rows(of: object, names: Record<string, string> = {}): TemplateResult[] {
  return Object.entries(of).filter(([key]) => !HIDDEN.has(key)).flatMap(([key, value]) =>
    // A question within a question is set out as one.
    (key === 'collocates' && typeof value === 'object' && value !== null ? rows(value as object, names) : [html`<tr><th scope="row">${names[key] ?? html`<code>${key}</code>`}</th><td>${plain(key, value)}</td></tr>`]));
}

const table = (caption: string, content: TemplateResult[]): TemplateResult => {
  const w = words.value.methods;
  return html`<table><caption>${caption}</caption>
    <thead><tr><th scope="col">${w.setting}</th><th scope="col">${w.value}</th></tr></thead><tbody>${content}</tbody></table>`;
};

export function conventions(name: string, { question, convention, settings }: Recorded): TemplateResult {
  const w = words.value.methods;
  const own = Object.fromEntries(Object.entries(convention).filter(([key]) => !TEXT.includes(key)));
  return html`<details ?open=${!isNarrow.value}><summary>${name}</summary>
    <div class="tables">${table(w.question, rows(question))}${table(w.conventions, [...rows(settings ?? {}), ...rows(own)])}</div></details>`;
}

/** How texts were read and cut, as any answer states it. */
export function reading({ convention }: Envelope<unknown>): TemplateResult {
  const w = words.value.method;
  return html`<div class="tables">${table(w.textHint, rows(Object.fromEntries(TEXT.flatMap((key) => (key in convention ? [[key, convention[key]]] : []))), w.keys))}</div>`;
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
    <tbody>${[...all.values()].map(({ of, used }) => html`<tr><th scope="row" lang="en">${of.name}</th><td lang="en">${of.formula}</td><td lang="en">${of.source}</td><td>${used.join(words.value.app.separator)}</td></tr>`)}</tbody></table></div>`;
}
