/** What the columns of the tables mean, in plain words. Formulas of measures stand with the measures. */
const en = {
  count: 'How often it occurs in what is counted now.',
  documents: 'In how many documents it occurs, however often.',
  class: 'The word class in the dictionary, not that of the sentence. What is not in the dictionary is mostly names.',
  tokens: 'Words and numbers. Punctuation is not counted.',
  sentences: 'Sentences end at 。！？… and at the end of a paragraph.',
  length: 'How many words or characters the phrase is made of.',
  bytes: 'Size of the file.',
  periodTokens: 'How much text the period holds: what rates are computed from.',
  total: 'Hits in all periods together.',
  p: 'How likely so clear a difference would be by chance alone, adjusted for the number of tests.',
  tau: 'From −1, always falling, to 1, always rising (Kendall’s τ).',
  per: 'Occurrences ÷ tokens of the same days × 1,000,000.',
};
export type HintWords = typeof en;

const zhCN: HintWords = {
  count: '在当前统计范围内出现的次数。',
  documents: '出现过的文档数，不论每篇出现几次。',
  class: '词典标注的词类，不是在句中的词类。词典未收的多为名称。',
  tokens: '词和数字，标点不计。',
  sentences: '以“。！？……”和段末为界。',
  length: '词组由几个词或几个字组成。',
  bytes: '文件大小。',
  periodTokens: '这个时段有多少文本：频率以此计算。',
  total: '各时段合计的频次。',
  p: '若只是偶然，出现这样明显差别的概率；已按检验次数校正。',
  tau: '从 −1（一直下降）到 1（一直上升），即 Kendall τ。',
  per: '出现次数 ÷ 同期全部词次 × 1,000,000。',
};

const zhTW: HintWords = {
  count: '在目前統計範圍內出現的次數。',
  documents: '出現過的文件數，不論每篇出現幾次。',
  class: '詞典標注的詞類，不是在句中的詞類。詞典未收的多為名稱。',
  tokens: '詞和數字，標點不計。',
  sentences: '以「。！？……」和段末為界。',
  length: '詞組由幾個詞或幾個字組成。',
  bytes: '檔案大小。',
  periodTokens: '這個時段有多少文本：頻率以此計算。',
  total: '各時段合計的頻次。',
  p: '若只是偶然，出現這樣明顯差別的機率；已按檢定次數校正。',
  tau: '從 −1（一直下降）到 1（一直上升），即 Kendall τ。',
  per: '出現次數 ÷ 同期全部詞次 × 1,000,000。',
};

export { en, zhCN, zhTW };
