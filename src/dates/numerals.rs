//! Numbers as dates write them: Arabic in either width, Chinese digit by digit (二〇二五) or with units
//! (两千零四, 廿三).

use super::reader::Reader;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// 2025 or ２０２５.
    Arabic,
    /// 二〇二五, or a single Chinese digit.
    ChineseDigits,
    /// 十七, 两千零四, 廿三.
    ChineseUnits,
}

/// A number read from text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its value, below a thousand million.
    pub value: u32,
    /// Number of digits or numerals it is written with.
    pub length: usize,
    /// How it is written.
    pub style: Style,
}

impl Number {
    /// Whether it is two neighbouring Chinese digits, which usually mean “seven or eight”, not 78.
    pub fn is_estimate(self) -> bool {
        self.style == Style::ChineseDigits
            && self.length == 2
            && self.value % 10 == self.value / 10 + 1
            && self.value > 10
    }
}

/// Longest number read, in characters; longer runs of digits are never dates.
pub(crate) const LONGEST: usize = 9;

/// The value of one Chinese digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | '◯' => 0,
        '一' | '壹' | '弌' => 1,
        '二' | '贰' | '貳' | '两' | '兩' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// Tens written as one character: 廿, 卅, 卌.
fn tens(c: char) -> Option<u32> {
    Some(match c {
        '廿' | '卄' => 20,
        '卅' | '丗' => 30,
        '卌' => 40,
        _ => return None,
    })
}

/// Whether `c` can stand in a Chinese number.
#[inline]
pub(crate) fn is_numeral(c: char) -> bool {
    // Nearly all characters asked about lie outside these two ranges.
    matches!(c, '○' | '◯' | '〇' | '\u{4e00}'..='\u{96f6}')
        && (digit(c).is_some() || unit(c).is_some() || tens(c).is_some())
}

/// Reads the number that begins at `reader`. Nothing when there is none, when it is too long to be part
/// of a date, or when 万 or 亿 follow.
pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Number> {
    let mut place = *reader;
    let first = place.peek()?;
    let number = if first.is_ascii_digit() { arabic(&mut place)? } else { chinese(&mut place)? };
    if matches!(place.peek(), Some('万' | '萬' | '亿' | '億' | '兆')) {
        return None;
    }
    *reader = place;
    Some(number)
}

fn arabic(place: &mut Reader<'_>) -> Option<Number> {
    let (mut value, mut length) = (0u32, 0);
    while let Some(d) = place.peek().and_then(|c| c.to_digit(10)) {
        length += 1;
        if length > LONGEST {
            return None;
        }
        value = value * 10 + d;
        place.next();
    }
    Some(Number { value, length, style: Style::Arabic })
}

fn chinese(place: &mut Reader<'_>) -> Option<Number> {
    let (mut total, mut pending, mut digits) = (0u32, None::<u32>, 0u32);
    let (mut length, mut with_units) = (0, false);
    let mut end = *place;
    while let Some(c) = place.peek() {
        // 二O二五 and 二0二五: a letter or an Arabic nought stands for 〇 among Chinese digits.
        let nought = length > 0 && !with_units && matches!(c, 'O' | 'o' | '0' | 'Ο' | 'О') && {
            let mut behind = *place;
            behind.next();
            behind.peek().is_some_and(|c| is_numeral(c) || matches!(c, 'O' | 'o' | '0' | '年'))
        };
        if !is_numeral(c) && !nought {
            break;
        }
        length += 1;
        if length > LONGEST {
            return None;
        }
        if nought {
            digits *= 10;
            pending = Some(0);
        } else if let Some(d) = digit(c) {
            digits = digits * 10 + d;
            pending = Some(d);
        } else if let Some(u) = unit(c) {
            // 十 alone is ten; after a digit it multiplies it.
            total += pending.unwrap_or(1) * u;
            pending = None;
            with_units = true;
        } else {
            total += tens(c)?;
            pending = None;
            with_units = true;
        }
        place.next();
        end = *place;
        // Letter-spaced numerals (二 〇 二 五) and numerals broken over a line.
        place.gap();
    }
    *place = end;
    if length == 0 {
        return None;
    }
    let (value, style) = if with_units {
        (total + pending.unwrap_or(0), Style::ChineseUnits)
    } else {
        (digits, Style::ChineseDigits)
    };
    Some(Number { value, length, style })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<u32> {
        read(&mut Reader::new(text, 0)).map(|n| n.value)
    }

    #[test]
    fn every_way_of_writing() {
        for (text, expected) in [
            ("2025", 2025),
            ("２０２５", 2025),
            ("二〇二五", 2025),
            ("二零二五", 2025),
            ("二 〇 二 五", 2025),
            ("两千零四", 2004),
            ("两千", 2000),
            ("一千九百四十九", 1949),
            ("十", 10),
            ("十七", 17),
            ("三十一", 31),
            ("廿三", 23),
            ("卅", 30),
            ("三十", 30),
            ("三六七", 367),
            ("貳零", 20),
            ("二O二五", 2025),
            ("二0一0年", 2010),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        assert_eq!(value("12345678901"), None);
        assert_eq!(value("三万"), None);
    }
}
