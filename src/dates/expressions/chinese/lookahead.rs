//! One look at the next character, which disposes of nearly everything that begins no date.

use super::lookahead_numbers::number_of_time;
use crate::among::Among as _;
use crate::dates::expressions::observances::OBSERVANCES;
use crate::dates::numerals;
use crate::dates::reader::Reader;

/// Whether the name of a day of commemoration stands here.
fn names_observance(start: Reader<'_>) -> bool {
    // 中国 and 世界 are everywhere: the second and third characters settle nearly all.
    let mut characters = start.text[start.at..].chars().skip(1);
    let second = characters.next();
    let possible =
        matches!(second, Some('界' | '际' | '家' | '国' | '费' | '士' | '残' | '活' | '佛' | '兰' | '蘭'))
            && matches!(
                characters.next(),
                Some(
                    '水' | '读'
                        | '讀'
                        | '地'
                        | '无'
                        | '环'
                        | '環'
                        | '艾'
                        | '消'
                        | '禁'
                        | '宪'
                        | '安'
                        | '航'
                        | '医'
                        | '记'
                        | '农'
                        | '人'
                        | '者'
                        | '纪'
                        | '日'
                        | '节'
                        | '節'
                        | '盆'
                )
            );
    if !possible {
        return false;
    }
    OBSERVANCES.iter().any(|day| start.text[start.at..].starts_with(day.name))
}

/// Characters that begin names of festivals and of days of commemoration alike.
fn names_observance_by(c: char) -> bool {
    matches!(c, '国')
}

/// Whether a number in brackets follows: 今（17）日.
fn bracketed(mut place: Reader<'_>) -> bool {
    place.one_of("(").is_some() && place.peek().is_some_and(|c| c.is_ascii_digit() || numerals::is_numeral(c))
}

