/** Words for the dates of documents, and for setting them. */
import type { Precision } from '../../core/types.ts';

/** What is wrong with a pattern for the names of files. */
type PatternFault = 'long' | 'name' | 'undated' | 'expression';

const n = new Intl.NumberFormat('en').format;
const zh = new Intl.NumberFormat('zh-CN').format;

const en = {
  part: 'Dates',
  lead: 'When each document was published, how precisely that is known, and where it was found. What is set here goes before everything that was found.',
  summary: (dated: number, undated: number) => `${n(dated)} dated, ${n(undated)} without a date`,
  onlyUndated: 'Only those without a date',
  surface: 'Read from',
  precision: 'Precision',
  precisions: {
    day: 'day', days: 'days', week: 'week', ten_days: 'ten days', month: 'month', season: 'season', quarter: 'quarter', half: 'half-year', year: 'year', years: 'years',
    decade: 'decade', century: 'century',
  } as Record<Precision, string>,
  table: 'Dates of the documents',
  hint: 'Click a row, or press Enter, to set its date. Mark several rows and press the space bar to set one date for all of them.',
  setFor: (title: string) => `Date of “${title}”`,
  setForMany: (c: number) => `Date of ${n(c)} documents`,
  format: '2025, 2025-06, 2025-06-17, or 2025-06-16/2025-06-18',
  set: 'Set',
  none: 'No date',
  back: 'As found',
  patterns: 'Patterns for file names, one a line',
  patternsHint: 'The first that fits takes the date out of the path: {year} {yy} {month} {day} {date} {page} {*}; or a regular expression between slashes with groups year, month, day.',
  example: '{page}版{year}{month}{day}',
  apply: 'Apply',
  year: 'Year',
  yearAsked: (c: number, words: string) => (c === 1
    ? `One document says its day but no year (${words}), and nothing in the corpus tells it. Which year is it?`
    : `${n(c)} documents say their day but no year (such as ${words}), and nothing in the corpus tells it. Which year is it?`),
  clear: 'All as found',
  edited: (own: number, patterns: number) => `${n(own)} set by hand, ${n(patterns)} ${patterns === 1 ? 'pattern' : 'patterns'}`,
  refused: 'That was not taken:',
  /** By the codes of the core; `typed` is what it was given. */
  faultOfDate: (typed: string) => `“${typed}” is no date. Write 2025, 2025-06, 2025-06-17, or two of them with a slash between: 2025-06-16/2025-06-18.`,
  faultOfPattern: (typed: string, why: string) => `the pattern “${typed}” cannot be understood: ${why}`,
  faults: {
    long: 'it has more than 300 characters.',
    name: 'in braces only {year}, {yy}, {month}, {day}, {date}, {page} and {*} may stand, each with both braces.',
    undated: 'it names no year. {year}, {yy} or {date} must stand in it.',
    expression: 'what stands between the slashes is no regular expression.',
  } as Record<PatternFault, string>,
};
export type DatingWords = typeof en;

const zhCN: DatingWords = {
  part: '日期',
  lead: '每篇文档何时发表、精确到什么程度、从何处得知。在这里设定的优先于一切找到的。',
  summary: (dated, undated) => `${zh(dated)} 篇有日期，${zh(undated)} 篇没有`,
  onlyUndated: '只看没有日期的',
  surface: '依据',
  precision: '精度',
  precisions: { day: '日', days: '数日', week: '周', ten_days: '旬', month: '月', season: '季节', quarter: '季度', half: '半年', year: '年', years: '数年', decade: '年代', century: '世纪' },
  table: '文档的日期',
  hint: '点一行或按回车设定其日期；选中几行再按空格，一并设定。',
  setFor: (title) => `“${title}”的日期`,
  setForMany: (c) => `${zh(c)} 篇文档的日期`,
  format: '2025、2025-06、2025-06-17 或 2025-06-16/2025-06-18',
  set: '设定',
  none: '无日期',
  back: '按找到的',
  patterns: '文件名的格式，一行一个',
  patternsHint: '按先后取第一个合适的，从路径中取出日期：{year} {yy} {month} {day} {date} {page} {*}；或写在两条斜线之间的正则表达式，组名为 year、month、day。',
  example: '{page}版{year}{month}{day}',
  apply: '应用',
  year: '年份',
  yearAsked: (c, of) => `${zh(c)} 篇文档写了月日而没有年份（如${of}），语料中也无从得知。是哪一年？`,
  clear: '全部按找到的',
  edited: (own, patterns) => `手工设定 ${zh(own)} 篇，格式 ${zh(patterns)} 个`,
  refused: '未能采用：',
  faultOfDate: (typed) => `“${typed}”不是日期。请写成 2025、2025-06、2025-06-17，或以斜线连接的两个：2025-06-16/2025-06-18。`,
  faultOfPattern: (typed, why) => `看不懂格式“${typed}”：${why}`,
  faults: {
    long: '超过了 300 个字符。',
    name: '花括号里只能是 {year}、{yy}、{month}、{day}、{date}、{page}、{*}，括号须成对。',
    undated: '没有年份。其中须有 {year}、{yy} 或 {date}。',
    expression: '两条斜线之间不是正则表达式。',
  },
};

const zhTW: DatingWords = {
  part: '日期',
  lead: '每篇文件何時發表、精確到什麼程度、從何處得知。在這裡設定的優先於一切找到的。',
  summary: (dated, undated) => `${zh(dated)} 篇有日期，${zh(undated)} 篇沒有`,
  onlyUndated: '只看沒有日期的',
  surface: '依據',
  precision: '精度',
  precisions: { day: '日', days: '數日', week: '週', ten_days: '旬', month: '月', season: '季節', quarter: '季度', half: '半年', year: '年', years: '數年', decade: '年代', century: '世紀' },
  table: '文件的日期',
  hint: '點一行或按 Enter 設定其日期；選中幾行再按空白鍵，一併設定。',
  setFor: (title) => `「${title}」的日期`,
  setForMany: (c) => `${zh(c)} 篇文件的日期`,
  format: '2025、2025-06、2025-06-17 或 2025-06-16/2025-06-18',
  set: '設定',
  none: '無日期',
  back: '按找到的',
  patterns: '檔名的格式，一行一個',
  patternsHint: '按先後取第一個合適的，從路徑中取出日期：{year} {yy} {month} {day} {date} {page} {*}；或寫在兩條斜線之間的正規表示式，組名為 year、month、day。',
  example: '{page}版{year}{month}{day}',
  apply: '套用',
  year: '年份',
  yearAsked: (c, of) => `${zh(c)} 篇文件寫了月日而沒有年份（如${of}），語料中也無從得知。是哪一年？`,
  clear: '全部按找到的',
  edited: (own, patterns) => `手動設定 ${zh(own)} 篇，格式 ${zh(patterns)} 個`,
  refused: '未能採用：',
  faultOfDate: (typed) => `「${typed}」不是日期。請寫成 2025、2025-06、2025-06-17，或以斜線連接的兩個：2025-06-16/2025-06-18。`,
  faultOfPattern: (typed, why) => `看不懂格式「${typed}」：${why}`,
  faults: {
    long: '超過了 300 個字元。',
    name: '大括號裡只能是 {year}、{yy}、{month}、{day}、{date}、{page}、{*}，括號須成對。',
    undated: '沒有年份。其中須有 {year}、{yy} 或 {date}。',
    expression: '兩條斜線之間不是正規表示式。',
  },
};

export { en, zhCN, zhTW };
