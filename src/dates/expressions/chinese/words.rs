//! Chinese words that name a date by themselves.

use crate::dates::expressions::levels::{Level, Level::*, Part::*, Unit};

/// A word, what it means, and the neighbours that make it part of another word.
pub(super) struct Word {
    pub text: &'static str,
    pub levels: &'static [Level],
    /// Characters that must not stand before it.
    pub not_after: &'static str,
    /// Characters that must not follow it.
    pub not_before: &'static str,
}

const fn word(text: &'static str, levels: &'static [Level]) -> Word {
    Word { text, levels, not_after: "", not_before: "" }
}

const fn guarded(
    text: &'static str,
    levels: &'static [Level],
    not_after: &'static str,
    not_before: &'static str,
) -> Word {
    Word { text, levels, not_after, not_before }
}

const Y: Unit = Unit::Year;
const M: Unit = Unit::Month;
const W: Unit = Unit::Week;
const D: Unit = Unit::Day;
/// After 年: words in which it belongs to what follows.
const AGE: &str = "龄齡轻輕纪紀";
const EARLIER: &str = "目当當此以之提眼生战戰产產空史年月日天面跟向朝个個上";
/// 提前一天, 目前一年: 前 belongs to what stands before.
const AHEAD: &str = "提目当當空";
const LATER: &str = "最以之今然先此落战戰年月日天个個";
const ONCE: &str = "首再此本多每历歷一二两三四五六七八九十几数同层檔档人场批版依屡频0123456789";
/// Before 元: sums of money.
const MONEY: &str = "0123456789一二三四五六七八九十百千万亿萬億几幾数數多余餘美欧歐日港韩韓公";
/// Before 月中 and 月内: lengths of time, months that have been read, and other words.
const COUNTED_MONTHS: &str =
    "0123456789一二三四五六七八九十两兩个個几幾数數多半岁歲水正腊臘冬闰满滿当當该該本上下同日明新圆圓";
const OWN: &str = "日基资資成剧劇版文样樣根原标標书書脚腳课課账";

/// The words that begin with `c`. A longer word stands before its own beginning.
pub(super) fn beginning_with(c: char) -> &'static [Word] {
    match c {
        '今' => &NOW,
        '去' => &LAST,
        '前' => &BEFORE,
        '大' => &GREAT,
        '明' => &NEXT,
        '昨' => &YESTERDAY,
        '后' | '後' => &AFTER,
        '当' | '當' => &THAT,
        '同' => &SAME,
        '即' => &AT_ONCE,
        '次' | '翌' | '隔' => &FOLLOWING,
        '本' => &THIS,
        '这' | '這' => &HERE,
        '上' => &UP,
        '下' => &DOWN,
        '年' | '岁' | '歲' => &YEAR,
        '月' => &MONTH,
        '中' => &MIDDLE,
        '元' => &FIRST_MONTH,
        '新' => &NEW_CENTURY,
        '那' => &THAT_YEAR,
        '首' => &FIRST_QUARTER,
        '全' => &WHOLE_YEAR,
        '周' | '週' | '星' | '礼' | '禮' => &WEEK,
        '双' | '雙' => &DAYS_OFF,
        _ => &[],
    }
}

