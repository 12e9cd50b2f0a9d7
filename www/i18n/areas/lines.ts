/** Words for samples of lines and notes on them. */
const n = new Intl.NumberFormat('en').format;
const zh = new Intl.NumberFormat('zh-CN').format;

const en = {
  sample: 'Sample of',
  sampleUnit: 'lines',
  sampleHint: 'A random sample; the same number gives the same lines every time. Empty: all lines.',
  all: 'all',
  another: 'Another sample',
  one: 'One line per document',
  noted: 'Notes',
  notedAll: 'all lines',
  notedOnly: 'only lines with a note',
  withLabel: (label: string) => `label “${label}”`,
  found: (shown: number, found: number) => `${n(shown)} of ${n(found)} lines.`,
  label: 'Label',
  labelHint: 'Click or press Enter to note something of the line.',
  note: 'Note',
  of: (node: string) => `Note on “${node}”`,
  save: 'Save the note',
  remove: 'Delete the note',
};
export type LineWords = typeof en;

const zhCN: LineWords = {
  sample: '抽样',
  sampleUnit: '行',
  sampleHint: '随机抽样；同一个数每次得到同样的行。留空即全部。',
  all: '全部',
  another: '换一批',
  one: '每篇只列一行',
  noted: '批注',
  notedAll: '全部行',
  notedOnly: '只看有批注的',
  withLabel: (label) => `标签“${label}”`,
  found: (shown, found) => `${zh(found)} 行中的 ${zh(shown)} 行。`,
  label: '标签',
  labelHint: '单击或按回车，为这一行写批注。',
  note: '批注',
  of: (node) => `“${node}”这一行的批注`,
  save: '保存批注',
  remove: '删除批注',
};

const zhTW: LineWords = {
  sample: '抽樣',
  sampleUnit: '行',
  sampleHint: '隨機抽樣；同一個數每次得到同樣的行。留空即全部。',
  all: '全部',
  another: '換一批',
  one: '每篇只列一行',
  noted: '註記',
  notedAll: '全部行',
  notedOnly: '只看有註記的',
  withLabel: (label) => `標籤「${label}」`,
  found: (shown, found) => `${zh(found)} 行中的 ${zh(shown)} 行。`,
  label: '標籤',
  labelHint: '按一下或按 Enter，為這一行寫註記。',
  note: '註記',
  of: (node) => `「${node}」這一行的註記`,
  save: '儲存註記',
  remove: '刪除註記',
};

export { en, zhCN, zhTW };
