/** Where a chart comes from: version, N, fingerprint, and the settings of its question, on one line. */
import type { Envelope, Scope } from '../core/types.ts';
import { scopeText } from './scope-text.ts';
import { words } from '../state/preferences.ts';

const LEFT_OUT = new Set(['notes', 'selections', 'ask', 'offset', 'limit', 'queries', 'node', 'query', 'reference', 'document']);

const plain = (value: unknown): string => (typeof value === 'object' && value !== null && !Array.isArray(value)
  ? Object.entries(value).map(([key, each]) => `${key} ${plain(each)}`).join(' ') : Array.isArray(value) ? value.map(plain).join(' ') : String(value));

/** Every setting that says something, as `name = value`; those of a question inside of the question as if they were its own. */
function settings(of: object): string[] {
  return Object.entries(of).flatMap(([key, value]): string[] => {
    if (LEFT_OUT.has(key) || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    if (key === 'scope') return [scopeText(value as Scope)];
    if (key === 'collocates') return settings(value as object);
    return [`${key} = ${plain(value)}`];
  });
}

/** Whether reprints count once, which is how it is unless a scope says otherwise, and the tokens that are counted where the answer says so. */
function counted(question: object, tokens: number | undefined): string[] {
  const w = words.value.scope;
  const { scope, collocates } = question as { scope?: Scope; collocates?: { scope?: Scope } };
  const { copies } = scope ?? collocates?.scope ?? {};
  return [...(copies === 'all' ? [] : [w.copiesOnce]), ...(tokens === undefined ? [] : [w.tokensCounted(tokens)])];
}

export function sourceLine({ corpus, question, version, answer }: Envelope<unknown>): string {
  const { settings: inForce = {}, corpus_tokens: tokens } = (answer ?? {}) as { settings?: object; corpus_tokens?: number };
  return [words.value.chart.source(corpus.documents, corpus.tokens, corpus.fingerprint.slice(0, 12), version), ...counted(question, tokens), ...new Set(settings({ ...question, ...inForce }))].join(' · ');
}
