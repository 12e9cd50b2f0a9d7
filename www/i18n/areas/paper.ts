/** The sentences of the paragraph that states the method in a paper. A paper's language is not always the page's: all are there at once. */
import type { CollocatesAnswer } from '../../core/types.ts';
import type { Rule, Switch } from '../../state/reading-settings.ts';
import { zhCN as aroundSimplified, zhTW as aroundTraditional } from './around.ts';
import { en as readingEnglish, zhCN as readingSimplified, zhTW as readingTraditional } from './reading.ts';

type Settings = CollocatesAnswer['settings'];
/** How texts were read: the rules of tokens that are on, the steps of cleaning (null for all), words of one's own. */
export interface Reading { rules: TokenRule[]; steps: Switch[] | null; own: number }
/** A rule that is on; of dates, which. */
export type TokenRule = Rule | 'days' | 'dates';
/** What key words were taken against. */
export type Against = { list: string } | 'part' | 'rest';

const en = {
  lang: 'en',
  /** Between sentences, and between the parts of a selection. */
  space: ' ',
  comma: ', ',
  corpus: (documents: string, tokens: string, types: string, digest: string): string =>
    `The corpus holds ${documents} documents and ${tokens} tokens of ${types} types (SHA-256 ${digest}).`,
  program: (version: string, segmenter: string): string =>
    `It was analysed with Wenmai ${version} in the browser; Chinese was segmented by ${segmenter}, words of spaced languages by Unicode Annex 29.`,
  segmenter: (name: string, hmm: boolean, digest: string): string =>
    `${name} (${hmm ? 'with unknown words recognised by its HMM' : 'by the most probable path through the dictionary, unknown words not guessed'}, dictionary SHA-256 ${digest})`,
  rules: {
    days: 'dates that name a day as one token', dates: 'all dates as one token', numbers: 'numbers with their magnitude as one', units: 'numbers with their unit as one', numerals: 'numerals apart from measure words',
    hyphens: 'hyphenated words whole', addresses: 'web and mail addresses whole', names: 'foreign names whole', titles: 'titles in 《》 whole', quotes: 'short quotations whole',
  } as Record<TokenRule, string>,
  reading: ({ rules, steps, own }: Reading): string => [
    rules.length > 0 ? `Before the dictionary, rules of tokens took ${rules.map((rule) => en.rules[rule]).join(', ')}.` : 'No rules of tokens were applied.',
    own > 0 ? `${own} words of our own were added to the dictionary or struck from it.` : '',
    steps === null ? 'All steps of cleaning were applied to the texts (broken lines and sentences joined, headlines taken out of sentences, repeats at breaks dropped).' : steps.length === 0 ? 'The texts were not cleaned.' : `The texts were cleaned by these steps: ${steps.map((step) => readingEnglish.switches[step]).join('; ')}.`,
  ].filter(Boolean).join(' '),
  counted: (part: string, tokens: string, every: boolean): string =>
    `Counted were ${part}, N = ${tokens} tokens; passages that stand in the corpus more than once were counted ${every ? 'every time' : 'once'}.`,
  everything: 'all documents',
  documents: (parts: string): string => `documents ${parts}`,
  dated: (from: string | undefined, to: string | undefined): string => `dated ${[from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')}`,
  sources: (names: string[]): string => `of the sources ${names.join(', ')}`,
  holding: (text: string): string => `whose title, name or source holds “${text}”`,
  only: (count: number): string => `chosen one by one (${count})`,
  without: (count: number): string => `without ${count} that were left out`,
  terms: (stopWords: boolean): string => `Term frequencies are given as counts and per million tokens${stopWords ? '; stop words are not listed but count in all totals' : ''}.`,
  collocates: (of: Settings, stopWords: boolean, score: (sort: string) => string): string =>
    `Collocates were counted within ${of.left} tokens to the left and ${of.right} to the right, ${of.within === 'none' ? 'without a limit' : `not beyond the ${of.within}`},`
    + ` by the convention of ${of.name} (${of.rule}), with at least ${of.min_count} co-occurrences${of.min_documents > 0 ? ` in ${of.min_documents} documents` : ''}`
    + `${of.min_frequency > 0 ? `, collocates of at least ${of.min_frequency} occurrences` : ''}${of.least ? `, ${score(of.least[0])} of at least ${of.least[1]}` : ''}`
    + `${stopWords ? ', stop words left out' : ''}, and ranked by ${score(of.sort)}.`,
  network: 'In networks, ties among collocates compare the sentences or paragraphs that hold both with those that chance would give.',
  together: 'Terms that move together are correlated by their rates over the parts named, with intervals corrected for the number of terms (Bonferroni).',
  key_terms: 'Key terms of documents are ranked by tf-idf, tf · ln(D / df).',
  similarity: 'Documents are compared by the cosine of their tf-idf vectors; the map is a classical multidimensional scaling.',
  timeline: 'Timelines follow the dates of the documents; periods without text are gaps, and rates are per million tokens of the period.',
  rising: 'Change was tested for every word of the corpus, with p-values adjusted for the number of words.',
  phrases: (from: number, to: number, characters: boolean, least: number, nested: string | undefined): string =>
    `Phrases are sequences of ${from} to ${to} ${characters ? 'characters' : 'words'} that occur at least ${least} times`
    + `${nested === 'folded' ? '; those that occur only inside a longer one are left out' : nested === 'c_value' ? ', weighted by C-value (Frantzi, Ananiadou and Mima 2000)' : ''}.`,
  keyness: (against: Against, least: number, sort: string): string =>
    `Key words of a part of the corpus were taken against ${typeof against === 'object' ? `the frequency list ${against.list}` : against === 'part' ? 'another part of it' : 'the rest of it'},`
    + ` from ${least} occurrences on, ranked by ${sort}.`,
};
export type PaperWords = typeof en;

