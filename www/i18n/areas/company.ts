/** Words for collocates period by period. */
import type { Fate } from '../../core/types.ts';

const n = new Intl.NumberFormat('en').format;
const zh = new Intl.NumberFormat('zh-CN').format;

const en = {
  part: 'Collocates by period',
  lead: 'The collocates of the query in each period, counted and ranked as in the collocations. A collocate is there in a period when it is among the first ones.',
  table: (node: string) => `Collocates of “${node}” by period`,
  fate: 'What becomes of it',
  fateHint: 'From the first period with hits to the last.',
  all: 'all',
  fates: { stays: 'stays', appears: 'appears', fades: 'fades', returns: 'returns', passes: 'passes' } as Record<Fate, string>,
  top: 'Among the first',
  present: 'Periods',
  presentHint: 'In how many periods it is among the first ones.',
  best: 'Best rank',
  strip: 'Course',
  stripHint: 'One mark per period, from the first to the last; the better the rank, the darker.',
  rankHint: 'Rank among the collocates of the period',
  cell: (count: number, dice: string) => `${n(count)} co-occurrences, logDice ${dice}`,
  onePeriod: 'There is one period only: choose a shorter one to see what changes.',
  summary: (total: number, told: number, periods: number) => `${n(total)} ${total === 1 ? 'collocate' : 'collocates'}; hits in ${n(told)} of ${n(periods)} ${periods === 1 ? 'period' : 'periods'}`,
  none: 'No collocate reaches the thresholds. Take longer periods, or lower the least count in the collocations.',
};
export type CompanyWords = typeof en;

const zhCN: CompanyWords = {
  part: '各时段的搭配',
  lead: '查询的词在每个时段的搭配词，统计和排序与“搭配”一致。某时段排在前列的，算在该时段出现。',
  table: (node) => `“${node}”各时段的搭配词`,
  fate: '去留',
  fateHint: '从首个有命中的时段到最后一个。',
  all: '全部',
  fates: { stays: '一直在', appears: '新出现', fades: '已消退', returns: '去而复返', passes: '昙花一现' },
  top: '取前',
  present: '时段数',
  presentHint: '在多少个时段排在前列。',
  best: '最高名次',
  strip: '走势',
  stripHint: '每个时段一格，从首到末；名次越高颜色越深。',
  rankHint: '在该时段搭配词中的名次',
  cell: (count, dice) => `共现 ${zh(count)} 次，logDice ${dice}`,
  onePeriod: '只有一个时段：选短一些的时段，才看得出变化。',
  summary: (total, told, periods) => `${zh(total)} 个搭配词；${zh(periods)} 个时段中 ${zh(told)} 个有命中`,
  none: '没有搭配词达到门槛。请取更长的时段，或在“搭配”中降低最少次数。',
};

const zhTW: CompanyWords = {
  part: '各時段的搭配',
  lead: '查詢的詞在每個時段的搭配詞，統計和排序與「搭配」一致。某時段排在前列的，算在該時段出現。',
  table: (node) => `「${node}」各時段的搭配詞`,
  fate: '去留',
  fateHint: '從首個有命中的時段到最後一個。',
  all: '全部',
  fates: { stays: '一直在', appears: '新出現', fades: '已消退', returns: '去而復返', passes: '曇花一現' },
  top: '取前',
  present: '時段數',
  presentHint: '在多少個時段排在前列。',
  best: '最高名次',
  strip: '走勢',
  stripHint: '每個時段一格，從首到末；名次越高顏色越深。',
  rankHint: '在該時段搭配詞中的名次',
  cell: (count, dice) => `共現 ${zh(count)} 次，logDice ${dice}`,
  onePeriod: '只有一個時段：選短一些的時段，才看得出變化。',
  summary: (total, told, periods) => `${zh(total)} 個搭配詞；${zh(periods)} 個時段中 ${zh(told)} 個有命中`,
  none: '沒有搭配詞達到門檻。請取更長的時段，或在「搭配」中降低最少次數。',
};

export { en, zhCN, zhTW };
