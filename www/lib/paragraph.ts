/** A paragraph that states the method, to paste into a paper: always in Chinese and in English, whatever the page's language is. */
import type { KeynessQuestion, NgramsQuestion } from '../core/stats-types.ts';
import type { CollocatesAnswer, CollocatesQuestion, CorpusFacts, Envelope, Scope, TermsQuestion } from '../core/types.ts';
import { papers, type PaperWords, type TokenRule } from '../i18n/areas/paper.ts';
import type { Language } from '../i18n/index.ts';
import { switches, type Switch } from '../state/reading-settings.ts';
import { inForceIn, type Recorded } from '../state/record.ts';
import { measureSign } from './measure-names.ts';

type Record_ = Partial<Record<string, Envelope<unknown> | Recorded>>;

/** The paragraph in Chinese, as the reader of a page in `language` writes it, and in English. */
export function paragraphs(language: Language, corpus: CorpusFacts, record: Record_, version: string): { lang: string; text: string }[] {
  return [papers[language === 'zh-TW' ? 'zh-TW' : 'zh-CN'], papers.en].map((w) => ({ lang: w.lang, text: paragraph(w, corpus, record, version) }));
}

function paragraph(w: PaperWords, corpus: CorpusFacts, record: Record_, version: string): string {
  const n = new Intl.NumberFormat(w.lang).format;
  const parts = [w.corpus(n(corpus.documents), n(corpus.tokens), n(corpus.types), short(corpus.fingerprint)), w.program(version, segmenter(w, record))];
  const convention = conventionOf(record);
  if (convention) parts.push(reading(w, convention));
  for (const { scope, counted } of scopes(record)) parts.push(w.counted(inWords(scope, w), n(counted), scope.copies === 'all'));
  const terms = record['terms']?.question as TermsQuestion | undefined;
  if (terms) parts.push(w.terms(Boolean(terms.stop_words)));
  const collocates = record['collocates']?.question as CollocatesQuestion | undefined;
  const of = inForce(record, 'collocates') as CollocatesAnswer['settings'] | null;
  if (collocates && of) parts.push(w.collocates(of, Boolean(collocates.stop_words), measureSign));
  for (const ask of ['network', 'together', 'key_terms', 'similarity', 'timeline'] as const) {
    if (record[ask]) parts.push(w[ask]);
  }
  const phrases = record['ngrams']?.question as NgramsQuestion | undefined;
  const { min_count: least } = (inForce(record, 'ngrams') ?? {}) as { min_count?: number };
  if (phrases) parts.push(w.phrases(phrases.min_n ?? 2, phrases.max_n ?? 5, phrases.of === 'characters', least ?? phrases.min_count ?? 3, phrases.nested));
  if (record['rising']) parts.push(w.rising);
  const keyness = record['keyness']?.question as KeynessQuestion | undefined;
  if (keyness) {
    const { reference } = keyness;
    const against = typeof reference !== 'object' ? 'rest' : 'list' in reference ? { list: reference.list.name } : 'part';
    parts.push(w.keyness(against, keyness.min_count ?? 1, measureSign(keyness.sort ?? 'log_ratio_conservative')));
  }
  return parts.join(w.space);
}

/** How texts were read and cut: the same with every answer. */
const conventionOf = (record: Record_): Envelope<unknown>['convention'] | undefined => Object.values(record).find((envelope) => envelope?.convention['segmenter'])?.convention;

/** What was done before words were cut, as the answers state it. */
function reading(w: PaperWords, convention: Envelope<unknown>['convention']): string {
  const { rules: given, clean, own_words: own, cut_as_jieba_does: asJieba } = convention as unknown as { rules: Record<string, boolean | string>; clean: string; own_words: number; cut_as_jieba_does: boolean };
  const on = (Object.keys(w.rules) as TokenRule[]).filter((rule) => (rule === 'days' ? given['dates'] === 'days' : rule === 'dates' ? given['dates'] === 'all' : given[rule] === true));
  const steps = clean === 'all' ? null : clean.split(' ').filter((step): step is Switch => switches.includes(step as Switch));
  // Who cuts as jieba does applies no rules, whatever they are set to.
  return w.reading({ rules: asJieba ? [] : on, steps, own });
}

/** The segmenter as the answers state it: they know, this page does not. */
function segmenter(w: PaperWords, record: Record_): string {
  const convention = conventionOf(record);
  if (!convention) return 'jieba';
  return w.segmenter(String(convention['segmenter']), Boolean(convention['hmm']), short(String(convention['dictionary']).replace('sha256:', '')));
}

/** Enough of a digest to tell one from another; the whole stands above. */
function short(digest: string): string {
  return `${digest.slice(0, 16)}…`;
}

/** The parts that terms, collocates, phrases and hits were counted in, each once, with its size as the answers have it. */
function scopes(record: Record_): { scope: Scope; counted: number }[] {
  const all = new Map<string, { scope: Scope; counted: number }>();
  for (const ask of ['collocates', 'terms', 'ngrams', 'timeline', 'network']) {
    const envelope = record[ask];
    if (!envelope) continue;
    const { scope, collocates } = envelope.question as { scope?: Scope; collocates?: { scope?: Scope } };
    const part = scope ?? collocates?.scope ?? {};
    all.set(JSON.stringify(part), { scope: part, counted: envelope.counted.tokens });
  }
  return [...all.values()];
}

/** The documents of a selection, in words. */
function inWords({ from, to, sources, holding, only, without }: Scope, w: PaperWords): string {
  const parts = [
    from || to ? w.dated(from, to) : '', sources?.length ? w.sources(sources) : '', holding ? w.holding(holding) : '', only ? w.only(only.length) : '',
    without?.length ? w.without(without.length) : '',
  ].filter(Boolean);
  return parts.length > 0 ? w.documents(parts.join(w.comma)) : w.everything;
}

/** What the open settings of a question became. */
function inForce(record: Record_, ask: string): object | null {
  const { settings, answer } = (record[ask] ?? {}) as Partial<Recorded>;
  return settings ?? inForceIn(answer);
}
