/** Words for the time that texts speak of. */
import type { DateKind, LagName, Relation } from '../../core/types.ts';

const n = new Intl.NumberFormat('en').format;
const zh = new Intl.NumberFormat('zh-CN').format;
const days = (of: number): string => (of === 0 ? 'the same day' : `${n(Math.abs(of))} ${Math.abs(of) === 1 ? 'day' : 'days'} ${of < 0 ? 'before' : 'after'}`);
const tian = (of: number): string => (of === 0 ? '当天' : `${of < 0 ? '前' : '后'} ${zh(Math.abs(of))} 天`);

const en = {
  part: 'Time spoken of',
  lead: 'Dates that the sentences mention, each read against the date of its document. What cannot be told (近日, 多年前) is counted and not placed.',
  title: 'How often each time is spoken of',
  description: (periods: number, first: string, last: string) => `Mentions of dates in ${n(periods)} periods, ${first} to ${last}`,
  mentions: 'Mentions',
  asPast: 'As past', asPresent: 'As present', asFuture: 'As future',
  summary: (placed: number, coarse: number, open: number, unresolved: number, outside: number) =>
    `${n(placed)} mentions in the periods; ${n(coarse)} of longer stretches, ${n(open)} open at one end, ${n(unresolved)} that cannot be told, ${n(outside)} off the axis`,
  brush: 'Click a period, or drag across several, to list what is said of them.',
  none: 'No sentence mentions a date that can be told.',
  only: (query: string) => `Only sentences with “${query}”`,
  events: 'What happened or will happen when',
  found: (c: number) => (c === 1 ? '1 date with its sentence' : `${n(c)} dates with their sentences`),
  noEvents: 'Nothing is said of this time.',
  from: 'From', to: 'to',
  lift: (of: string) => `Show all times, not only ${of}`,
  when: 'When', whenHint: 'First and last day of the time spoken of; an arrow where it is open.',
  sentence: 'Sentence', kind: 'Kind', document: 'Document', written: 'Written',
  relation: 'Seen from then', relationHint: 'How the time spoken of lies to the date of the document.',
  all: 'all',
  relations: { past: 'past', present: 'present', future: 'future', undated: 'no date' } as Record<Relation, string>,
  kinds: {
    explicit: 'stated', partial: 'in part', relative: 'counted', relative_range: 'stretch', anaphoric: 'pointing back', range: 'from … to', before: 'before', until: 'until',
    since: 'since', after: 'after', decade: 'decade', century: 'century', season: 'season', lunar: 'lunar', festival: 'festival', period: 'named years', speech: 'day of speech',
    vague: 'vague', off_axis: 'off the axis',
  } as Record<DateKind, string>,
  longest: 'At most', longestHint: 'Longer stretches, and those that are open at one end, are left out.',
  lengths: (of: number): string => (of === 0 ? 'any length' : of === 1 ? 'one day' : of === 7 ? 'a week' : of === 31 ? 'a month' : of === 92 ? 'a quarter' : 'a year'),
  periods: 'By period', coarse: (c: number) => `Longer than a period (${n(c)})`,
  lag: 'How far back and ahead',
  lagDescription: 'Mentions by days between the date of the document and the time it speaks of',
  lagSummary: (all: number, past: number, present: number, future: number, left: number) =>
    `${n(all)} mentions: ${n(past)} of the past, ${n(present)} of the day, ${n(future)} of the future; ${n(left)} left out`,
  lagMiddle: (median: number, first: number, third: number) => `median ${days(median)}, quartiles ${days(first)} and ${days(third)}`,
  lagName: 'Distance', days: 'Days',
  lags: {
    past_centuries: 'over a century ago', past_century: 'over ten years ago', past_decade: 'over a year ago', past_year: 'over a month ago', past_month: 'over a week ago',
    past_week: 'in the week before', day_before: 'the day before', same_day: 'the same day', day_after: 'the day after', next_week: 'in the week after',
    next_month: 'in the month after', next_year: 'in the year after', next_decade: 'in ten years', next_century: 'in a century', next_centuries: 'later',
  } as Record<LagName, string>,
};
export type SpokenWords = typeof en;

