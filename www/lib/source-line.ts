/** Where a chart comes from: version, N, fingerprint, and the settings of its question, on one line. */
import type { Envelope, Scope } from '../core/types.ts';
import { scopeText } from './scope-text.ts';
import { words } from '../state/preferences.ts';

const LEFT_OUT = new Set(['ask', 'offset', 'limit', 'queries', 'node', 'query']);

export function sourceLine({ corpus, question, version }: Envelope<unknown>): string {
  const settings = Object.entries(question)
    .filter(([key, value]) => !LEFT_OUT.has(key) && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => (key === 'scope' ? scopeText(value as Scope) : `${key} = ${Array.isArray(value) ? value.join(' ') : String(value)}`));
  return [words.value.chart.source(corpus.documents, corpus.tokens, corpus.fingerprint.slice(0, 12), version), ...settings].join(' · ');
}
