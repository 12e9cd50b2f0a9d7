//! What a person's name looks like in a byline.

use crate::among::Among as _;
use crate::articles::chars::is_han;

/// The commonest family names of one character; together they cover well over nine in ten bearers (National name
/// report, Ministry of Public Security, 2020, ranks 1–200), with those of well-known journalists' bylines.
const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟\
    姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施\
    洪翟安颜倪牛温芦季俞章鲁葛毕聂丛焦梅柳邢路岳齐庄辛管祝左涂谷祁耿牟卜舒詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈\
    鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边习包明娄阎佟敖古佘符尚米祖商凤宫闻巩郎连缪宿初茅苟和晏应栾\
    桑仇冷蓝艾滕尤占匡窦饶沙劳池全卓练宗言蒲敬荆原岑迟党蔺臧荣干仲寇伍伊戚哈门木海晋蒙鹿郁代候么亓濮肇喻骆步\
    庞瞿辜郜逄逯冼巫邰储麦厉邸茹鞠亢卞仝钮嵇阙褚裘晁扈";

/// The traditional forms of those that have one.
const FAMILY_TRADITIONAL: &str = "張劉陳楊黃趙吳孫馬羅鄭謝許鄧韓馮蕭蔣餘葉蘇呂盧鍾譚陸範賈鄒陰閻薛龍萬錢湯嚴龔顧賴邵陽溫蘆畢聶叢齊莊塗關費紀靳單寧聞連應蘭顏鮑鳳龐儲麥厲鈕闕";

/// Family names of two characters.
const FAMILY_TWO: [&str; 8] = ["欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "东方"];

/// Whether a Chinese personal name can begin with `c`.
pub(crate) fn is_family(c: char) -> bool {
    FAMILY.has(c) || FAMILY_TRADITIONAL.has(c)
}

/// Whether `token` can only be meant as a name: a family name and one or two characters, or a name with a dot.
pub(crate) fn is_name(token: &str) -> bool {
    let length = token.chars().count();
    if token.contains('·') {
        return (4..=20).contains(&length) && token.chars().all(|c| is_han(c) || c == '·');
    }
    let family_two = FAMILY_TWO.iter().any(|f| token.starts_with(f));
    (2..=if family_two { 4 } else { 3 }).contains(&length)
        && token.chars().all(is_han)
        && (family_two || token.chars().next().is_some_and(is_family))
}

/// Whether `token` can be a name where a name is expected: two to four characters, or a name with a dot.
pub(crate) fn may_be_name(token: &str) -> bool {
    is_name(token) || ((2..=4).contains(&token.chars().count()) && token.chars().all(is_han))
}

/// Cuts characters that are names without spaces into names; `None` when there is not exactly one best way.
/// Returns where each name begins, counted in characters.
pub(crate) fn cut(names: &[char]) -> Option<Vec<usize>> {
    // ways[i]: number of ways to cut the rest from i; a name has two or three characters and begins with a family name.
    let n = names.len();
    let mut ways = vec![0u32; n + 4];
    ways[n] = 1;
    for i in (0..n).rev() {
        if is_family(names[i]) {
            ways[i] = (2..=3).filter(|k| i + k <= n).map(|k| ways[i + k]).fold(0, u32::saturating_add);
        }
    }
    if ways[0] != 1 {
        return None;
    }
    let (mut at, mut starts) = (0, Vec::new());
    while at < n {
        starts.push(at);
        at += if at + 2 <= n && ways[at + 2] == 1 { 2 } else { 3 };
    }
    Some(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_words() {
        assert!(!is_family(' '));
        for name in ["庞无忌", "龐無忌", "张代蕾", "郑钰", "欧阳夏丹", "马克萨特·阿比尔加济耶夫"]
        {
            assert!(is_name(name), "{name}");
        }
        for word in ["手记", "从北京出发", "张", "一带一路"] {
            assert!(!is_name(word), "{word}");
        }
    }

    #[test]
    fn names_without_spaces_are_cut() {
        let cut_at = |s: &str| cut(&s.chars().collect::<Vec<_>>());
        assert_eq!(cut_at("张代蕾郑钰"), Some(vec![0, 3]));
        assert_eq!(cut_at("的的的"), None);
    }
}