/// Whether the next character lets `c` begin a date at all. The signals are among the commonest characters
/// there are, and one look ahead disposes of nearly all of them.
#[rustfmt::skip]
pub(super) fn plausible(start: Reader<'_>, c: char) -> bool {
    let mut place = start;
    let digits = place.digits();
    if digits == 0 {
        place.next();
    }
    let Some(next) = place.peek() else { return true };
    let counted = || next.is_ascii_digit()
        || numerals::is_numeral(next)
        || matches!(next, '半' | '几' | '幾' | '数' | '數' | '多' | '若' | '些' | '好' | ' ' | '\n' | '\r');
    if c.is_ascii_digit() || numerals::is_numeral(c) {
        return number_of_time(start, place, digits, next);
    }
    let pair = match c {
        '青' => next == '年',
        '今' => matches!(next, '年' | '儿' | '兒' | '天' | '日' | '晚' | '晨' | '早' | '夜' | '起' | '春' | '夏' | '秋' | '冬'
            | '世' | '岁' | '后' | '後' | '明' | '个' | '個') || bracketed(place),
        '去' => matches!(next, '年' | '岁' | '春' | '夏' | '秋' | '冬') || bracketed(place),
        '前' => counted() || matches!(next, '年' | '天' | '日' | '晚' | '夜' | '不' | '段'),
        '大' => matches!(next, '前' | '后' | '後' | '年' | '正' | '暑' | '寒' | '雪'),
        '明' => matches!(next, '后' | '後' | '儿' | '兒' | '年' | '天' | '日' | '晚' | '早' | '晨' | '春' | '夏' | '治') || bracketed(place),
        '昨' => matches!(next, '儿' | '兒' | '天' | '日' | '晚' | '夜' | '晨') || bracketed(place),
        '后' | '後' => counted() || matches!(next, '年' | '天' | '日' | '晚'),
        '当' | '當' => matches!(next, '天' | '日' | '晚' | '夜' | '周' | '週' | '年' | '月' | '季'),
        '同' => matches!(next, '年' | '月' | '日' | '一' | '天' | '治'),
        '次' | '翌' => matches!(next, '日' | '年' | '月' | '晨'),
        '隔' => matches!(next, '天' | '日'),
        '本' => {
            matches!(next, '季' | '世' | '年' | '月' | '星' | '礼' | '禮' | '周' | '週' | '日' | '晚' | '夜')
                || bracketed(place)
        }
        '这' | '這' => matches!(next, '个' | '個' | '一' | '周' | '週' | '月' | '年' | '星' | '礼' | '禮'),
        '上' => {
            counted() || bracketed(place)
                || matches!(next, '半' | '旬' | '世' | '季' | '星' | '礼' | '禮' | '周' | '週' | '月' | '年' | '个'
                    | '個' | '上' | '巳')
        }
        '下' => {
            counted() || bracketed(place)
                || matches!(next, '半' | '旬' | '世' | '季' | '星' | '礼' | '禮' | '周' | '週' | '月' | '年' | '个'
                    | '個' | '下')
        }
        '年' => matches!(next, '底' | '末' | '终' | '終' | '初' | '内' | '內' | '中' | '尾' | '头' | '頭' | '三' | '廿' | '卅'),
        '岁' | '歲' => next == '末',
        '月' => matches!(next, '底' | '末' | '初' | '中' | '尾' | '内' | '內'),
        '中' => matches!(next, '旬' | '秋' | '元') || names_observance(start) || ["国新年", "國新年"].iter().any(|w| place.text[place.at..].starts_with(w)),
        '近' => counted() || matches!(next, '年' | '日' | '期' | '来' | '來'),
        '日' => next == '前',
        '全' => next == '年',
        '连' | '連' => next == '日',
        '最' => next == '近',
        '不' => matches!(next, '久' | '日'),
        '过' | '過' => next == '去',
        '未' => matches!(next, '来' | '來'),
        '第' => place.number().is_some() && place.peek().is_some_and(|c| "季天年".has(c)),
        '公' => matches!(next, '元' | '历' | '曆'),
        '西' => next == '元',
        '即' => next == '日',
        '接' => next == '下',
        '小' => matches!(next, '暑' | '满' | '滿' | '寒' | '雪'),
        '雨' => next == '水',
        '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸' => "子丑寅卯辰巳午未申酉戌亥".has(next),
        '鼠' | '牛' | '虎' | '兔' | '蛇' | '马' | '馬' | '羊' | '猴' | '鸡' | '雞' | '狗' | '猪' | '豬' => next == '年',
        '国' | '國' => matches!(next, '庆' | '慶' | '家') || names_observance(start),
        '新' => matches!(next, '年' | '世'),
        '元' => matches!(next, '旦' | '宵' | '月'),
        '那' => matches!(next, '年' | '一'),
        '首' => next == '季' || counted(),
        '头' | '頭' => counted(),
        '再' => matches!(next, '过' | '過'),
        '世' | '复' | '復' | '烈' | '消' | '助' | '浴' | '盂' => names_observance(start),
        '穀' => next == '雨',
        '處' => next == '暑',
        '正' => matches!(next, '月' | '德'),
        '天' => matches!(next, '启' | '啟' | '宝' | '寶'),
        '光' => matches!(next, '绪' | '緒' | '棍'),
        '建' => matches!(next, '党' | '黨' | '军' | '軍' | '文'),
        '情' | '愚' => next == '人',
        '开' | '開' => next == '元',
        '立' => matches!(next, '春' | '夏' | '秋' | '冬'),
        '夏' => matches!(next, '至' | '历' | '曆'),
        '秋' | '春' => matches!(next, '分' | '节' | '節'),
        '白' => next == '露',
        '寒' => matches!(next, '露' | '假'),
        '暑' => matches!(next, '假' | '期'),
        '清' => next == '明',
        '教' => matches!(next, '师' | '師'),
        '记' => next == '者',
        '劳' | '勞' => matches!(next, '动' | '動'),
        '平' => matches!(next, '成' | '安'),
        '民' => matches!(next, '国' | '國'),
        '成' => next == '化',
        '半' => matches!(next, '年' | '个' | '個'),
        '几' | '幾' | '数' | '數' => {
            matches!(next, '十' | '百' | '千' | '年' | '个' | '個' | '周' | '天' | '日' | '月' | '星')
        }
        '周' | '週' => counted() || matches!(next, '末' | '日'),
        '礼' | '禮' => next == '拜',
        '每' | '逢' => {
            matches!(next, '逢' | '年' | '月' | '日' | '天' | '周' | '週' | '星' | '季' | '礼' | '禮' | '个' | '個' | '到' | '至' | '当' | '當')
        }
        '重' => matches!(next, '阳' | '陽'),
        '道' => next == '光',
        '万' => matches!(next, '历' | '圣'),
        '萬' => matches!(next, '曆' | '聖'),
        '除' => next == '夕',
        '女' => next == '生',
        '多' => matches!(next, '年' | '个' | '個' | '周' | '天' | '日' | '月'),
        '农' => next == '历',
        '農' => next == '曆',
        '处' => next == '暑',
        '感' => next == '恩',
        '母' => matches!(next, '亲' | '親'),
        '父' => matches!(next, '亲' | '親'),
        '端' => matches!(next, '午' | '阳'),
        '护' | '護' => next == '士',
        '妇' => next == '女',
        '婦' => next == '女',
        '儿' => next == '童',
        '兒' => next == '童',
        '双' | '雙' => matches!(next, '十' | '1' | '休'),
        '龙' | '龍' => matches!(next, '抬' | '年'),
        '康' => next == '熙',
        '嘉' => matches!(next, '庆' | '慶' | '靖'),
        '宣' => matches!(next, '统' | '統' | '德'),
        '永' => matches!(next, '乐' | '樂'),
        '植' => matches!(next, '树' | '樹'),
        '圣' => next == '诞',
        '聖' => next == '誕',
        '谷' => next == '雨',
        '顺' => next == '治',
        '順' => next == '治',
        '隆' => matches!(next, '庆' | '慶'),
        '崇' => matches!(next, '祯' | '禎'),
        '旧' => next == '历',
        '舊' => next == '曆',
        '阴' => next == '历',
        '陰' => next == '曆',
        '星' => next == '期',
        '令' => next == '和',
        '昭' => next == '和',
        '咸' => matches!(next, '丰' | '豐'),
        '乾' => next == '隆',
        '弘' => next == '治',
        '洪' => next == '武',
        '贞' => next == '观',
        '貞' => next == '觀',
        '芒' => matches!(next, '种' | '種'),
        '霜' => next == '降',
        '惊' => next == '蛰',
        '驚' => next == '蟄',
        '冬' => matches!(next, '至' | '月'),
        '腊' => matches!(next, '月' | '八'),
        '臘' => matches!(next, '月' | '八'),
        '闰' | '閏' => counted(),
        '雍' => next == '正',
        _ => false,
    };
    if names_observance_by(c) && pair && names_observance(start) {
        return true;
    }
    // 劳动, 青年, 国家: only a third character makes them festivals.
    if pair && matches!(c, '教' | '劳' | '勞' | '青' | '儿' | '兒' | '妇' | '婦' | '护' | '護' | '父' | '母' | '感' | '情'
        | '愚' | '女' | '植' | '国') && next != '庆'
    {
        place.next();
        return matches!(place.peek(), Some('节' | '節' | '公'));
    }
    pair
}

