/** A paragraph that states the method, to paste into a paper: always in both languages, whatever the page's. */
import type { KeynessQuestion, NgramsQuestion } from '../core/stats-types.ts';
import type { CollocatesAnswer, CollocatesQuestion, CorpusFacts, Envelope, RisingQuestion, Scope, TermsQuestion, TimelineQuestion } from '../core/types.ts';
import { zhCN as around } from '../i18n/areas/around.ts';
import { countedIn, type Recorded } from '../state/record.ts';

type Record_ = Partial<Record<string, Envelope<unknown> | Recorded>>;

export function paragraphEnglish(corpus: CorpusFacts, record: Record_, version: string): string {
  const n = new Intl.NumberFormat('en').format;
  const parts = [
    `The corpus holds ${n(corpus.documents)} documents and ${n(corpus.tokens)} tokens of ${n(corpus.types)} types (SHA-256 ${short(corpus.fingerprint)}).`
    + ` It was analysed with Wenmai ${version} in the browser; Chinese was segmented by ${how(record, 'with unknown words recognised by its HMM', 'by the most probable path through the dictionary, as jieba does without its HMM', ', dictionary ')},`
    + ` words of spaced languages by Unicode Annex 29.`,
  ];
  for (const { scope, counted } of scopes(record)) {
    parts.push(`Counted were ${inEnglish(scope)}${counted === undefined ? '' : `, N = ${n(counted)} tokens`}; passages that stand in the corpus more than once were counted ${scope.copies === 'all' ? 'every time' : 'once'}.`);
  }
  const terms = record['terms']?.question as TermsQuestion | undefined;
  if (terms) parts.push(`Term frequencies are given as counts and per million tokens${terms.stop_words ? '; stop words are not listed but count in all totals' : ''}.`);
  const collocates = record['collocates']?.question as CollocatesQuestion | undefined;
  const of = inForce(record);
  if (collocates && of) {
    parts.push(`Collocates were counted within ${of.left} tokens to the left and ${of.right} to the right, ${of.within === 'none' ? 'without a limit' : `not beyond the ${of.within}`},`
      + ` by the convention of ${of.name} (${of.rule}), with at least ${of.min_count} co-occurrences${of.min_documents > 0 ? ` in ${of.min_documents} documents` : ''}${of.min_frequency > 0 ? `, collocates of at least ${of.min_frequency} occurrences` : ''}${of.least ? `, ${score(of.least[0])} of at least ${of.least[1]}` : ''}${collocates.stop_words ? ', stop words left out' : ''}, and ranked by ${score(of.sort)}.`);
  }
  if (record['network']) parts.push('In networks, ties among collocates compare the sentences or paragraphs that hold both with those that chance would give.');
  if (record['together']) parts.push('Terms that move together are correlated by their rates over the parts named, with intervals corrected for the number of terms (Bonferroni).');
  if (record['key_terms']) parts.push('Key terms of documents are ranked by tf-idf, tf · ln(D / df).');
  if (record['similarity']) parts.push('Documents are compared by the cosine of their tf-idf vectors; the map is a classical multidimensional scaling.');
  const timeline = record['timeline']?.question as TimelineQuestion | undefined;
  if (timeline) parts.push('Timelines follow the dates of the documents; periods without text are gaps, and rates are per million tokens of the period.');
  const phrases = record['ngrams']?.question as NgramsQuestion | undefined;
  if (phrases) {
    parts.push(`Phrases are sequences of ${phrases.min_n ?? 2} to ${phrases.max_n ?? 5} ${phrases.of === 'characters' ? 'characters' : 'words'} that occur at least ${phrases.min_count ?? 3} times`
      + `${phrases.nested === 'folded' ? '; those that occur only inside a longer one are left out' : phrases.nested === 'c_value' ? ', weighted by C-value (Frantzi, Ananiadou and Mima 2000)' : ''}.`);
  }
  const rising = record['rising']?.question as RisingQuestion | undefined;
  if (rising) parts.push('Change was tested for every word of the corpus, with p-values adjusted for the number of words.');
  const keyness = record['keyness']?.question as KeynessQuestion | undefined;
  if (keyness) {
    const reference = keyness.reference;
    const against = typeof reference === 'object' ? ('list' in reference ? `the frequency list ${reference.list.name}` : 'another part of it') : 'the rest of it';
    parts.push(`Key words of a part of the corpus were taken against ${against}, from ${keyness.min_count ?? 1} occurrences on, ranked by ${score(keyness.sort ?? 'log_ratio_conservative')}.`);
  }
  return parts.join(' ');
}

