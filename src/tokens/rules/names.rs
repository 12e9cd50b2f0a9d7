//! The characters with which foreign names are transcribed, a few hundred: they tell where a name with a dot begins and ends (`dotted.rs`), and put
//! together names without one that the dictionary does not hold (`joined.rs`).

use std::sync::OnceLock;

use crate::among::Among as _;
use crate::tokens::fold;

/// Characters that transcribe foreign names, in simplified form.
const TRANSCRIBES: &str = "\
    阿埃艾爱安昂奥巴白柏班邦保鲍贝本比彼别宾波玻伯勃博卜布采蔡查察柴昌彻陈茨慈次达大代戴丹当道德得登邓迪\
    狄底蒂地第丁东杜敦顿多朵恩尔厄娥俄法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈哥格根贡古瓜圭果哈海汉杭豪赫\
    黑亨胡华怀惠霍基吉季济加贾简江杰捷津金京久居喀卡凯坎康考柯科可克肯孔库夸昆拉莱赖兰朗劳勒雷蕾黎李里理\
    丽利莉连廉良列烈林琳隆龙卢鲁路露伦罗洛吕马玛麦迈曼芒毛茂梅门蒙孟米密缅敏明摩莫默姆木穆拿娜纳乃奈南内\
    讷嫩尼涅妮宁牛纽农努诺欧帕派潘庞佩彭皮匹平珀蒲普齐其奇恰强乔切钦琴琼丘屈让热仁日荣茹儒瑞若撒萨塞赛三\
    桑瑟森沙莎山珊尚绍舍申圣施什石史士世舒斯丝思松苏索塔泰坦汤唐陶特腾提梯田廷亭通图土托瓦万旺威韦维伟魏\
    温文翁沃乌吾武西希锡喜夏香肖谢辛欣兴雄休许雅亚延扬耶叶伊怡易因英尤于约云扎赞泽曾詹张哲珍芝只志治朱茱\
    卓兹宗祖佐丕梭慕拜容堡刘尧汗歌优蓬韩颇梵罕弥聂僧侯哀蔻萝薇赉戛泊沁汀汶蓝梦娅斐叙崔伽臣买依吐逊玉孜牙肉荪甫合则力翰娃";

/// Those of them that are as often words by themselves or begin such (most have a count of 3,000 and more in the dictionary): at the
/// edges of a name they tell nothing, but inside it they can stand (连 in 泽连斯基).
const INNER: &str = "万三买代内则力加图地多底张强当得拉拿曾本李根次比法派热爱班白第米约若路达连道里门陈马高黑通合土京江采查察依贡\
                     富丰易兴温沁拜容";
/// The same, but short for a country or a direction, or a word of every sentence: no part of a name.
const WORDS: &str = "俄南东西农其因只可别于大日山提文方让";

/// Those of both lists with which such a name may begin, before three characters of it at least (加兹瓦尼, 别尔江斯克): hardly ever is one
/// of them a word before a name.
const BEGINS: &str = "万加图张拿拉米道里门陈马黑土依贡富丰易兴温沁别";
/// Those with which it may end, behind as many (希奇莱马, 纳斯鲁拉).
const ENDS: &str = "加察拉米马";
/// What stands behind names and makes a word of the dictionary with their last character: 巴赫穆特 等, 安塔基亚 市.
const BEHIND: &str = "等市州时";

/// What a character is to a foreign name that the dictionary does not hold.
const NOTHING: u8 = 0;
const FRAGMENT: u8 = 1;
const INSIDE: u8 = 2;
/// It transcribes, and says nothing besides.
const WORD: u8 = 3;
/// Which of these it is.
const PART: u8 = 3;
/// Whether it may be the first character, and the last.
const FIRST_TOO: u8 = 4;
const LAST_TOO: u8 = 8;

/// These for each character from [`FIRST`] on, in either writing: to look for it in the lists above takes more time than to
/// cut into words.
fn parts() -> &'static [u8] {
    static LOADED: OnceLock<Vec<u8>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let mut parts = vec![NOTHING; (END - FIRST) as usize];
        for (characters, part) in [(TRANSCRIBES, FRAGMENT), (INNER, INSIDE), (WORDS, WORD)] {
            for c in characters.chars() {
                parts[(u32::from(c) - FIRST) as usize] = part;
            }
        }
        for (characters, too) in [(BEGINS, FIRST_TOO), (ENDS, LAST_TOO)] {
            for c in characters.chars() {
                parts[(u32::from(c) - FIRST) as usize] |= too;
            }
        }
        for code in FIRST..END {
            let simple = char::from_u32(code).map_or(code, |c| u32::from(fold::simple(c)));
            if let Some(part) = simple.checked_sub(FIRST).and_then(|place| parts.get(place as usize)) {
                parts[(code - FIRST) as usize] = *part;
            }
        }
        parts
    })
}

