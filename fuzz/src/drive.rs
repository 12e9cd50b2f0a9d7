//! Runs the targets over mutated inputs for a stated time, on any toolchain: `cargo run --release --bin drive -- SECONDS
//! [TARGET…] [seed=N]`. It knows nothing of coverage; cargo-fuzz does (`cargo +nightly fuzz run csv --features libfuzzer`).

use std::time::{Duration, Instant};

use wenmai_fuzz::{TARGETS, run};

/// Pieces that the formats are made of, to be put together at random.
const PIECES: [&str; 132] = [
    "中国", "合作。", "é", "\u{FEFF}", "\u{0}", "\n", "\r\n", "\t", " ", ",", ";", "|", "\"", "\"\"", "'", "\\", "\\\"", "{", "}", "[", "]",
    "(", ")", "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<?xml version=\"1.0\"?>", "&", "&amp;", "&#x4e2d;",
    "&l;", "<html>", "<p>", "</p>", "<div>", "<nav>", "<a href=x>", "</a>", "<script>", "</script>", "<title>", "<meta charset=gbk>", "<meta name=date content=",
    "<article>", "<pre>", "<br>", "<td>", "hidden", "itemprop=articleBody", "<w:p>", "</w:p>", "<w:t>", "</w:t>", "<w:del>", "<w:tc>",
    "<w:style w:styleId='a'>", "<w:name w:val='Title'/>", "<text:p>", "</text:p>", "<text:s text:c='9'/>", "<text:note-body>", "<item id='a' href='%",
    "<itemref idref='a'/>", "\\par", "\\'d6", "\\u-1", "\\u20013?", "\\bin9 ", "\\uc3", "\\*", "{\\fonttbl{\\f1\\fcharset134", "\\f1", "{\\footnote",
    "{\\info{\\title", "---\n", "title: x\n", "date: 2025-06-17\n", "# ", "**", "*", "_", "`", "```\n", "> ", "- ", "](x)", "![", "[^1]", "正文,日期\n",
    "{\"text\": \"a\"}\n", "BT ", " ET ", "/F1 10 Tf ", "(a) Tj ", "<D6D0B9FA> Tj ", "[(a) -300 <B9FA>] TJ ", "1 0 0 1 60 700 Tm ", "0 -1 1 0 9 9 Tm ", "60 700 Td ", "T* ",
    "q ", "Q ", "2 0 0 2 0 0 cm ", "/X1 Do ", "/Span << /ActualText (x) >> BDC ", "EMC ", "BI /W 1 ID ", " EI ", "1 0 obj\n", "endobj\n", "<< ", ">> ", "stream\n", "endstream\n",
    "/Type /Pages ", "/Kids [1 0 R 2 0 R] ", "/Contents 1 0 R ", "/Length 9 ", "/Filter /FlateDecode ", "/Filter /LZWDecode ", "/Rotate 90 ", "trailer\n<< /Root 6 0 R >>\n",
    "xref\n0 2\n0000000000 65535 f \n", "startxref\n0\n%%EOF", "1 begincodespacerange <0000> <FFFF> endcodespacerange\n", "1 beginbfrange <0001> <FFFF> <4E00> endbfrange\n",
];

fn main() {
    let (mut seconds, mut chosen, mut seed) = (10, Vec::new(), 1);
    for argument in std::env::args().skip(1) {
        match (argument.parse(), argument.strip_prefix("seed=").and_then(|seed| seed.parse().ok())) {
            (Ok(number), _) => seconds = number,
            (_, Some(number)) => seed = number,
            _ => chosen.push(argument),
        }
    }
    let mut random = fastrand::Rng::with_seed(seed);
    for (target, _) in TARGETS.iter().filter(|(name, _)| chosen.is_empty() || chosen.iter().any(|one| one == name)) {
        let (start, mut runs, mut slowest) = (Instant::now(), 0u64, Duration::ZERO);
        let mut kept: Vec<Vec<u8>> = vec![Vec::new()];
        while start.elapsed() < Duration::from_secs(seconds) {
            let input = next(&mut random, &kept);
            // So that a finding can be seen after a crash.
            std::fs::write(std::env::temp_dir().join(format!("wenmai-fuzz-{target}")), &input).ok();
            let began = Instant::now();
            run(target, &input);
            let took = began.elapsed();
            assert!(took < Duration::from_secs(2), "{target}: {} bytes took {took:?}", input.len());
            slowest = slowest.max(took);
            runs += 1;
            if kept.len() < 256 {
                kept.push(input);
            } else if random.u8(..) < 32 {
                let at = random.usize(..kept.len());
                kept[at] = input;
            }
        }
        println!("{target:9} {runs:8} runs in {seconds} s, slowest {slowest:?}, no finding");
    }
}

/// An input made from earlier ones: pieces put in, bytes changed, parts repeated and cut.
fn next(random: &mut fastrand::Rng, kept: &[Vec<u8>]) -> Vec<u8> {
    let mut input = kept[random.usize(..kept.len())].clone();
    for _ in 0..random.usize(1..12) {
        let at = random.usize(..=input.len());
        match random.u8(..8) {
            0..=3 => drop(input.splice(at..at, PIECES[random.usize(..PIECES.len())].bytes())),
            4 if !input.is_empty() => {
                let at = random.usize(..input.len());
                input[at] = random.u8(..);
            }
            5 => input.truncate(at),
            6 => {
                let other = &kept[random.usize(..kept.len())];
                let from = random.usize(..=other.len());
                input.extend_from_slice(&other[from..]);
            }
            _ => {
                let part = input[at..].to_vec();
                for _ in 0..random.usize(1..8) {
                    input.extend_from_slice(&part);
                }
            }
        }
        input.truncate(1 << 14);
    }
    input
}
