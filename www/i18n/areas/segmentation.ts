/** Words for how words are cut: those that were discovered, what a change did, what becomes of a term. */
const n = new Intl.NumberFormat('en').format;
const zh = new Intl.NumberFormat('zh-CN').format;

type Score = 'pmi' | 'cohesion' | 'left_entropy' | 'right_entropy' | 'whole';
type Threshold = 'cohesion' | 'entropy' | 'whole';
type Lie = 'inside' | 'pieces' | 'across';

const en = {
  part: 'Discovered words',
  lead: 'Sequences that behave like one word and are not in the dictionary. Accepted, they are counted as words everywhere, and stand in the own dictionary under Documents, How texts are read.',
  table: 'Discovered words',
  none: 'Nothing above these thresholds.',
  found: (total: number, least: number) => `${n(total)} ${total === 1 ? 'word' : 'words'} that occur ${n(least)} times or more.`,
  accept: 'Accept',
  acceptHint: 'Count it as one word, everywhere. Can be undone.',
  acceptAllHint: 'Everything above the thresholds, the longer before the shorter. Can be undone.',
  acceptAll: (total: number) => (total === 1 ? 'Accept it' : `Accept all ${n(total)}`),
  unitsHint: 'Units hold no other word of the list and no word that mostly stands elsewhere: 札纳塔斯, but not 习近平主席. Accepting them takes few counts from other words.',
  acceptUnits: (total: number) => (total === 1 ? 'Accept the unit' : `Accept the ${n(total)} units`),
  automatic: 'automatic',
  inDocuments: 'Documents at least',
  thresholds: { cohesion: 'Held together at least', entropy: 'Free at least', whole: 'Whole at least' } as Record<Threshold, string>,
  columns: { pmi: 'PMI', cohesion: 'Held together', left_entropy: 'Free left', right_entropy: 'Free right', whole: 'Whole' } as Record<Score, string>,
  hints: {
    pmi: 'Pointwise mutual information of the parts at the weakest place, in bits', cohesion: 'The same, normalised: 1 for parts that never stand apart',
    entropy: 'Entropy of the characters on the side where they vary less, in nats: high for what stands beside many different words',
    left_entropy: 'Entropy of the characters before it, in nats', right_entropy: 'Entropy of the characters after it, in nats',
    whole: 'Share of its occurrences where words begin and end as it does',
  } as Record<Score | Threshold, string>,
  example: 'Example',
  changed: (documents: number, before: number, after: number) => `${n(documents)} ${documents === 1 ? 'document' : 'documents'} cut again, ${n(before)} → ${n(after)} tokens.`,
  more: (count: number) => `and ${n(count)} more`,
  undo: 'Undo',
  risk: (tokens: number, characters: number) => `${n(tokens)} of ${n(characters)} occurrences of these characters are the word; the others are`,
  lies: { inside: 'part of a longer word', pieces: 'cut in pieces', across: 'across the bounds of words' } as Record<Lie, string>,
  forms: 'Written as',
  effect: (share: string) => `changes ${share} of the words`,
  measure: 'What would another dictionary change?',
  otherDictionary: (share: string) => `The other dictionary cuts ${share} of the words otherwise.`,
  width: 'Full-width letters and digits count as ASCII ones',
};
export type SegmentationWords = typeof en;