const zhCN: PaperWords = {
  lang: 'zh-CN',
  space: '',
  comma: '、',
  corpus: (documents, tokens, types, digest) => `语料共 ${documents} 篇、${tokens} 词次、${types} 词形（SHA-256 ${digest}）。`,
  program: (version, segmenter) => `分析使用文脉 Wenmai ${version}，在浏览器中完成；中文分词使用 ${segmenter}；以空格分词的语言按 Unicode 附件 29 切分。`,
  segmenter: (name, hmm, digest) => `${name}（${hmm ? '以其 HMM 识别未登录词' : '按词典取概率最大的切分，不猜测未登录词'}，词典 SHA-256 ${digest}）`,
  rules: {
    days: '写明日子的日期作一词', dates: '日期一律作一词', numbers: '数与数量级合为一词', units: '数与单位合为一词', numerals: '数词与量词分开',
    hyphens: '带连字符的词不拆', addresses: '网址和邮箱不拆', names: '外国人名、地名不拆', titles: '《》内的题名不拆', quotes: '引号内的短语不拆',
  },
  reading: ({ rules, steps, own }) => [
    rules.length > 0 ? `切词另用以下规则：${rules.map((rule) => zhCN.rules[rule]).join('、')}。` : '切词不用其他规则。',
    own > 0 ? `词典另增删自定词 ${own} 个。` : '',
    steps === null ? '文本先经清理，用全部步骤（合并断行断句、移出句中标题、去除断处重复等）。' : steps.length === 0 ? '文本未经清理。' : `文本先经以下清理：${steps.map((step) => readingSimplified.switches[step]).join('、')}。`,
  ].join(''),
  counted: (part, tokens, every) => `统计范围为${part}，N = ${tokens} 词次；语料中重复的段落${every ? '每次都计' : '只计一次'}。`,
  everything: '全部文档',
  documents: (parts) => `${parts}的文档`,
  dated: (from, to) => `日期${from ? `自 ${from}` : ''}${to ? `至 ${to}` : ''}`,
  sources: (names) => `来源为 ${names.join('、')}`,
  holding: (text) => `标题、文件名或来源含“${text}”`,
  only: (count) => `逐篇选定（${count} 篇）`,
  without: (count) => `除去 ${count} 篇`,
  terms: (stopWords) => `词频以频次和每百万词频次给出${stopWords ? '；停用词不列出，但计入各项总数' : ''}。`,
  collocates: (of, stopWords, score) => {
    const within = { sentence: '，不越过句', paragraph: '，不越过段', document: '，不越过篇', none: '，不设界限' }[of.within];
    return `搭配词统计节点词左 ${of.left} 词、右 ${of.right} 词以内${within}，依 ${of.name} 的约定（${aroundSimplified.rules[of.preset]}），至少共现 ${of.min_count} 次`
      + `${of.min_documents > 0 ? `、见于 ${of.min_documents} 篇` : ''}${of.min_frequency > 0 ? `、搭配词至少 ${of.min_frequency} 次` : ''}${of.least ? `、${score(of.least[0])} 至少 ${of.least[1]}` : ''}`
      + `${stopWords ? '，略去停用词' : ''}，按 ${score(of.sort)} 排序。`;
  },
  network: '网络中搭配词之间的联系，以同含两词的句或段数与偶然应有之数相比。',
  together: '同起同落的词，以其在所列各部分的频率求相关，区间按词数校正（Bonferroni）。',
  key_terms: '各篇的关键词按 tf-idf（tf · ln(D / df)）排序。',
  similarity: '文档之间以 tf-idf 向量的余弦比较，图为经典多维标度。',
  timeline: '时间线依据文档日期；没有文本的时段作空缺处理，频率按该时段每百万词计算。',
  rising: '对语料中的每个词检验其随时间的变化，p 值按词数校正。',
  phrases: (from, to, characters, least, nested) => `词组为连续 ${from} 至 ${to} 个${characters ? '字' : '词'}、至少出现 ${least} 次者`
    + `${nested === 'folded' ? '，只出现在更长词组之内的不列' : nested === 'c_value' ? '，按 C-value 加权（Frantzi、Ananiadou 与 Mima 2000）' : ''}。`,
  keyness: (against, least, sort) => `关键词以语料的一部分与${typeof against === 'object' ? `词频表 ${against.list}` : against === 'part' ? '另一部分' : '其余部分'}相比得出，至少出现 ${least} 次，按 ${sort} 排序。`,
};