fn known(c: char) -> u8 {
    parts().get(u32::from(c).wrapping_sub(FIRST) as usize).copied().unwrap_or(NOTHING)
}

fn part(c: char) -> u8 {
    known(c) & PART
}

const FIRST: u32 = 0x4E00;
const END: u32 = 0xA000;

/// Whether `word` is written with characters that transcribe and are hardly words by themselves: 库, 皮, 扬 and 斯克 in 库皮扬斯克.
#[must_use]
pub fn fragment(word: &str) -> bool {
    word.chars().all(|c| part(c) == FRAGMENT)
}

/// Whether `word` begins with what no such name holds: nearly every word of a text.
#[must_use]
pub fn foreign_to(word: &str) -> bool {
    word.chars().next().is_none_or(|c| known(c) == NOTHING)
}

/// Whether `word` is one character that can stand inside such a name, though by itself it is a word.
#[must_use]
pub fn inner(word: &str) -> bool {
    only(word).is_some_and(|c| part(c) == INSIDE)
}

/// Whether `word` is one character with which such a name may begin before more of it.
#[must_use]
pub fn begins(word: &str) -> bool {
    only(word).is_some_and(|c| known(c) & FIRST_TOO != 0)
}

/// Whether `word` is one character with which such a name may end behind more of it.
#[must_use]
pub fn ends(word: &str) -> bool {
    only(word).is_some_and(|c| known(c) & LAST_TOO != 0)
}

/// Whether `word` is written as a part of such a name is, though some of its characters are words by themselves: 米尔, 里亚.
#[must_use]
pub fn weak(word: &str) -> bool {
    let mut fragments = 0;
    let transcribes = word.chars().all(|c| {
        fragments += usize::from(part(c) == FRAGMENT);
        matches!(part(c), FRAGMENT | INSIDE)
    });
    transcribes && fragments > 0
}

/// The length of the last character of a name that stands in `word` with what stands behind names: 特 in 特等.
#[must_use]
pub fn tail(word: &str) -> Option<usize> {
    let mut characters = word.chars();
    let (last, behind) = (characters.next()?, characters.next()?);
    let ends = part(last) == FRAGMENT && BEHIND.has(fold::simple(behind)) && characters.next().is_none();
    ends.then_some(last.len_utf8())
}

pub(super) fn only(word: &str) -> Option<char> {
    let mut characters = word.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// Whether every character of `word` transcribes.
#[must_use]
pub fn transcribes(word: &str) -> bool {
    word.chars().all(transcribing)
}

/// Whether `c` transcribes; the initial in 乔治·W·布什 stands for what does.
pub(super) fn transcribing(c: char) -> bool {
    c.is_ascii_uppercase() || part(c) != NOTHING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_tell_what_a_word_can_be_in_a_name() {
        let fragments = ["库", "斯克", "爾", "俄", "札", "中"].map(fragment);
        assert_eq!(fragments, [true, true, true, false, false, false]);
        assert!(INNER.chars().chain(WORDS.chars()).all(|c| TRANSCRIBES.contains(c)));
        assert_eq!(["连", "連", "俄", "连斯", ""].map(inner), [true, true, false, false, false]);
        assert_eq!(
            ["加", "别", "第", "若", "俄", "加兹"].map(begins),
            [true, true, false, false, false, false]
        );
        assert_eq!(["马", "馬", "若", "马克"].map(ends), [true, true, false, false]);
        assert_eq!(
            ["米尔", "里亚", "马里", "库皮", "别克", ""].map(weak),
            [true, true, false, true, false, false]
        );
        assert_eq!(["特等", "亚市", "特别", "中等", "特"].map(tail), [Some(3), Some(3), None, None, None]);
        assert!(BEGINS.chars().all(|c| part(c) != FRAGMENT) && ENDS.chars().all(|c| part(c) == INSIDE));
        let distinct: std::collections::BTreeSet<char> = TRANSCRIBES.chars().collect();
        assert_eq!(distinct.len(), TRANSCRIBES.chars().count());
    }
}
