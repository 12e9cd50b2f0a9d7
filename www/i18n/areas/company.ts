/** Words for collocates period by period. */
import type { Fate } from '../../core/types.ts';

const n = new Intl.NumberFormat('en').format;
const zh = new Intl.NumberFormat('zh-CN').format;

const en = {
  part: 'Collocates by period',
  lead: 'The collocates of the query in each period, counted and ranked as in the collocations. A collocate is there in a period when it is among the first ones.',
  table: (node: string) => `Collocates of “${node}” by period`,
  fate: 'What becomes of it',
  fateHint: 'Told by the periods in which the query has hits. Lasting: among the first ones in at least four fifths of them. New: nowhere in the first third, but in at least half of the last third. Gone: the other way round. Rare: in at most a fifth, or in one only. Now and then: everything else.',
  all: 'all',
  fates: { stays: 'lasting', appears: 'new', fades: 'gone', returns: 'now and then', passes: 'rare' } as Record<Fate, string>,
  top: 'Among the first',
  present: 'Periods',
  presentHint: 'In how many of the periods with hits it is among the first ones.',
  of: (present: number, told: number) => `${n(present)} of ${n(told)}`,
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
  fateHint: '只看查询有命中的时段。持续：至少五分之四的时段排在前列。新出现：前三分之一都没有，后三分之一至少一半有。已消退：与此相反。少见：至多五分之一的时段，或只有一个时段。时有时无：其余各种。',
  all: '全部',
  fates: { stays: '持续', appears: '新出现', fades: '已消退', returns: '时有时无', passes: '少见' },
  top: '取前',
  present: '时段数',
  presentHint: '有命中的时段中，在多少个排在前列。',
  of: (present, told) => `${zh(present)} / ${zh(told)}`,
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
  fateHint: '只看查詢有命中的時段。持續：至少五分之四的時段排在前列。新出現：前三分之一都沒有，後三分之一至少一半有。已消退：與此相反。少見：至多五分之一的時段，或只有一個時段。時有時無：其餘各種。',
  all: '全部',
  fates: { stays: '持續', appears: '新出現', fades: '已消退', returns: '時有時無', passes: '少見' },
  top: '取前',
  present: '時段數',
  presentHint: '有命中的時段中，在多少個排在前列。',
  of: (present, told) => `${zh(present)} / ${zh(told)}`,
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