export function paragraphChinese(corpus: CorpusFacts, record: Record_, version: string): string {
  const n = new Intl.NumberFormat('zh-CN').format;
  const parts = [
    `语料共 ${n(corpus.documents)} 篇、${n(corpus.tokens)} 词次、${n(corpus.types)} 词形（SHA-256 ${short(corpus.fingerprint)}）。`
    + `分析使用文脉 Wenmai ${version}，在浏览器中完成；中文分词使用 ${how(record, '以其 HMM 识别未登录词', '按词典取概率最大的切分，与不用 HMM 的 jieba 相同', '，词典 ')}；以空格分词的语言按 Unicode 附件 29 切分。`,
  ];
  for (const { scope, counted } of scopes(record)) {
    parts.push(`统计范围为${inChinese(scope)}${counted === undefined ? '' : `，N = ${n(counted)} 词次`}；语料中重复的段落${scope.copies === 'all' ? '每次都计' : '只计一次'}。`);
  }
  const terms = record['terms']?.question as TermsQuestion | undefined;
  if (terms) parts.push(`词频以频次和每百万词频次给出${terms.stop_words ? '；停用词不列出，但计入各项总数' : ''}。`);
  const collocates = record['collocates']?.question as CollocatesQuestion | undefined;
  const of = inForce(record);
  if (collocates && of) {
    const within = { sentence: '，不越过句', paragraph: '，不越过段', document: '，不越过篇', none: '，不设界限' }[of.within];
    parts.push(`搭配词统计节点词左 ${of.left} 词、右 ${of.right} 词以内${within}，依 ${of.name} 的约定（${around.rules[of.preset]}），至少共现 ${of.min_count} 次${of.min_documents > 0 ? `、见于 ${of.min_documents} 篇` : ''}${of.min_frequency > 0 ? `、搭配词至少 ${of.min_frequency} 次` : ''}${of.least ? `、${score(of.least[0])} 至少 ${of.least[1]}` : ''}`
      + `${collocates.stop_words ? '，略去停用词' : ''}，按 ${score(of.sort)} 排序。`);
  }
  if (record['network']) parts.push('网络中搭配词之间的联系，以同含两词的句或段数与偶然应有之数相比。');
  if (record['together']) parts.push('同起同落的词，以其在所列各部分的频率求相关，区间按词数校正（Bonferroni）。');
  if (record['key_terms']) parts.push('各篇的关键词按 tf-idf（tf · ln(D / df)）排序。');
  if (record['similarity']) parts.push('文档之间以 tf-idf 向量的余弦比较，图为经典多维标度。');
  const timeline = record['timeline']?.question as TimelineQuestion | undefined;
  if (timeline) parts.push('时间线依据文档日期；没有文本的时段作空缺处理，频率按该时段每百万词计算。');
  const phrases = record['ngrams']?.question as NgramsQuestion | undefined;
  if (phrases) {
    parts.push(`词组为连续 ${phrases.min_n ?? 2} 至 ${phrases.max_n ?? 5} 个${phrases.of === 'characters' ? '字' : '词'}、至少出现 ${phrases.min_count ?? 3} 次者`
      + `${phrases.nested === 'folded' ? '，只出现在更长词组之内的不列' : phrases.nested === 'c_value' ? '，按 C-value 加权（Frantzi、Ananiadou 与 Mima 2000）' : ''}。`);
  }
  const rising = record['rising']?.question as RisingQuestion | undefined;
  if (rising) parts.push('对语料中的每个词检验其随时间的变化，p 值按词数校正。');
  const keyness = record['keyness']?.question as KeynessQuestion | undefined;
  if (keyness) {
    const reference = keyness.reference;
    const against = typeof reference === 'object' ? ('list' in reference ? `词频表 ${reference.list.name}` : '另一部分') : '其余部分';
    parts.push(`关键词以语料的一部分与${against}相比得出，至少出现 ${keyness.min_count ?? 1} 次，按 ${score(keyness.sort ?? 'log_ratio_conservative')} 排序。`);
  }
  return parts.join('');
}

/** The segmenter as the answers state it: they know, this page does not. */
function how(record: Record_, hmm: string, noHmm: string, dictionary: string): string {
  const convention = Object.values(record).find((envelope) => envelope?.convention['segmenter'])?.convention;
  if (!convention) return 'jieba';
  const brackets = dictionary.startsWith('，') ? ['（', '）'] : [' (', ')'];
  return `${convention['segmenter']}${brackets[0]}${convention['hmm'] ? hmm : noHmm}${dictionary}SHA-256 ${short(String(convention['dictionary']).replace('sha256:', ''))}${brackets[1]}`;
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

function inEnglish({ from, to, sources, holding, only, without }: Scope): string {
  const parts = [
    from || to ? `dated ${[from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')}` : '', sources?.length ? `of the sources ${sources.join(', ')}` : '',
    holding ? `whose title, name or source holds “${holding}”` : '', only ? `chosen one by one (${only.length})` : '', without?.length ? `without ${without.length} that were left out` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `documents ${parts.join(', ')}` : 'all documents';
}

function inChinese({ from, to, sources, holding, only, without }: Scope): string {
  const parts = [
    from || to ? `日期${from ? `自 ${from}` : ''}${to ? `至 ${to}` : ''}` : '', sources?.length ? `来源为 ${sources.join('、')}` : '',
    holding ? `标题、文件名或来源含“${holding}”` : '', only ? `逐篇选定（${only.length} 篇）` : '', without?.length ? `除去 ${without.length} 篇` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join('、')}的文档` : '全部文档';
}

/** What the settings of the collocations became. */
function inForce(record: Record_): CollocatesAnswer['settings'] | undefined {
  const { settings, answer } = (record['collocates'] ?? {}) as { settings?: CollocatesAnswer['settings']; answer?: CollocatesAnswer | null };
  return settings ?? answer?.settings;
}

const score = (sort: string): string => ({ log_dice: 'logDice', mi: 'MI', mi3: 'MI3', t_score: 't', log_likelihood: 'G²', log_ratio: 'Log Ratio', log_ratio_conservative: 'LRC', ll2: 'LL', ll4: 'G²', bic: 'BIC', percent_difference: '%DIFF', difference_index: 'DIN', chi_squared: 'χ²' } as Record<string, string>)[sort] ?? sort.replaceAll('_', ' ');
