//! Copies: what is found in the sample files, what must not be, and that any sharding decides the same.

use proptest::prelude::*;
use wenmai::articles::duplicates::{
    Copies, Duplicate, Excerpts, Prints, Reason, Settings, covered, duplicates,
};
use wenmai::articles::{Switches, clean};
use wenmai::span::Span;

const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_49e7289b39f0bf7a.txt"),
    include_str!("../seeds/001_6c718606315df094.txt"),
    include_str!("../seeds/002_72eb2f3b0b6523b1.txt"),
    include_str!("../seeds/003_028d0fc34103bfdf.txt"),
    include_str!("../seeds/004_f0687f8725c1cd82.txt"),
];

fn seeds() -> Vec<String> {
    SEEDS.iter().map(|source| clean(source, &Switches::default()).text).collect()
}

fn found(texts: &[String]) -> Vec<Duplicate> {
    duplicates(&texts.iter().map(String::as_str).collect::<Vec<_>>(), &Settings::default())
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

#[test]
fn short_documents_that_are_alike_count_once_and_the_shortest_stay() {
    let texts = [
        "今日停刊一天，明日照常出版。",
        "同意",
        "今日停刊一天，\n明日照常出版",
        "同意",
        "今日停刊一天，后日照常出版。",
    ];
    let found = duplicates(&texts, &Settings::default());
    let pairs: Vec<(u32, u32)> = found.iter().map(|copy| (copy.document, copy.of_document)).collect();
    assert_eq!(pairs, [(2, 0)]);
}

/// Share of the letters of `text` that lie in one of the spans.
fn share(text: &str, spans: impl Iterator<Item = Span>) -> f64 {
    let mut inside = vec![false; text.len()];
    for span in spans {
        inside[span.start as usize..span.end as usize].fill(true);
    }
    let covered = text.char_indices().filter(|&(at, c)| inside[at] && c.is_alphanumeric()).count();
    covered as f64 / letters(text) as f64
}

/// Share of the letters of document `at` that stand in another document too (or, `within`, in itself).
fn stands_too(texts: &[String], found: &[Duplicate], at: u32, within: bool) -> f64 {
    let pairs = found.iter().filter(|d| (d.document == d.of_document) == within);
    let spans = pairs.flat_map(|d| {
        let copy = (d.document == at).then_some(d.span);
        let original = (d.of_document == at).then_some(d.of_span);
        copy.into_iter().chain(original)
    });
    share(&texts[at as usize], spans)
}

#[test]
fn the_sample_files_hold_the_copies_they_hold() {
    let texts = seeds();
    let all: Vec<&str> = texts.iter().map(String::as_str).collect();
    // By brute force, runs of 30 letters or more that stand in another file cover 65.0 % of 000 and 47.7 % of 003, runs of
    // 50 or more 59.5 % and 44.0 %; edited paragraphs come on top.
    for (run, least) in [(30, [0.650, 0.477]), (50, [0.595, 0.440])] {
        let found = duplicates(&all, &Settings { run, ..Settings::default() });
        let shares = [0, 3].map(|at| stands_too(&texts, &found, at, false));
        println!("runs of {run}: {:.3} of 000 and {:.3} of 003 stand elsewhere too", shares[0], shares[1]);
        for (share, least) in shares.into_iter().zip(least) {
            assert!(share >= least - 0.001 && share <= least + 0.1, "{share} for {least}");
        }
    }
    let own = duplicates(&[all[3]], &Settings { run: 30, ..Settings::default() });
    let within = stands_too(&texts[3..4], &own, 0, true);
    println!("runs of 30: {within:.3} of 003 stand in it again");
    assert!((0.27..0.33).contains(&within), "{within}");
}

#[test]
fn the_passage_that_stands_twice_in_a_row_is_found() {
    let texts = seeds();
    let only = [texts[3].as_str()];
    let found = duplicates(&only, &Settings::default());
    let longest = found.iter().filter(|d| d.reason == Reason::Run).max_by_key(|d| d.span.len()).unwrap();
    let (copy, original) = (longest.span.of(only[0]), longest.of_span.of(only[0]));
    assert!(copy.starts_with("建“一带一路”与哈萨克斯坦") && copy.ends_with("充满信心"), "{copy}");
    assert_eq!(copy, original);
    // 588 with the full stop behind it.
    assert_eq!(copy.chars().filter(|&c| c != '\n').count(), 587);
}

#[test]
fn opening_formulas_of_different_reports_stay() {
    let texts = seeds();
    let found = found(&texts);
    let opening = "当地时间6月17日上午，国家主席习近平在阿斯塔纳出席第二届";
    let mut openings = 0;
    for (at, _) in texts[3].match_indices(opening) {
        openings += 1;
        let inside = |d: &&Duplicate| {
            d.document == 3 && (d.span.start as usize) < at + opening.len() && at < d.span.end as usize
        };
        assert_eq!(found.iter().find(inside), None);
    }
    assert_eq!(openings, 4);
}

#[test]
fn lightly_edited_paragraphs_are_copies_and_shared_phrases_are_not() {
    let one = "伴随着札纳塔斯风电项目持续发展，札纳塔斯市也在悄然发生变化。中国企业充分考虑居民需求，为城市增添公用设施。";
    let edited = "伴随着札纳塔斯风电项目持续发展，札纳塔斯市也在悄然发生变化。中国企业充分考虑居民需要，为城市增添公共设施。";
    let texts = [one.to_owned(), edited.to_owned()];
    let copies = found(&texts);
    assert!(
        matches!(copies[..], [Duplicate { document: 1, of_document: 0, reason: Reason::Paragraph(share), .. }] if share > 0.8)
    );
    let other = "会见后，两国元首共同见证双方宣布签署农业、海关、科技、媒体等领域多份双边合作文件。";
    let third = "会见后，两国元首共同见证双方宣布签署外交、经贸、交通、航天等领域多份双边合作文件。";
    assert_eq!(found(&[other.to_owned(), third.to_owned()]), []);
}

/// The distinct 4-grams of a text, and the share of them that stand in another, by brute force.
fn grams(text: &[char]) -> std::collections::HashSet<[char; 4]> {
    text.windows(4).map(|w| [w[0], w[1], w[2], w[3]]).collect()
}

fn containment(
    this: &std::collections::HashSet<[char; 4]>,
    other: &std::collections::HashSet<[char; 4]>,
) -> f64 {
    this.intersection(other).count() as f64 / this.len().max(1) as f64
}

#[test]
fn every_paragraph_that_an_earlier_one_holds_is_found() {
    let texts = seeds();
    let found = found(&texts);
    let least = Settings::default();
    let letters = |text: &str| -> Vec<char> {
        let folded = text.chars().map(wenmai::articles::fold);
        folded.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut paragraphs = Vec::new();
    for (document, text) in (0u32..).zip(&texts) {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len() as u32);
            start = span.end;
            let letters = letters(line);
            paragraphs.push((document, span, letters.len(), grams(&letters)));
        }
    }
    let mut copies = 0;
    for (i, (document, span, length, this)) in paragraphs.iter().enumerate() {
        let held = paragraphs[..i].iter().any(|(.., other)| containment(this, other) >= least.containment);
        if *length < least.paragraph as usize || !held {
            continue;
        }
        copies += 1;
        let spans = found.iter().filter(|d| d.document == *document);
        let spans = spans.filter(|d| d.span.start < span.end && span.start < d.span.end);
        let clipped = spans.map(|d| {
            Span::new(d.span.start.max(span.start) - span.start, d.span.end.min(span.end) - span.start)
        });
        let share = share(span.of(&texts[*document as usize]), clipped);
        assert!(share > 0.99, "{share} of {}", span.of(&texts[*document as usize]));
    }
    println!("{copies} paragraphs stand to 80 % or more in an earlier one; all are found");
    assert!(copies > 20, "{copies}");
}

