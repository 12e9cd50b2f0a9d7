/** A paragraph that states the method, to paste into a paper: always in Chinese and in English, whatever the page's language is. */
import type { KeynessQuestion, NgramsQuestion } from '../core/stats-types.ts';
import type { CollocatesAnswer, CollocatesQuestion, CorpusFacts, Envelope, Scope, TermsQuestion } from '../core/types.ts';
import { papers, type PaperWords } from '../i18n/areas/paper.ts';
import type { Language } from '../i18n/index.ts';
import { countedIn, type Recorded } from '../state/record.ts';

type Record_ = Partial<Record<string, Envelope<unknown> | Recorded>>;

/** The paragraph in Chinese, as the reader of a page in `language` writes it, and in English. */
export function paragraphs(language: Language, corpus: CorpusFacts, record: Record_, version: string): { lang: string; text: string }[] {
  return [papers[language === 'zh-TW' ? 'zh-TW' : 'zh-CN'], papers.en].map((w) => ({ lang: w.lang, text: paragraph(w, corpus, record, version) }));
}

function paragraph(w: PaperWords, corpus: CorpusFacts, record: Record_, version: string): string {
  const n = new Intl.NumberFormat(w.lang).format;
  const parts = [w.corpus(n(corpus.documents), n(corpus.tokens), n(corpus.types), short(corpus.fingerprint)), w.program(version, segmenter(w, record))];
  for (const { scope, counted } of scopes(record)) parts.push(w.counted(inWords(scope, w), counted === undefined ? undefined : n(counted), scope.copies === 'all'));
  const terms = record['terms']?.question as TermsQuestion | undefined;
  if (terms) parts.push(w.terms(Boolean(terms.stop_words)));
  const collocates = record['collocates']?.question as CollocatesQuestion | undefined;
  const of = inForce(record);
  if (collocates && of) parts.push(w.collocates(of, Boolean(collocates.stop_words), score));
  for (const ask of ['network', 'together', 'key_terms', 'similarity', 'timeline'] as const) {
    if (record[ask]) parts.push(w[ask]);
  }
  const phrases = record['ngrams']?.question as NgramsQuestion | undefined;
  if (phrases) parts.push(w.phrases(phrases.min_n ?? 2, phrases.max_n ?? 5, phrases.of === 'characters', phrases.min_count ?? 3, phrases.nested));
  if (record['rising']) parts.push(w.rising);
  const keyness = record['keyness']?.question as KeynessQuestion | undefined;
  if (keyness) {
    const { reference } = keyness;
    const against = typeof reference !== 'object' ? 'rest' : 'list' in reference ? { list: reference.list.name } : 'part';
    parts.push(w.keyness(against, keyness.min_count ?? 1, score(keyness.sort ?? 'log_ratio_conservative')));
  }
  return parts.join(w.space);
}

/** The segmenter as the answers state it: they know, this page does not. */
function segmenter(w: PaperWords, record: Record_): string {
  const convention = Object.values(record).find((envelope) => envelope?.convention['segmenter'])?.convention;
  if (!convention) return 'jieba';
  return w.segmenter(String(convention['segmenter']), Boolean(convention['hmm']), short(String(convention['dictionary']).replace('sha256:', '')));
}

/** Enough of a digest to tell one from another; the whole stands above. */
function short(digest: string): string {
  return `${digest.slice(0, 16)}…`;
}

/** The parts that terms, collocates and phrases were counted in, each once, with its size as the answers have it. */
function scopes(record: Record_): { scope: Scope; counted: number | undefined }[] {
  const all = new Map<string, { scope: Scope; counted: number | undefined }>();
  for (const ask of ['collocates', 'terms', 'ngrams']) {
    const envelope = record[ask];
    if (!envelope) continue;
    const { scope = {} } = envelope.question as { scope?: Scope };
    const counted = (envelope as Recorded).counted ?? countedIn(envelope.answer);
    const key = JSON.stringify(scope);
    if (all.get(key)?.counted === undefined) all.set(key, { scope, counted });
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

/** What the settings of the collocations became. */
function inForce(record: Record_): CollocatesAnswer['settings'] | undefined {
  const { settings, answer } = (record['collocates'] ?? {}) as { settings?: CollocatesAnswer['settings']; answer?: CollocatesAnswer | null };
  return settings ?? answer?.settings;
}

const score = (sort: string): string => ({ log_dice: 'logDice', mi: 'MI', mi3: 'MI3', t_score: 't', log_likelihood: 'G²', log_ratio: 'Log Ratio', log_ratio_conservative: 'LRC', ll2: 'LL', ll4: 'G²', bic: 'BIC', percent_difference: '%DIFF', difference_index: 'DIN', chi_squared: 'χ²' } as Record<string, string>)[sort] ?? sort.replaceAll('_', ' ');
