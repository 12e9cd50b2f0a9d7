/** Words for how texts are read. */
import type { DateRule, Rule, Switch } from '../../state/reading-settings.ts';

type CopyKey = 'run' | 'containment' | 'paragraph';
type ColumnKey = 'text' | 'title' | 'date' | 'source';

const en = {
  lead: 'Every change reads all texts again; it can be undone. The file itself is never changed.',
  cutting: 'Cutting into words',
  hmm: 'Join characters that no word covers (HMM)',
  hmmHint: 'jieba’s hidden Markov model guesses names and new words. Without it, only words of the dictionary are found.',
  cleaning: 'Cleaning',
  switches: {
    line_ends: 'Line ends', wraps: 'Join wrapped lines', splits: 'Join sentences broken by a blank line', headlines: 'Move headlines out of sentences',
    repeats: 'Drop what is repeated at a break', jumps: 'Take out marks of a jump to another page', spaces: 'Remove spaces inside Chinese', letterspacing: 'Close letter-spaced bylines',
  } as Record<Switch, string>,
  switchHints: {
    line_ends: 'All line ends become one kind.', wraps: 'Lines that were broken at a fixed width become one paragraph.', splits: 'A sentence that a blank line breaks is made whole.',
    headlines: 'A headline that typesetting put inside a sentence is set before the paragraph.', repeats: 'Words printed twice where a sentence was broken count once.',
    jumps: '“(continued on page 3)” is taken out of the text and kept as a note.', spaces: 'Spaces between Chinese characters and digits or marks are removed.', letterspacing: '“本 报 记 者” becomes “本报记者”.',
  } as Record<Switch, string>,
  copiesTitle: 'What counts as a copy',
  copies: { run: 'Characters word for word', containment: 'Or a paragraph alike by', paragraph: 'if it has characters' } as Record<CopyKey, string>,
  copyHints: {
    run: 'The shortest passage, word for word, that counts as a copy; without marks and spaces.',
    containment: 'The share of a paragraph’s sequences of four characters that must stand in the other, 0 to 1.',
    paragraph: 'The shortest paragraph that can be a copy as a whole.',
  } as Record<CopyKey, string>,
  dictionary: 'Dictionary',
  dictionaries: { news: 'news (jiagu’s words)', jieba: 'jieba’s own', exact: 'exactly as python’s jieba' } as Record<'news' | 'jieba' | 'exact', string>,
  traditional: 'Traditional characters match simplified words',
  dates: 'Dates as one word',
  dateRules: { off: 'never', days: 'those that name a day', all: 'all' } as Record<DateRule, string>,
  rules: {
    numbers: 'Numbers with magnitude: 1,234.5亿', units: 'Numbers with their unit: 300公里', numerals: 'Numeral and measure word apart: 三 个', hyphens: 'Hyphenated words whole',
    addresses: 'Web and mail addresses whole', names: 'Foreign names with a dot whole', titles: 'Titles in 《》 whole', quotes: 'Short quotations whole',
  } as Record<Rule, string>,
  words: 'Own dictionary',
  wordsHint: 'One word a line, as jieba’s user dictionary has it; frequency and tag may follow. A frequency of 0 says that it is no word and is cut.',
  apply: 'Count with these words',
  load: 'Load from a file…',
  saveWords: 'Save as a file',
  again: 'Read again',
  standard: 'As usual',
  files: 'Files',
  filesHint: 'Choose a file to set its encoding or, for a table, its columns.',
  found: 'Encoding found',
  chosen: 'Chosen',
  automatic: 'automatic',
  columns: { text: 'Text', title: 'Title', date: 'Date', source: 'Source' } as Record<ColumnKey, string>,
  columnsHint: 'Columns by name or number:',
};
export type ReadingWords = typeof en;