const zhCN: SpokenWords = {
  part: '文中所说的时间',
  lead: '句子里提到的日期，各按所在文档的日期推算。推不出的（近日、多年前）只计数，不上时间轴。',
  title: '各个时间被说到多少次',
  description: (periods, first, last) => `${first} 至 ${last} 共 ${zh(periods)} 个时段中日期被提及的次数`,
  mentions: '提及',
  asPast: '作为过去', asPresent: '作为当时', asFuture: '作为将来',
  summary: (placed, coarse, open, unresolved, outside) =>
    `时段内提及 ${zh(placed)} 次；另有较长的时间 ${zh(coarse)} 次、一端不定的 ${zh(open)} 次、推不出的 ${zh(unresolved)} 次、轴外的 ${zh(outside)} 次`,
  brush: '点一个时段，或拖过几个时段，就列出文中对它说了什么。',
  none: '没有句子提到可推算的日期。',
  only: (query) => `只看含“${query}”的句子`,
  events: '什么时候发生了、将发生什么',
  found: (c) => `${zh(c)} 个日期及其所在的句子`,
  noEvents: '文中没有说到这段时间。',
  from: '从', to: '到',
  lift: (of) => `显示全部时间，不限于 ${of}`,
  when: '时间', whenHint: '所说时间的第一天和最后一天；一端不定的用箭头。',
  sentence: '句子', kind: '类型', document: '文档', written: '写于',
  relation: '当时看来', relationHint: '所说的时间与文档日期的先后。',
  all: '全部',
  relations: { past: '过去', present: '当时', future: '将来', undated: '无日期' },
  kinds: {
    explicit: '写明', partial: '部分写明', relative: '推算', relative_range: '一段', anaphoric: '承前', range: '起止', before: '之前', until: '截至', since: '以来', after: '之后',
    decade: '年代', century: '世纪', season: '季节', lunar: '农历', festival: '节日节气', period: '规划期等', speech: '说话当天', vague: '模糊', off_axis: '轴外',
  },
  longest: '不长于', longestHint: '更长的，以及一端不定的，不列出。',
  lengths: (of) => (of === 0 ? '不限' : of === 1 ? '一天' : of === 7 ? '一周' : of === 31 ? '一个月' : of === 92 ? '一季' : '一年'),
  periods: '各时段', coarse: (c) => `比时段长的（${zh(c)}）`,
  lag: '往前往后看多远',
  lagDescription: '按文档日期与所说时间相距的天数统计的提及次数',
  lagSummary: (all, past, present, future, left) => `提及 ${zh(all)} 次：过去 ${zh(past)}、当天 ${zh(present)}、将来 ${zh(future)}；未计 ${zh(left)}`,
  lagMiddle: (median, first, third) => `中位数${tian(median)}，四分位数${tian(first)}、${tian(third)}`,
  lagName: '距离', days: '天',
  lags: {
    past_centuries: '百年以前', past_century: '十年以前', past_decade: '一年以前', past_year: '一个月以前', past_month: '一周以前', past_week: '前一周内', day_before: '前一天',
    same_day: '当天', day_after: '后一天', next_week: '后一周内', next_month: '后一个月内', next_year: '后一年内', next_decade: '后十年内', next_century: '后百年内', next_centuries: '更远',
  },
};

const zhTW: SpokenWords = {
  part: '文中所說的時間',
  lead: '句子裡提到的日期，各按所在文件的日期推算。推不出的（近日、多年前）只計數，不上時間軸。',
  title: '各個時間被說到多少次',
  description: (periods, first, last) => `${first} 至 ${last} 共 ${zh(periods)} 個時段中日期被提及的次數`,
  mentions: '提及',
  asPast: '作為過去', asPresent: '作為當時', asFuture: '作為將來',
  summary: (placed, coarse, open, unresolved, outside) =>
    `時段內提及 ${zh(placed)} 次；另有較長的時間 ${zh(coarse)} 次、一端不定的 ${zh(open)} 次、推不出的 ${zh(unresolved)} 次、軸外的 ${zh(outside)} 次`,
  brush: '點一個時段，或拖過幾個時段，就列出文中對它說了什麼。',
  none: '沒有句子提到可推算的日期。',
  only: (query) => `只看含「${query}」的句子`,
  events: '什麼時候發生了、將發生什麼',
  found: (c) => `${zh(c)} 個日期及其所在的句子`,
  noEvents: '文中沒有說到這段時間。',
  from: '從', to: '到',
  lift: (of) => `顯示全部時間，不限於 ${of}`,
  when: '時間', whenHint: '所說時間的第一天和最後一天；一端不定的用箭頭。',
  sentence: '句子', kind: '類型', document: '文件', written: '寫於',
  relation: '當時看來', relationHint: '所說的時間與文件日期的先後。',
  all: '全部',
  relations: { past: '過去', present: '當時', future: '將來', undated: '無日期' },
  kinds: {
    explicit: '寫明', partial: '部分寫明', relative: '推算', relative_range: '一段', anaphoric: '承前', range: '起止', before: '之前', until: '截至', since: '以來', after: '之後',
    decade: '年代', century: '世紀', season: '季節', lunar: '農曆', festival: '節日節氣', period: '規劃期等', speech: '說話當天', vague: '模糊', off_axis: '軸外',
  },
  longest: '不長於', longestHint: '更長的，以及一端不定的，不列出。',
  lengths: (of) => (of === 0 ? '不限' : of === 1 ? '一天' : of === 7 ? '一週' : of === 31 ? '一個月' : of === 92 ? '一季' : '一年'),
  periods: '各時段', coarse: (c) => `比時段長的（${zh(c)}）`,
  lag: '往前往後看多遠',
  lagDescription: '按文件日期與所說時間相距的天數統計的提及次數',
  lagSummary: (all, past, present, future, left) => `提及 ${zh(all)} 次：過去 ${zh(past)}、當天 ${zh(present)}、將來 ${zh(future)}；未計 ${zh(left)}`,
  lagMiddle: (median, first, third) => `中位數${tian(median).replace('当天', '當天').replace('后', '後')}，四分位數${tian(first).replace('当天', '當天').replace('后', '後')}、${tian(third).replace('当天', '當天').replace('后', '後')}`,
  lagName: '距離', days: '天',
  lags: {
    past_centuries: '百年以前', past_century: '十年以前', past_decade: '一年以前', past_year: '一個月以前', past_month: '一週以前', past_week: '前一週內', day_before: '前一天',
    same_day: '當天', day_after: '後一天', next_week: '後一週內', next_month: '後一個月內', next_year: '後一年內', next_decade: '後十年內', next_century: '後百年內', next_centuries: '更遠',
  },
};

export { en, zhCN, zhTW };