static NOW: [Word; 22] = [
    word("今个月", &[Relative(M, 0)]),
    word("今個月", &[Relative(M, 0)]),
    word("今个星期", &[Relative(W, 0)]),
    word("今個星期", &[Relative(W, 0)]),
    word("今个礼拜", &[Relative(W, 0)]),
    word("今個禮拜", &[Relative(W, 0)]),
    guarded("今儿", &[Relative(D, 0)], "如古", "童女子孙科"),
    guarded("今兒", &[Relative(D, 0)], "如古", "童女子孫科"),
    guarded("今年", &[Relative(Y, 0)], "如古", AGE),
    guarded("今天", &[Relative(D, 0)], "如古", ""),
    guarded("今日", &[Relative(D, 0)], "如古", "头頭俄说說"),
    word("今晚", &[Relative(D, 0)]),
    word("今晨", &[Relative(D, 0)]),
    word("今早", &[Relative(D, 0)]),
    word("今夜", &[Relative(D, 0)]),
    word("今起", &[Relative(D, 0)]),
    word("今春", &[Relative(Y, 0), Season(0)]),
    word("今夏", &[Relative(Y, 0), Season(1)]),
    word("今秋", &[Relative(Y, 0), Season(2)]),
    word("今冬", &[Relative(Y, 0), Season(3)]),
    word("今世纪", &[Relative(Unit::Century, 0)]),
    word("今岁", &[Relative(Y, 0)]),
];
static LAST: [Word; 6] = [
    guarded("去年", &[Relative(Y, -1)], "过過", AGE),
    word("去岁", &[Relative(Y, -1)]),
    word("去春", &[Relative(Y, -1), Season(0)]),
    word("去夏", &[Relative(Y, -1), Season(1)]),
    word("去秋", &[Relative(Y, -1), Season(2)]),
    word("去冬", &[Relative(Y, -1), Season(3)]),
];
static BEFORE: [Word; 13] = [
    word("前半年", &[Open(Y), Half(1)]),
    word("前一年度", &[Anaphoric(Y, -1)]),
    guarded("前一年", &[Anaphoric(Y, -1)], AHEAD, "级級"),
    guarded("前一天", &[Anaphoric(D, -1)], AHEAD, ""),
    guarded("前一日", &[Anaphoric(D, -1)], AHEAD, ""),
    guarded("前一晚", &[Anaphoric(D, -1)], AHEAD, ""),
    guarded("前一个月", &[Anaphoric(M, -1)], AHEAD, ""),
    guarded("前一周", &[Anaphoric(W, -1)], AHEAD, ""),
    guarded("前年", &[Relative(Y, -2)], EARLIER, AGE),
    guarded("前天", &[Relative(D, -2)], EARLIER, "线"),
    guarded("前日", &[Relative(D, -2)], EARLIER, ""),
    guarded("前晚", &[Relative(D, -2)], EARLIER, ""),
    guarded("前夜", &[Relative(D, -2)], EARLIER, ""),
];
static GREAT: [Word; 5] = [
    word("大前天", &[Relative(D, -3)]),
    word("大前年", &[Relative(Y, -3)]),
    word("大后天", &[Relative(D, 3)]),
    word("大後天", &[Relative(D, 3)]),
    word("大后年", &[Relative(Y, 3)]),
];
static NEXT: [Word; 10] = [
    guarded("明儿", &[Relative(D, 1)], "如古", "童女子孙科"),
    guarded("明兒", &[Relative(D, 1)], "如古", "童女子孫科"),
    guarded("明年", &[Relative(Y, 1)], "说說证證", AGE),
    guarded("明天", &[Relative(D, 1)], "的", "系"),
    guarded("明日", &[Relative(D, 1)], "分", "之香"),
    guarded("明晚", &[Relative(D, 1)], "", ""),
    word("明早", &[Relative(D, 1)]),
    word("明晨", &[Relative(D, 1)]),
    word("明春", &[Relative(Y, 1), Season(0)]),
    word("明夏", &[Relative(Y, 1), Season(1)]),
];
static YESTERDAY: [Word; 7] = [
    guarded("昨儿", &[Relative(D, -1)], "如古", "童女子孙科"),
    guarded("昨兒", &[Relative(D, -1)], "如古", "童女子孫科"),
    word("昨天", &[Relative(D, -1)]),
    word("昨日", &[Relative(D, -1)]),
    word("昨晚", &[Relative(D, -1)]),
    word("昨夜", &[Relative(D, -1)]),
    word("昨晨", &[Relative(D, -1)]),
];
static AFTER: [Word; 13] = [
    word("后半年", &[Open(Y), Half(2)]),
    word("後半年", &[Open(Y), Half(2)]),
    guarded("后一年", &[Anaphoric(Y, 1)], LATER, ""),
    guarded("后一天", &[Anaphoric(D, 1)], LATER, ""),
    guarded("后年", &[Relative(Y, 2)], LATER, AGE),
    guarded("后天", &[Relative(D, 2)], LATER, "性的努形获"),
    guarded("后日", &[Relative(D, 2)], LATER, "本"),
    guarded("後一年", &[Anaphoric(Y, 1)], LATER, ""),
    guarded("後一天", &[Anaphoric(D, 1)], LATER, ""),
    guarded("後年", &[Relative(Y, 2)], LATER, AGE),
    guarded("後天", &[Relative(D, 2)], LATER, "性的努形獲"),
    guarded("後日", &[Relative(D, 2)], LATER, "本"),
    guarded("後晚", &[Relative(D, 2)], LATER, ""),
];
static THAT: [Word; 16] = [
    word("当天", &[Anaphoric(D, 0)]),
    guarded("当日", &[Anaphoric(D, 0)], "", ""),
    word("当晚", &[Anaphoric(D, 0)]),
    word("当夜", &[Anaphoric(D, 0)]),
    guarded("当周", &[Anaphoric(W, 0)], "", ""),
    guarded("当年", &[Anaphoric(Y, 0)], "相", AGE),
    word("当月", &[Anaphoric(M, 0)]),
    word("当季", &[Anaphoric(Unit::Quarter, 0)]),
    word("當天", &[Anaphoric(D, 0)]),
    word("當日", &[Anaphoric(D, 0)]),
    word("當晚", &[Anaphoric(D, 0)]),
    word("當夜", &[Anaphoric(D, 0)]),
    word("當週", &[Anaphoric(W, 0)]),
    guarded("當年", &[Anaphoric(Y, 0)], "相", AGE),
    word("當月", &[Anaphoric(M, 0)]),
    word("當季", &[Anaphoric(Unit::Quarter, 0)]),
];
static AT_ONCE: [Word; 1] = [guarded("即日", &[Relative(D, 0)], "", "")];
static SAME: [Word; 5] = [
    guarded("同年", &[Anaphoric(Y, 0)], "", "龄齡级級代"),
    guarded("同月", &[Anaphoric(M, 0)], "", ""),
    guarded("同日", &[Anaphoric(D, 0)], "", "而"),
    guarded("同一天", &[Anaphoric(D, 0)], "", ""),
    guarded("同天", &[Anaphoric(D, 0)], "", ""),
];
static FOLLOWING: [Word; 8] = [
    guarded("次日", &[Anaphoric(D, 1)], ONCE, ""),
    guarded("次年", &[Anaphoric(Y, 1)], ONCE, ""),
    guarded("次月", &[Anaphoric(M, 1)], ONCE, ""),
    word("翌日", &[Anaphoric(D, 1)]),
    word("翌年", &[Anaphoric(Y, 1)]),
    word("翌晨", &[Anaphoric(D, 1)]),
    word("隔天", &[Anaphoric(D, 1)]),
    guarded("隔日", &[Anaphoric(D, 1)], "", ""),
];
static THIS: [Word; 16] = [
    guarded("本季度", &[Relative(Unit::Quarter, 0)], OWN, ""),
    guarded("本世纪", &[Relative(Unit::Century, 0)], OWN, ""),
    guarded("本世紀", &[Relative(Unit::Century, 0)], OWN, ""),
    guarded("本年代", &[Relative(Unit::Decade, 0)], OWN, ""),
    guarded("本年", &[Relative(Y, 0)], OWN, AGE),
    guarded("本月", &[Relative(M, 0)], OWN, ""),
    guarded("本星期", &[Relative(W, 0)], OWN, ""),
    guarded("本礼拜", &[Relative(W, 0)], OWN, ""),
    guarded("本禮拜", &[Relative(W, 0)], OWN, ""),
    guarded("本周末", &[Relative(W, 0), Weekend], OWN, ""),
    guarded("本週末", &[Relative(W, 0), Weekend], OWN, ""),
    guarded("本周", &[Relative(W, 0)], OWN, "刊"),
    guarded("本週", &[Relative(W, 0)], OWN, "刊"),
    guarded("本日", &[Relative(D, 0)], OWN, ""),
    guarded("本晚", &[Relative(D, 0)], OWN, ""),
    guarded("本夜", &[Relative(D, 0)], OWN, ""),
];
static HERE: [Word; 32] = [
    word("这星期", &[Relative(W, 0)]),
    word("這星期", &[Relative(W, 0)]),
    word("这礼拜", &[Relative(W, 0)]),
    word("這禮拜", &[Relative(W, 0)]),
    word("这个月", &[Relative(M, 0)]),
    word("这个星期", &[Relative(W, 0)]),
    word("这个礼拜", &[Relative(W, 0)]),
    word("这个周末", &[Relative(W, 0), Weekend]),
    word("这个季度", &[Relative(Unit::Quarter, 0)]),
    word("这个世纪", &[Relative(Unit::Century, 0)]),
    word("这一年", &[Anaphoric(Y, 0)]),
    word("这一天", &[Anaphoric(D, 0)]),
    word("这一周", &[Relative(W, 0)]),
    word("这一星期", &[Relative(W, 0)]),
    word("这一礼拜", &[Relative(W, 0)]),
    word("這一周", &[Relative(W, 0)]),
    word("這一週", &[Relative(W, 0)]),
    word("這一星期", &[Relative(W, 0)]),
    word("這一禮拜", &[Relative(W, 0)]),
    word("这周末", &[Relative(W, 0), Weekend]),
    guarded("这个周", &[Relative(W, 0)], "", "期年岁围边"),
    guarded("這個週", &[Relative(W, 0)], "", "期年歲"),
    guarded("这周", &[Relative(W, 0)], "", "期年岁围边"),
    word("这月", &[Relative(M, 0)]),
    word("這個月", &[Relative(M, 0)]),
    word("這個星期", &[Relative(W, 0)]),
    word("這個禮拜", &[Relative(W, 0)]),
    word("這一年", &[Anaphoric(Y, 0)]),
    word("這一天", &[Anaphoric(D, 0)]),
    word("這週末", &[Relative(W, 0), Weekend]),
    word("這週", &[Relative(W, 0)]),
    word("這年", &[Anaphoric(Y, 0)]),
];
/// 上 and 下 are read by rule: these are the words that are not “the last” and “the next” of a unit.
static UP: [Word; 3] = [
    word("上半年", &[Open(Y), Half(1)]),
    word("上半月", &[Open(M), Half(1)]),
    guarded("上旬", &[Open(M), TenDays(1)], "", ""),
];
static DOWN: [Word; 4] = [
    word("下半年", &[Open(Y), Half(2)]),
    word("下半月", &[Open(M), Half(2)]),
    word("下半周", &[Relative(W, 0), Half(2)]),
    guarded("下旬", &[Open(M), TenDays(3)], "", ""),
];
static FIRST_MONTH: [Word; 2] = [
    guarded("元月份", &[Open(Y), Month(1)], MONEY, ""),
    guarded("元月", &[Open(Y), Month(1)], MONEY, "租薪费費供入收均"),
];
static THAT_YEAR: [Word; 2] =
    [word("那一年", &[Anaphoric(Y, 0)]), guarded("那年", &[Anaphoric(Y, 0)], "", AGE)];
