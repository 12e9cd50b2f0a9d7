//! Characters as a text has them, where a font shows them in a form of its own.

/// The 214 radicals of the Kangxi dictionary, U+2F00 to U+2FD5, as the characters they are. Fonts that draw both with one
/// glyph make programs write the radical where the text had the character.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// Forms of radicals from U+2E80 on that are characters too, in pairs.
const FORMS: &str = "⺎兀⺒巳⺝月⺟母⺠民⺢水⺫目⻁虎⻂衣⻄西⻅见⻆角⻈讠⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟";
/// Marks as they stand in vertical text, from U+FE10 and from U+FE30 on.
const VERTICAL_1: &str = "，、。：；！？〖〗…";
const VERTICAL_2: &str = "：—–＿～（）｛｝〔〕【】《》〈〉「」『』";

/// Adds a character as a text has it. What is no text adds nothing.
pub(super) fn add(text: &mut String, c: char) {
    let nth = |table: &str, first: char| table.chars().nth((c as u32 - first as u32) as usize).unwrap_or(c);
    match c {
        '\u{2F00}'..='\u{2FD5}' => text.push(nth(RADICALS, '\u{2F00}')),
        '\u{2E80}'..='\u{2EF3}' => {
            let mut pairs = FORMS.chars();
            let plain = std::iter::from_fn(|| pairs.next().zip(pairs.next())).find(|(form, _)| *form == c);
            text.push(plain.map_or(c, |(_, plain)| plain));
        }
        '\u{FE10}'..='\u{FE19}' => text.push(nth(VERTICAL_1, '\u{FE10}')),
        '\u{FE30}'..='\u{FE44}' => text.push(nth(VERTICAL_2, '\u{FE30}')),
        '\u{FB00}' => text.push_str("ff"),
        '\u{FB01}' => text.push_str("fi"),
        '\u{FB02}' => text.push_str("fl"),
        '\u{FB03}' => text.push_str("ffi"),
        '\u{FB04}' => text.push_str("ffl"),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\t' | '\n' | '\r' => text.push(' '),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => {}
        c if c.is_control() => {}
        c => text.push(c),
    }
}

/// Whether it is as wide as its font is high, and is set without spaces: Chinese and Japanese with their marks.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE10}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{A0}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| add(&mut out, c));
        out
    }

    #[test]
    fn forms_of_a_font_become_the_characters_of_the_text() {
        assert_eq!(RADICALS.chars().count(), 214);
        assert_eq!(plain("⼀⽂⻓⻰⿓"), "一文长龙龍");
        assert_eq!(plain("﹁中﹂︑︒︵甲︶"), "「中」、。（甲）");
        assert_eq!(plain("e\u{FB03}cient\u{A0}x\u{AD}\u{0}"), "efficient x");
    }
}