const zhTW: PaperWords = {
  lang: 'zh-TW',
  space: '',
  comma: '、',
  corpus: (documents, tokens, types, digest) => `語料共 ${documents} 篇、${tokens} 詞次、${types} 詞形（SHA-256 ${digest}）。`,
  program: (version, segmenter) => `分析使用文脉 Wenmai ${version}，在瀏覽器中完成；中文斷詞使用 ${segmenter}；以空格分詞的語言按 Unicode 附件 29 切分。`,
  segmenter: (name, hmm, digest) => `${name}（${hmm ? '以其 HMM 辨識未登錄詞' : '按詞典取機率最大的切分，不猜測未登錄詞'}，詞典 SHA-256 ${digest}）`,
  rules: {
    days: '寫明日子的日期作一詞', dates: '日期一律作一詞', numbers: '數與數量級合為一詞', units: '數與單位合為一詞', numerals: '數詞與量詞分開',
    hyphens: '帶連字號的詞不拆', addresses: '網址和信箱不拆', names: '外國人名、地名不拆', titles: '《》內的題名不拆', quotes: '引號內的短語不拆',
  },
  reading: ({ rules, steps, own }) => [
    rules.length > 0 ? `切詞另用以下規則：${rules.map((rule) => zhTW.rules[rule]).join('、')}。` : '切詞不用其他規則。',
    own > 0 ? `詞典另增刪自訂詞 ${own} 個。` : '',
    steps === null ? '文本先經清理，用全部步驟（合併斷行斷句、移出句中標題、去除斷處重複等）。' : steps.length === 0 ? '文本未經清理。' : `文本先經以下清理：${steps.map((step) => readingTraditional.switches[step]).join('、')}。`,
  ].join(''),
  counted: (part, tokens, every) => `統計範圍為${part}，N = ${tokens} 詞次；語料中重複的段落${every ? '每次都計' : '只計一次'}。`,
  everything: '全部文件',
  documents: (parts) => `${parts}的文件`,
  dated: (from, to) => `日期${from ? `自 ${from}` : ''}${to ? `至 ${to}` : ''}`,
  sources: (names) => `來源為 ${names.join('、')}`,
  holding: (text) => `標題、檔名或來源含「${text}」`,
  only: (count) => `逐篇選定（${count} 篇）`,
  without: (count) => `除去 ${count} 篇`,
  terms: (stopWords) => `詞頻以頻次和每百萬詞頻次給出${stopWords ? '；停用詞不列出，但計入各項總數' : ''}。`,
  collocates: (of, stopWords, score) => {
    const within = { sentence: '，不越過句', paragraph: '，不越過段', document: '，不越過篇', none: '，不設界限' }[of.within];
    return `搭配詞統計節點詞左 ${of.left} 詞、右 ${of.right} 詞以內${within}，依 ${of.name} 的約定（${aroundTraditional.rules[of.preset]}），至少共現 ${of.min_count} 次`
      + `${of.min_documents > 0 ? `、見於 ${of.min_documents} 篇` : ''}${of.min_frequency > 0 ? `、搭配詞至少 ${of.min_frequency} 次` : ''}${of.least ? `、${score(of.least[0])} 至少 ${of.least[1]}` : ''}`
      + `${stopWords ? '，略去停用詞' : ''}，按 ${score(of.sort)} 排序。`;
  },
  network: '網絡中搭配詞之間的聯繫，以同含兩詞的句或段數與偶然應有之數相比。',
  together: '同起同落的詞，以其在所列各部分的頻率求相關，區間按詞數校正（Bonferroni）。',
  key_terms: '各篇的關鍵詞按 tf-idf（tf · ln(D / df)）排序。',
  similarity: '文件之間以 tf-idf 向量的餘弦比較，圖為古典多維標度。',
  timeline: '時間線依據文件日期；沒有文本的時段作空缺處理，頻率按該時段每百萬詞計算。',
  rising: '對語料中的每個詞檢驗其隨時間的變化，p 值按詞數校正。',
  phrases: (from, to, characters, least, nested) => `詞組為連續 ${from} 至 ${to} 個${characters ? '字' : '詞'}、至少出現 ${least} 次者`
    + `${nested === 'folded' ? '，只出現在更長詞組之內的不列' : nested === 'c_value' ? '，按 C-value 加權（Frantzi、Ananiadou 與 Mima 2000）' : ''}。`,
  keyness: (against, least, sort) => `關鍵詞以語料的一部分與${typeof against === 'object' ? `詞頻表 ${against.list}` : against === 'part' ? '另一部分' : '其餘部分'}相比得出，至少出現 ${least} 次，按 ${sort} 排序。`,
};

export const papers = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