static FIRST_QUARTER: [Word; 2] =
    [word("首季度", &[Open(Y), Quarter(1)]), guarded("首季", &[Open(Y), Quarter(1)], "", "节節第")];
static MIDDLE: [Word; 1] = [word("中旬", &[Open(M), TenDays(2)])];
static YEAR: [Word; 11] = [
    guarded("年尾", &[Open(Y), Part(End)], "0123456789年", ""),
    guarded("年頭", &[Open(Y), Part(Begin)], "0123456789年個这這些好多一二三四五六七八九十幾", "髮"),
    guarded("年終", &[Open(Y), Part(End)], "0123456789年", "奖獎"),
    guarded("年底", &[Open(Y), Part(End)], "0123456789年", ""),
    guarded("年末", &[Open(Y), Part(End)], "0123456789年", ""),
    guarded("年终", &[Open(Y), Part(End)], "0123456789年", "奖獎"),
    guarded("年初", &[Open(Y), Part(Begin)], "0123456789年末底", "中步级心次一二三四五六七八九十"),
    guarded("年内", &[Relative(Y, 0)], "0123456789年一二两三四五六七八九十几多数半近", ""),
    guarded("年中", &[Open(Y), Part(Mid)], "0123456789年一二两三四五六七八九十几多数半全当些百千", ""),
    word("岁末", &[Open(Y), Part(End)]),
    word("歲末", &[Open(Y), Part(End)]),
];
static MONTH: [Word; 8] = [
    guarded("月尾", &[Open(M), Part(End)], "0123456789个個岁水", ""),
    guarded("月底", &[Open(M), Part(End)], "0123456789个個岁水", ""),
    guarded("月末", &[Open(M), Part(End)], "0123456789个個岁水", ""),
    guarded("月初", &[Open(M), Part(Begin)], "0123456789个個岁水", "一二三四五六七八九十"),
    guarded("月中旬", &[Open(M), TenDays(2)], "0123456789个個", ""),
    guarded("月中", &[Open(M), Part(Mid)], COUNTED_MONTHS, ""),
    guarded("月内", &[Relative(M, 0)], COUNTED_MONTHS, "容部外"),
    guarded("月內", &[Relative(M, 0)], COUNTED_MONTHS, "容部外"),
];
static WEEK: [Word; 2] = [
    guarded("周末", &[Open(W), Weekend], "每双单各方", "版画报"),
    guarded("週末", &[Open(W), Weekend], "每雙單各", ""),
];
static NEW_CENTURY: [Word; 2] = [
    guarded("新世纪", &[Relative(Unit::Century, 0)], "", "出文福大教医酒影图杯"),
    guarded("新世紀", &[Relative(Unit::Century, 0)], "", "出文福大教醫酒影圖盃"),
];
/// 预计全年粮食产量增长: the running year; but 全年无休 and 全年平均 are any.
static WHOLE_YEAR: [Word; 1] =
    [guarded("全年", &[Open(Y)], "", "无無不开開营營供可恒恆适適平均级級龄齡日最")];
static DAYS_OFF: [Word; 2] = [
    guarded("双休日", &[Open(W), Weekend], "每逢个单", ""),
    guarded("雙休日", &[Open(W), Weekend], "每逢個單", ""),
];

/// Vague words, kept without a date.
pub(super) const VAGUE: [(&str, &str); 20] = [
    ("连日来", ""),
    ("連日來", ""),
    ("近些年来", ""),
    ("近些年來", ""),
    ("近年来", ""),
    ("近年來", ""),
    ("近年", ""),
    ("近些年", ""),
    ("近日", "附接"),
    ("近期", ""),
    ("近来", ""),
    ("最近", ""),
    ("日前", "0123456789一二三四五六七八九十几数两生节假作今近目明昨前后"),
    ("不久前", ""),
    ("前不久", ""),
    ("不日", ""),
    ("前几年", ""),
    ("前些年", ""),
    ("前段时间", ""),
    ("前几天", ""),
];