/// Whether `c` can begin what narrows a year: most characters behind 今年 cannot.
#[rustfmt::skip]
pub(super) fn continues_year(c: char) -> bool {
    matches!(c, 'Q' | 'q' | '首' | '今' | '小' | '雨' | '第' | '上' | '下' | '前' | '后' | '後' | '最' | '头' | '頭' | '尾' | '伊' | '暑' | '开' | '開' | '复' | '復' | '烈' | '消' | '助' | '浴' | '农' | '農' | '阴' | '陰' | '旧' | '正'
        | '冬' | '腊' | '臘' | '闰' | '閏' | '春' | '夏' | '秋' | '初' | '早' | '盛' | '深' | '晚' | '仲' | '暮' | '本'
        | '同' | '全' | '年' | '岁' | '歲' | '度' | '底' | '末' | '中' | '元' | '新' | '情' | '女' | '妇' | '婦' | '三'
        | '植' | '愚' | '世' | '劳' | '勞' | '五' | '青' | '护' | '護' | '儿' | '兒' | '六' | '七' | '建' | '八' | '教' | '国'
        | '國' | '十' | '双' | '雙' | '万' | '萬' | '记' | '光' | '平' | '圣' | '聖' | '母' | '父' | '感' | '大' | '除'
        | '龙' | '龍' | '端' | '盂' | '重' | '清' | '谷' | '立' | '芒' | '处' | '白' | '寒' | '霜' | '惊' | '驚')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::expressions::scan::{SIGNALS, follows};
    use crate::dates::reader::fold;

    /// The filter before this one must let every pair through that this one lets through.
    #[test]
    fn followers_are_complete() {
        let mut missing = String::new();
        // Marks, Chinese characters and full-width forms: the blocks that a date is written in.
        let blocks = [('\u{2000}', '\u{303f}'), ('\u{4e00}', '\u{9fff}'), ('\u{ff00}', '\u{ffef}')];
        for n in blocks.into_iter().flat_map(|(first, last)| first..=last) {
            let plausible = SIGNALS.chars().any(|c| {
                ["", "节", "公", "1"]
                    .iter()
                    .any(|third| plausible(Reader::new(&format!("{c}{n}{third}"), 0), fold(c)))
            });
            if plausible && !follows(n as usize) {
                missing.push(n);
            }
        }
        assert_eq!(missing, "");
    }
}