/// The decision reached by shards that hold every `shards`-th document and are merged backwards.
fn sharded(texts: &[String], shards: usize) -> Copies {
    let settings = Settings::default();
    let held = |shard: usize| texts.iter().enumerate().filter(move |(i, _)| i % shards == shard);
    let mut prints = Prints::default();
    for shard in (0..shards).rev() {
        let mut partial = Prints::default();
        held(shard).for_each(|(i, text)| partial.add(i as u64, text));
        prints.merge(partial);
    }
    let candidates = prints.candidates(&settings);
    let mut excerpts = Excerpts::default();
    for shard in (0..shards).rev() {
        let mut partial = Excerpts::default();
        held(shard).for_each(|(i, text)| partial.add(i as u64, text, &candidates));
        excerpts.merge(partial);
    }
    candidates.decide(&excerpts, &settings)
}

#[test]
fn shards_decide_as_one() {
    let texts = seeds();
    let whole = sharded(&texts, 1);
    assert!(!whole.all().is_empty());
    for shards in 2..=5 {
        assert_eq!(sharded(&texts, shards), whole);
    }
    let spans = covered(whole.of(3));
    assert!(spans.windows(2).all(|pair| pair[0].1 < pair[1].0));
}

/// For every text the letters that lie in a run of `least` letters which stands earlier, by brute force.
fn stands_earlier(texts: &[String], least: usize) -> Vec<Vec<bool>> {
    let mut seen = std::collections::HashSet::new();
    let mark = |text: &String| {
        let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut marks = vec![false; chars.len()];
        for (at, window) in chars.windows(least).enumerate() {
            if !seen.insert(window.to_vec()) {
                marks[at..at + least].fill(true);
            }
        }
        marks
    };
    texts.iter().map(mark).collect()
}

