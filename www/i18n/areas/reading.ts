/** Words for how texts are read. */
import type { Switch } from '../../state/reading-settings.ts';

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
