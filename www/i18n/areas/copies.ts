/** Words for passages that stand more than once. */
const n = new Intl.NumberFormat('en').format;
const zh = new Intl.NumberFormat('zh-CN').format;

const en = {
  parts: 'Part of the documents',
  texts: 'Texts',
  copies: 'Duplicates',
  reading: 'How texts are read',
  lead: 'A passage that stands in the corpus before counts once in all tables, unless “Count reprints every time” is ticked under “Restrict…”.',
  summary: (passages: number, documents: number, letters: number) =>
    `${n(passages)} ${passages === 1 ? 'passage' : 'passages'} in ${n(documents)} ${documents === 1 ? 'document' : 'documents'}, ${n(letters)} characters in all`,
  none: 'No passage stands in this corpus twice.',
  table: 'Passages that stand more than once',
  copy: 'Copy',
  original: 'Original',
  letters: 'Characters',
  kind: 'Kind',
  kinds: { run: 'word for word', paragraph: 'reworked paragraph' },
  share: 'Alike',
  shareHint: 'share of the sequences of four characters of the copy that stand in the original',
  side: 'Copy and original side by side',
  onlyHere: 'only here',
  readCopy: 'Read the copy in its text',
  readOriginal: 'Read the original in its text',
  column: 'Reprinted',
  columnHint: 'Share of the letters of this document in passages that stand in the corpus before',
};
export type CopiesWords = typeof en;

const zhCN: CopiesWords = {
  parts: '文档的哪一部分',
  texts: '文本',
  copies: '重复段落',
  reading: '怎样读取文本',
  lead: '语料中前面已出现过的段落，在所有表格里只计一次，除非在“限定…”中勾选“重复刊载的每次都计”。',
  summary: (passages, documents, letters) => `${zh(documents)} 篇中的 ${zh(passages)} 段，共 ${zh(letters)} 字`,
  none: '这个语料里没有重复的段落。',
  table: '出现不止一次的段落',
  copy: '重复处',
  original: '首次出现',
  letters: '字数',
  kind: '类型',
  kinds: { run: '逐字相同', paragraph: '改写的段落' },
  share: '相似',
  shareHint: '重复处的四字串中，也见于首次出现处的比例',
  side: '重复处与首次出现并列对照',
  onlyHere: '仅见于此',
  readCopy: '在原文中看重复处',
  readOriginal: '在原文中看首次出现',
  column: '重复',
  columnHint: '本篇文字中，前面已出现过的段落所占的比例',
};

const zhTW: CopiesWords = {
  parts: '文件的哪一部分',
  texts: '文本',
  copies: '重複段落',
  reading: '怎樣讀取文本',
  lead: '語料中前面已出現過的段落，在所有表格裡只計一次，除非在「限定…」中勾選「重複刊載的每次都計」。',
  summary: (passages, documents, letters) => `${zh(documents)} 篇中的 ${zh(passages)} 段，共 ${zh(letters)} 字`,
  none: '這個語料裡沒有重複的段落。',
  table: '出現不止一次的段落',
  copy: '重複處',
  original: '首次出現',
  letters: '字數',
  kind: '類型',
  kinds: { run: '逐字相同', paragraph: '改寫的段落' },
  share: '相似',
  shareHint: '重複處的四字串中，也見於首次出現處的比例',
  side: '重複處與首次出現並列對照',
  onlyHere: '僅見於此',
  readCopy: '在原文中看重複處',
  readOriginal: '在原文中看首次出現',
  column: '重複',
  columnHint: '本篇文字中，前面已出現過的段落所占的比例',
};

export const copiesWords = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