/// For every text the letters that lie in a run found to be a copy.
fn in_runs(texts: &[String], copies: &Copies) -> Vec<Vec<bool>> {
    let mut marks: Vec<Vec<bool>> = texts.iter().map(|text| vec![false; letters(text)]).collect();
    for copy in copies.all().iter().filter(|c| c.reason == Reason::Run) {
        marks[copy.document as usize][copy.start as usize..copy.end as usize].fill(true);
    }
    marks
}

#[test]
fn every_run_of_the_sample_files_that_stands_earlier_is_found() {
    let texts: Vec<String> =
        seeds().iter().map(|t| t.chars().map(wenmai::articles::fold).collect()).collect();
    assert_eq!(in_runs(&texts, &sharded(&texts, 1)), stands_earlier(&texts, 50));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_run_is_found_whenever_there_is_one(
        noise in prop::collection::vec("[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥，。\n]{0,120}", 1..5),
        shared in "[一二三四五六七八九十百千万年月日时分秒，]{45,80}",
        at in any::<prop::sample::Index>(),
        shards in 1usize..4,
    ) {
        let mut texts: Vec<String> = noise.iter().map(|n| format!("{n}{shared}乾")).collect();
        texts.push(format!("坤{shared}"));
        let i = at.index(texts.len());
        texts[i].push_str("的尾巴");
        let copies = sharded(&texts, shards);
        prop_assert_eq!(&copies, &sharded(&texts, 1));
        prop_assert_eq!(in_runs(&texts, &copies), stands_earlier(&texts, 50));
    }

    #[test]
    fn no_texts_make_it_panic(texts in prop::collection::vec("[中国a1 ，\n]{0,60}", 0..6)) {
        for duplicate in found(&texts) {
            let copy = duplicate.span.of(&texts[duplicate.document as usize]);
            let original = duplicate.of_span.of(&texts[duplicate.of_document as usize]);
            prop_assert!(!copy.is_empty() && !original.is_empty());
            prop_assert!((duplicate.of_document, duplicate.of_span.start) < (duplicate.document, duplicate.span.start));
        }
    }
}

#[test]
fn a_copy_in_traditional_characters_is_a_copy() {
    let texts = [
        "全国秋粮收获过半，进度同比快一个百分点。农业农村部派出工作组赴各地指导抢收抢烘，确保颗粒归仓。各地组织农机手跨区作业，烘干设备满负荷运转。",
        "昨日消息。\n\n全國秋糧收穫過半，進度同比快一個百分點。農業農村部派出工作組赴各地指導搶收搶烘，確保顆粒歸倉。各地組織農機手跨區作業，烘乾設備滿負荷運轉。",
    ]
    .map(str::to_owned);
    assert!(!found(&texts).is_empty());
}