const zhCN: SegmentationWords = {
  part: '发现的新词',
  lead: '词典未收、但用法像一个词的字串。采纳后处处作为词统计，并记入“文档”视图“怎样读取文本”里的自定词典。',
  table: '发现的新词',
  none: '没有达到这些阈值的词。',
  found: (total, least) => `出现 ${zh(least)} 次以上的共 ${zh(total)} 个。`,
  accept: '采纳',
  acceptHint: '处处作为一个词统计，可撤销。',
  acceptAllHint: '门槛以上的全部采纳，长词优先。可以撤销。',
  acceptAll: (total) => `全部采纳（${zh(total)} 个）`,
  unitsHint: '最小单位：不含表中其他词，也不含多在别处出现的词，如“札纳塔斯”，而非“习近平主席”；采纳它们，其他词的频次变动很小。',
  acceptUnits: (total) => `采纳最小单位（${zh(total)} 个）`,
  automatic: '自动',
  inDocuments: '最少篇数',
  thresholds: { cohesion: '最低凝合度', entropy: '最低自由度', whole: '最低完整度' },
  columns: { pmi: '互信息', cohesion: '凝合度', left_entropy: '左自由度', right_entropy: '右自由度', whole: '完整度' },
  hints: {
    pmi: '最弱处两部分的点互信息，单位比特', cohesion: '归一化的点互信息：1 表示各部分从不分开',
    entropy: '前后两侧中变化较少一侧的邻字熵，单位奈特；邻字越多样越高', left_entropy: '前邻字的熵，单位奈特', right_entropy: '后邻字的熵，单位奈特',
    whole: '其中首尾都与词的边界相合的比例',
  },
  example: '例句',
  changed: (documents, before, after) => `重新切分 ${zh(documents)} 篇，词数 ${zh(before)} → ${zh(after)}。`,
  more: (count) => `另有 ${zh(count)} 个`,
  undo: '撤销',
  risk: (tokens, characters) => `这些字共出现 ${zh(characters)} 处，其中 ${zh(tokens)} 处是这个词，其余为`,
  lies: { inside: '在更长的词里', pieces: '被切成几块', across: '跨越词的边界' },
  forms: '写法',
  effect: (share) => `影响 ${share} 的词`,
  measure: '换一部词典会改变多少？',
  otherDictionary: (share) => `另一部词典对 ${share} 的词切法不同。`,
  width: '全角字母和数字视同半角',
};

const zhTW: SegmentationWords = {
  part: '發現的新詞',
  lead: '詞典未收、但用法像一個詞的字串。採納後處處作為詞統計，並記入「文件」檢視「怎樣讀取文本」裡的自訂詞典。',
  table: '發現的新詞',
  none: '沒有達到這些門檻的詞。',
  found: (total, least) => `出現 ${zh(least)} 次以上的共 ${zh(total)} 個。`,
  accept: '採納',
  acceptHint: '處處作為一個詞統計，可復原。',
  acceptAllHint: '門檻以上的全部採納，長詞優先。可以復原。',
  acceptAll: (total) => `全部採納（${zh(total)} 個）`,
  unitsHint: '最小單位：不含表中其他詞，也不含多在別處出現的詞，如「札納塔斯」，而非「習近平主席」；採納它們，其他詞的頻次變動很小。',
  acceptUnits: (total) => `採納最小單位（${zh(total)} 個）`,
  automatic: '自動',
  inDocuments: '最少篇數',
  thresholds: { cohesion: '最低凝合度', entropy: '最低自由度', whole: '最低完整度' },
  columns: { pmi: '互資訊', cohesion: '凝合度', left_entropy: '左自由度', right_entropy: '右自由度', whole: '完整度' },
  hints: {
    pmi: '最弱處兩部分的點互資訊，單位位元', cohesion: '正規化的點互資訊：1 表示各部分從不分開',
    entropy: '前後兩側中變化較少一側的鄰字熵，單位奈特；鄰字越多樣越高', left_entropy: '前鄰字的熵，單位奈特', right_entropy: '後鄰字的熵，單位奈特',
    whole: '其中首尾都與詞的邊界相合的比例',
  },
  example: '例句',
  changed: (documents, before, after) => `重新切分 ${zh(documents)} 篇，詞數 ${zh(before)} → ${zh(after)}。`,
  more: (count) => `另有 ${zh(count)} 個`,
  undo: '復原',
  risk: (tokens, characters) => `這些字共出現 ${zh(characters)} 處，其中 ${zh(tokens)} 處是這個詞，其餘為`,
  lies: { inside: '在更長的詞裡', pieces: '被切成幾塊', across: '跨越詞的邊界' },
  forms: '寫法',
  effect: (share) => `影響 ${share} 的詞`,
  measure: '換一部詞典會改變多少？',
  otherDictionary: (share) => `另一部詞典對 ${share} 的詞切法不同。`,
  width: '全形字母和數字視同半形',
};

export { en, zhCN, zhTW };