const zhCN: ReadingWords = {
  lead: '每次更改都会重新读取全部文本，可以撤销。文件本身从不改动。',
  cutting: '分词',
  hmm: '合并词典未收的字（HMM）',
  hmmHint: 'jieba 的隐马尔可夫模型会猜测人名和新词；关闭后只认词典中的词。',
  cleaning: '清理',
  switches: {
    line_ends: '统一换行符', wraps: '接回硬换行', splits: '接回被空行断开的句子', headlines: '把标题移出句子',
    repeats: '去掉断句处的重复', jumps: '取出转版标记', spaces: '去掉中文里的空格', letterspacing: '合拢拉开的署名',
  },
  switchHints: {
    line_ends: '所有换行符统一为一种。', wraps: '按固定宽度断开的行接成一段。', splits: '被空行断开的句子接回完整。',
    headlines: '排版时插进句子的标题移到段前。', repeats: '断句处重复印出的字只计一次。',
    jumps: '“（下转第三版）”从正文取出，另作记录。', spaces: '去掉汉字与数字、标点之间的空格。', letterspacing: '“本 报 记 者”合为“本报记者”。',
  },
  copiesTitle: '怎样算重复',
  copies: { run: '逐字相同的字数', containment: '或整段相似达到', paragraph: '且段落字数不少于' },
  copyHints: {
    run: '逐字相同、可算重复的最短段落，不计标点和空格。',
    containment: '一段的四字串中，也见于另一段的比例，0 到 1。',
    paragraph: '可以整段算作重复的最短段落。',
  },
  dictionary: '词典',
  dictionaries: { news: '新闻（jiagu 词表）', jieba: 'jieba 自带', exact: '与 python 的 jieba 完全一致' },
  traditional: '繁体字匹配简体词',
  dates: '日期合为一词',
  dateRules: { off: '从不', days: '到日的', all: '全部' },
  rules: {
    numbers: '数字连同量级：1,234.5亿', units: '数字连同单位：300公里', numerals: '数词与量词分开：三 个', hyphens: '带连字符的词不拆',
    addresses: '网址和邮箱不拆', names: '带间隔号的外国人名不拆', titles: '《》内的标题不拆', quotes: '引号内的短语不拆',
  },
  words: '自定词典',
  wordsHint: '每行一词，格式同 jieba 用户词典，词后可加频次和词性；频次为 0 表示它不是词，要拆开。',
  apply: '用这些词统计',
  load: '从文件载入…',
  saveWords: '存为文件',
  again: '重新读取',
  standard: '恢复默认',
  files: '文件',
  filesHint: '选择一个文件，可设定它的编码；表格还可设定各列。',
  found: '识别的编码',
  chosen: '选定',
  automatic: '自动',
  columns: { text: '正文', title: '标题', date: '日期', source: '来源' },
  columnsHint: '按列名或列号：',
};

const zhTW: ReadingWords = {
  lead: '每次變更都會重新讀取全部文本，可以復原。檔案本身從不改動。',
  cutting: '斷詞',
  hmm: '合併詞典未收的字（HMM）',
  hmmHint: 'jieba 的隱馬可夫模型會猜測人名和新詞；關閉後只認詞典中的詞。',
  cleaning: '清理',
  switches: {
    line_ends: '統一換行符號', wraps: '接回硬換行', splits: '接回被空行斷開的句子', headlines: '把標題移出句子',
    repeats: '去掉斷句處的重複', jumps: '取出轉版標記', spaces: '去掉中文裡的空格', letterspacing: '合攏拉開的署名',
  },
  switchHints: {
    line_ends: '所有換行符號統一為一種。', wraps: '按固定寬度斷開的行接成一段。', splits: '被空行斷開的句子接回完整。',
    headlines: '排版時插進句子的標題移到段前。', repeats: '斷句處重複印出的字只計一次。',
    jumps: '「（下轉第三版）」從正文取出，另作記錄。', spaces: '去掉漢字與數字、標點之間的空格。', letterspacing: '「本 報 記 者」合為「本報記者」。',
  },
  copiesTitle: '怎樣算重複',
  copies: { run: '逐字相同的字數', containment: '或整段相似達到', paragraph: '且段落字數不少於' },
  copyHints: {
    run: '逐字相同、可算重複的最短段落，不計標點和空格。',
    containment: '一段的四字串中，也見於另一段的比例，0 到 1。',
    paragraph: '可以整段算作重複的最短段落。',
  },
  dictionary: '詞典',
  dictionaries: { news: '新聞（jiagu 詞表）', jieba: 'jieba 內建', exact: '與 python 的 jieba 完全一致' },
  traditional: '繁體字匹配簡體詞',
  dates: '日期合為一詞',
  dateRules: { off: '從不', days: '到日的', all: '全部' },
  rules: {
    numbers: '數字連同量級：1,234.5亿', units: '數字連同單位：300公里', numerals: '數詞與量詞分開：三 個', hyphens: '帶連字號的詞不拆',
    addresses: '網址和信箱不拆', names: '帶間隔號的外國人名不拆', titles: '《》內的標題不拆', quotes: '引號內的短語不拆',
  },
  words: '自訂詞典',
  wordsHint: '每行一詞，格式同 jieba 使用者詞典，詞後可加頻次和詞性；頻次為 0 表示它不是詞，要拆開。',
  apply: '用這些詞統計',
  load: '從檔案載入…',
  saveWords: '存為檔案',
  again: '重新讀取',
  standard: '恢復預設',
  files: '檔案',
  filesHint: '選擇一個檔案，可設定它的編碼；表格還可設定各欄。',
  found: '識別的編碼',
  chosen: '選定',
  automatic: '自動',
  columns: { text: '正文', title: '標題', date: '日期', source: '來源' },
  columnsHint: '按欄名或欄號：',
};

export const readingWords = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
