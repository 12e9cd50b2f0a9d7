//! Classes of characters that the rules for newspaper text are written in.

/// A Chinese character, or a mark that stands for one (々, 〇).
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '々' | '〇')
}

/// An ASCII or full-width digit.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// A sign that belongs to the number before it.
pub(crate) fn is_unit_sign(c: char) -> bool {
    matches!(c, '%' | '％' | '‰' | '℃')
}

/// A letter of a script that puts spaces between words.
pub(crate) fn is_spaced_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (!c.is_ascii()
            && !is_han(c)
            && !matches!(c, '\u{3040}'..='\u{30FF}' | '\u{0E00}'..='\u{0EFF}' | '０'..='９')
            && c.is_alphabetic())
}

/// A mark that ends a sentence.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '…' | '⋯' | '．' | '.' | '!' | '?' | '｡')
}

/// A closing quotation mark or bracket.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '］'
            | ')'
            | ']'
            | '}'
            | '"'
            | '〗'
            | '»'
    )
}

/// An opening quotation mark or bracket.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '“' | '‘' | '「' | '『' | '（' | '【' | '《' | '〈' | '〔' | '［' | '(' | '[' | '{' | '〖' | '«'
    )
}

/// A mark inside a sentence that Chinese sets without a space after it.
pub(crate) fn is_comma(c: char) -> bool {
    matches!(c, '，' | '、' | ',' | '､')
}

/// Any dash.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '—' | '－' | '–' | '―' | '─' | '━' | '‒' | '⸺' | '﹘')
}

/// Width in half-width columns: what a newspaper column counts in.
pub(crate) fn columns(c: char) -> u32 {
    match c {
        '\0'..='\u{7f}' => 1,
        '·' | '—' | '‘' | '’' | '“' | '”' | '…' => 2,
        '\u{80}'..='\u{10ff}' | '\u{2010}'..='\u{2027}' => 1,
        _ => 2,
    }
}

/// White space that may stand round a line, the ideographic space and the no-break space among it.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{feff}' | '\u{200b}') || c.is_whitespace()
}

/// How a line ends: what its last characters say about whether the sentence goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The line is blank.
    Nothing,
    /// A sentence ends, perhaps with closing marks after the stop.
    Stop,
    /// A comma: the sentence goes on.
    Comma,
    /// A colon: something is announced.
    Colon,
    /// A semicolon: an item ends.
    Semicolon,
    /// A dash.
    Dash,
    /// A closing mark without a stop before it.
    Closing,
    /// An opening mark: something must follow.
    Opening,
    /// A Chinese character.
    Han,
    /// A digit or a sign of a number.
    Digit,
    /// A letter of a script with spaces.
    Letter,
    /// Anything else.
    Other,
}

/// How `line` (without white space at its end) ends.
pub(crate) fn end_of(line: &str) -> End {
    let mut chars = line.chars().rev();
    let Some(last) = chars.next() else { return End::Nothing };
    if is_closing(last) {
        if remark_after_stop(line) {
            return End::Stop;
        }
        return match chars.find(|&c| !is_closing(c)) {
            Some(c) if is_stop(c) => End::Stop,
            _ => End::Closing,
        };
    }
    match last {
        c if is_han(c) => End::Han,
        c if is_stop(c) => End::Stop,
        c if is_comma(c) => End::Comma,
        '：' | ':' => End::Colon,
        '；' | ';' => End::Semicolon,
        c if is_dash(c) => End::Dash,
        c if is_opening(c) => End::Opening,
        c if is_digit(c) || is_unit_sign(c) => End::Digit,
        c if is_spaced_letter(c) => End::Letter,
        _ => End::Other,
    }
}

/// Whether a remark in brackets stands behind the last stop: …做出選擇。（相關新聞見A2、A3版）
fn remark_after_stop(line: &str) -> bool {
    const LONGEST: usize = 48;
    let Some(inner) = line.strip_suffix(['）', ')']) else { return false };
    let open = inner.char_indices().rev().take(LONGEST).find(|&(_, c)| matches!(c, '（' | '(' | '）' | ')'));
    let Some((at, '（' | '(')) = open else { return false };
    let before = inner[..at].trim_end_matches(is_blank).trim_end_matches(is_closing);
    before.ends_with(['。', '！', '？', '…', '｡'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_inside_quotes_ends_the_line() {
        assert_eq!(end_of("他说：“好。”"), End::Stop);
        assert_eq!(end_of("建设“一带一路”"), End::Closing);
        assert_eq!(end_of("選民做出選擇。（相關新聞見A2、A3版）"), End::Stop);
        assert_eq!(end_of("他说（笑）"), End::Closing);
        assert_eq!(end_of("快速发展"), End::Han);
        assert_eq!(end_of(""), End::Nothing);
    }
}
