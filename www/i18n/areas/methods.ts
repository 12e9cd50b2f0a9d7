/** Words for the methods view beyond its headings. */
const en = {
  parts: { documents: 'table', similarity: 'similar texts', concordance: 'lines', keyness: 'key words' } as Record<string, string>,
  dictionary: 'Dictionary (SHA-256)',
  ownWords: 'Words of one’s own (SHA-256)',
  text: 'How texts were read and cut',
  textHint: 'These hold for every number on the page. They are set under “Documents”, “How texts are read”.',
  keys: {
    segmenter: 'engine of segmentation', dictionary: 'dictionary', hmm: 'guesses unknown words (HMM)', cut_as_jieba_does: 'cut exactly as jieba does', clean: 'steps of cleaning',
    unit: 'a document is', rules: 'rules of tokens', folding: 'forms counted as one', own_words: 'words of one’s own', own_words_fingerprint: 'their fingerprint',
  } as Record<string, string>,
  formulas: 'Formulas in force',
  formulasHint: 'O is what was counted, E what chance would have given; R1 and C1 are the sums of row and column, N all tokens, f1 and f2 the frequencies of node and collocate.',
  measure: 'Measure', formula: 'Formula', source: 'Source', usedIn: 'Used in',
  noFormulas: 'None yet: open a view with scores.',
  replay: 'Settings, to be repeated on this page',
  replayHint: 'All settings, the query, the selections and what was counted, as JSON without any text. Opened here over the same files, it gives the same numbers; a file of questions also runs in the native program: wenmai ask.',
  saveSettings: 'Save the settings',
  openSettings: 'Open settings…',
  opened: 'The settings were taken over.',
  otherCorpus: 'The settings were taken over. They were made over other texts: what they say of single documents was left out.',
  refused: 'This is no file of settings of this program.',
};
export type MethodWords = typeof en;

const zhCN: MethodWords = {
  parts: { documents: '文档表', similarity: '相似文本', concordance: '索引行', keyness: '关键词' },
  dictionary: '词典（SHA-256）',
  ownWords: '自定词（SHA-256）',
  text: '文本怎样读取和切分',
  textHint: '这些适用于页面上的每个数字，在“文档”的“怎样读取文本”里设定。',
  keys: {
    segmenter: '分词引擎', dictionary: '词典', hmm: '猜测未登录词（HMM）', cut_as_jieba_does: '完全按 jieba 切分', clean: '清理步骤',
    unit: '一个文档是', rules: '切词规则', folding: '合并计数的字形', own_words: '自定词数', own_words_fingerprint: '自定词的指纹',
  },
  formulas: '所用公式',
  formulasHint: 'O 为实际次数，E 为偶然应有的次数；R1、C1 为行与列之和，N 为全部词次，f1、f2 为节点词与搭配词的频次。',
  measure: '分值', formula: '公式', source: '出处', usedIn: '用于',
  noFormulas: '还没有：请打开有分值的视图。',
  replay: '设置，可在本页重放',
  replayHint: '全部设置、查询、已命名的部分和统计范围，存为 JSON，不含任何文本。在同样的文件上打开，得到同样的数字；问题的 JSON 也可交给本机程序：wenmai ask。',
  saveSettings: '存下设置',
  openSettings: '打开设置…',
  opened: '已采用这些设置。',
  otherCorpus: '已采用这些设置。它们出自另一批文本：其中针对个别文档的部分已略去。',
  refused: '这不是本程序的设置文件。',
};

const zhTW: MethodWords = {
  parts: { documents: '文件表', similarity: '相似文本', concordance: '索引行', keyness: '關鍵詞' },
  dictionary: '詞典（SHA-256）',
  ownWords: '自訂詞（SHA-256）',
  text: '文本怎樣讀取和切分',
  textHint: '這些適用於頁面上的每個數字，在「文件」的「怎樣讀取文本」裡設定。',
  keys: {
    segmenter: '斷詞引擎', dictionary: '詞典', hmm: '猜測未登錄詞（HMM）', cut_as_jieba_does: '完全按 jieba 切分', clean: '清理步驟',
    unit: '一個文件是', rules: '切詞規則', folding: '合併計數的字形', own_words: '自訂詞數', own_words_fingerprint: '自訂詞的指紋',
  },
  formulas: '所用公式',
  formulasHint: 'O 為實際次數，E 為偶然應有的次數；R1、C1 為列與欄之和，N 為全部詞次，f1、f2 為節點詞與搭配詞的頻次。',
  measure: '分值', formula: '公式', source: '出處', usedIn: '用於',
  noFormulas: '還沒有：請開啟有分值的檢視。',
  replay: '設定，可在本頁重放',
  replayHint: '全部設定、查詢、已命名的部分和統計範圍，存為 JSON，不含任何文本。在同樣的檔案上開啟，得到同樣的數字；問題的 JSON 也可交給本機程式：wenmai ask。',
  saveSettings: '存下設定',
  openSettings: '開啟設定…',
  opened: '已採用這些設定。',
  otherCorpus: '已採用這些設定。它們出自另一批文本：其中針對個別文件的部分已略去。',
  refused: '這不是本程式的設定檔。',
};

export { en, zhCN, zhTW };
