/** Where a chart comes from: version, what was counted, fingerprint, and the settings of its question, on one line. */
import type { KeynessAnswer } from '../core/stats-types.ts';
import type { Envelope, Scope } from '../core/types.ts';
import { words } from '../state/preferences.ts';
import { inForceIn } from '../state/record.ts';
import { integer } from './format.ts';
import { scopeText } from './scope-text.ts';
import { outspread, settingName, settingText } from './setting-text.ts';

/** What the chart or table itself shows, or what chooses no number of it; the file of questions has all. */
const LEFT_OUT = new Set([
  'notes', 'selections', 'ask', 'offset', 'limit', 'queries', 'node', 'query', 'reference', 'document', 'scope', 'descending', 'worked', 'measures', 'dispersion', 'bursts', 'penalty',
  'min_segment', 'correction', 'context', 'neighbours', 'edges', 'counting', 'name', 'rule', 'lowered', 'near_left', 'near_right', 'second_order', 'simple_maths_n', 'smoothing', 'filter',
]);
/** What goes without saying: off, nothing, or what it is until someone chooses otherwise. */
const UNSAID: Partial<Record<string, readonly unknown[]>> = {
  axis: ['published'], by: ['none'], bin: ['auto'], band: ['exact'], confidence: [0.95], interval: ['poisson'], over: ['documents'], beyond: [0], within: ['none'], keys: ['positive'],
  min_count: [0, 1], min_documents: [0, 1], min_frequency: [0, 1], min_length: [0, 1], seed: [0, 1],
};

/** Every setting that says something, in the words of the page. */
function settings(of: object): string[] {
  return Object.entries(of).flatMap(([key, value]): string[] => {
    if (LEFT_OUT.has(key) || value === undefined || value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0) || UNSAID[key]?.includes(value)) return [];
    const name = settingName(key) ?? key;
    return [value === true ? name : `${name} ${settingText(key, value)}`];
  });
}

/** Settings that mean nothing where others are off, or that the chart says anyhow. */
function tidied(of: Record<string, unknown>): Record<string, unknown> {
  const any = (key: string): boolean => Array.isArray(of[key]) ? of[key].length > 0 : Boolean(of[key]);
  const out = new Set([
    ...(of['ask'] === 'terms' && !any('dispersion') ? ['over'] : []), ...(of['ask'] === 'concordance' && !any('near') && !any('near_at') ? ['within'] : []),
    ...(any('sample') ? [] : ['seed']), ...(of['ask'] === 'timeline' ? ['measure'] : []), ...(of['ask'] === 'network' && any('node') ? ['min_length'] : []),
  ]);
  return Object.fromEntries(Object.entries(of).filter(([key]) => !out.has(key)));
}

/** Which part was counted, and how: reprints count once unless a scope says otherwise. */
function counted(question: object, { corpus, counted: { documents, tokens } }: Envelope<unknown>): string[] {
  const w = words.value;
  const { scope, collocates } = question as { scope?: Scope; collocates?: { scope?: Scope } };
  const of = scope ?? collocates?.scope ?? {};
  return [
    scopeText(of), ...(of.copies === 'all' ? [] : [w.scope.copiesOnce]),
    ...(documents === corpus.documents && tokens === corpus.tokens ? [] : [w.inForce.corpus(corpus.documents, corpus.tokens)]),
  ];
}

export function sourceLine(envelope: Envelope<unknown>): string {
  const { corpus, counted: size, question, version, answer } = envelope;
  const w = words.value;
  const { bin, smoothing, target_tokens: target, reference_tokens: reference } = (answer ?? {}) as Partial<KeynessAnswer> & { bin?: string; smoothing?: { half_width: number } };
  return [
    w.chart.source(size.documents, size.tokens, corpus.fingerprint.slice(0, 12), version),
    // A table of documents lists all of them, whatever is counted.
    ...(question.ask === 'documents' ? [] : counted(question, envelope)),
    ...(target === undefined || reference === undefined ? [] : [w.inForce.keyness(integer(target), integer(reference))]),
    ...settings({ ...tidied(outspread(question, inForceIn(answer))), ...(bin ? { bin } : {}) }),
    ...(smoothing && smoothing.half_width > 0 ? [`${w.time.smooth} ${w.time.smooths(smoothing.half_width)}`] : []),
  ].join(' · ');
}
