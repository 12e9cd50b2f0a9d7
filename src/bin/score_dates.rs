//! Measures the date grammar against two suites and prints one plain line per figure.
//!
//! ```text
//! score_dates [RECOGNIZERS.jsonl [SEEDS.jsonl [FOLDER OF THE SEEDS]]]
//! ```
//!
//! Without arguments the copies in `tests/data/dates` are read. Exits with 1 when a figure is below its
//! target, and with 2 when a file cannot be read.

fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(target_arch = "wasm32")]
mod native {
    pub(super) fn main() -> std::process::ExitCode {
        std::process::ExitCode::SUCCESS
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::collections::{BTreeMap, BTreeSet};
    use std::process::ExitCode;
    use wenmai::dates::calendar::{Date, civil};
    use wenmai::dates::expressions::{Context, Interval, Mention, find};
    use wenmai::dates::{Kind, Precision};

    type Failure = Box<dyn std::error::Error>;

    pub(super) fn main() -> ExitCode {
        let given: Vec<String> = std::env::args().skip(1).collect();
        let path = |n: usize, default: &str| given.get(n).cloned().unwrap_or_else(|| default.to_owned());
        let scored = recognizers(&path(0, "tests/data/dates/recognizers_zh.jsonl"))
            .and_then(|a| seeds(&path(1, "tests/data/dates/seeds.jsonl"), &path(2, "seeds")).map(|b| a && b));
        match scored {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(failure) => {
                eprintln!("{failure}");
                ExitCode::from(2)
            }
        }
    }

    fn rows(path: &str) -> Result<Vec<serde_json::Value>, Failure> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("While reading {path}: {e}"))?;
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| serde_json::from_str(line).map_err(|e| format!("While reading {path}: {e}").into()))
            .collect()
    }

    fn text<'a>(row: &'a serde_json::Value, key: &str) -> &'a str {
        row[key].as_str().unwrap_or_default()
    }

    fn day(text: &str) -> Option<Date> {
        let mut parts = text.get(..10)?.split('-').map(|p| p.parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        civil(i32::try_from(year).ok()?, month, day)
    }

    /// Prints the figure and says whether it reaches its target.
    fn figure(name: &str, value: f64, of: usize, target: Option<f64>) -> bool {
        println!("{name} = {value:.4}");
        println!("{name}_n = {of}");
        target.is_none_or(|t| value >= t)
    }

    fn share(right: usize, of: usize) -> f64 {
        if of == 0 { 0.0 } else { right as f64 / of as f64 }
    }

    /// Conventions of the suite that differ from ours (day before month, lunar dates left unconverted, the
    /// ends of stretches, months of reigns as solar months, a range that stops before its last year).
    const CONVENTIONS: [&str; 4] = ["dmy", "lunar-unconverted", "approx", "era"];

    fn recognizers(path: &str) -> Result<bool, Failure> {
        let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let (mut plain, mut all) = ((0, 0), (0, 0));
        let show = std::env::var_os("SHOW_MISSES").is_some();
        for row in rows(path)? {
            let sentence = text(&row, "text");
            let mentions = find(sentence, &Context { reference: day(text(&row, "ref")) });
            let from: usize =
                sentence.chars().take(row["off"].as_u64().unwrap_or(0) as usize).map(char::len_utf8).sum();
            let to = from + text(&row, "match").len().max(1);
            let accepted = row["accept"].as_array().map_or(&[][..], Vec::as_slice);
            let over: Vec<&Mention> = mentions
                .iter()
                .filter(|m| {
                    (m.span.start as usize) < to && m.span.end as usize > from && m.interval.is_some()
                })
                .collect();
            let right = if accepted.is_empty() {
                over.is_empty()
            } else {
                // A row with a modifier may fall into two mentions; the one that begins it counts.
                over.first().is_some_and(|m| accepted.iter().any(|a| matches_row(m.interval, a)))
            };
            let tags: Vec<&str> =
                row["tags"].as_array().map_or(Vec::new(), |t| t.iter().filter_map(|t| t.as_str()).collect());
            let conventional = tags.iter().any(|t| CONVENTIONS.contains(t)) || !row["mod"].is_null();
            all = (all.0 + usize::from(right), all.1 + 1);
            if !conventional {
                plain = (plain.0 + usize::from(right), plain.1 + 1);
            }
            for tag in tags.iter().filter(|t| !matches!(**t, "past-future")) {
                let entry = kinds.entry((*tag).replace([':', '-'], "_")).or_default();
                *entry = (entry.0 + usize::from(right), entry.1 + 1);
            }
            if show && !right {
                let got: Vec<_> = mentions.iter().map(|m| (&m.surface, iso(m.interval), m.rule)).collect();
                let mark = if conventional { " " } else { "*" };
                eprintln!("{mark} {sentence} [{}] wanted {} got {got:?}", text(&row, "ref"), row["accept"]);
            }
        }
        let ok = figure("recognizers_plain_accuracy", share(plain.0, plain.1), plain.1, Some(0.90));
        figure("recognizers_all_accuracy", share(all.0, all.1), all.1, None);
        for (kind, (right, of)) in kinds {
            figure(&format!("recognizers_{kind}_accuracy"), share(right, of), of, None);
        }
        Ok(ok)
    }

    fn iso(interval: Option<Interval>) -> String {
        let show = |d: Option<Date>| d.map_or(String::new(), |d| d.to_string());
        interval.map_or("none".to_owned(), |i| format!("{}/{}", show(i.start), show(i.end)))
    }

    fn matches_row(interval: Option<Interval>, accepted: &serde_json::Value) -> bool {
        let Some(interval) = interval else { return false };
        let bound = |n: usize| accepted[n].as_str().map(day);
        match (bound(0), bound(1)) {
            // The suite states no days for a season: any resolved interval is as good.
            (None, None) => true,
            (start, end) => start.flatten() == interval.start && end.flatten() == interval.end,
        }
    }

    /// A truth value: “2025-06”, “2023/2025”, “/2050”, “2013-FA”, each side as coarse as it was given.
    fn matches_truth(mention: &Mention, truth: &str) -> bool {
        let Some(Interval { start, end }) = mention.interval else { return false };
        let side = |value: &str, day: Option<Date>| match day {
            _ if value.is_empty() => day.is_none(),
            Some(day) => day.to_string().starts_with(value.split('T').next().unwrap_or(value)),
            None => false,
        };
        if let Some(year) = truth.strip_suffix("-FA") {
            return mention.precision == Some(Precision::Season) && side(&format!("{year}-09"), start);
        }
        match truth.split_once('/') {
            Some((from, to)) => side(from, start) && side(to, end),
            None => side(truth, start) && side(truth, end) && grain(truth) == mention.precision,
        }
    }

    fn grain(truth: &str) -> Option<Precision> {
        Some(match truth.split('T').next()?.len() {
            4 => Precision::Year,
            7 => Precision::Month,
            _ => Precision::Day,
        })
    }

    fn seeds(path: &str, folder: &str) -> Result<bool, Failure> {
        let rows = rows(path)?;
        let files: BTreeSet<&str> = rows.iter().map(|r| text(r, "file")).collect();
        let show = std::env::var_os("SHOW_MISSES").is_some();
        let (mut found, mut wanted, mut right, mut traps_kept, mut traps) = (0, 0, 0, 0, 0);
        let (mut resolved, mut true_positive) = (0, 0);
        for file in files {
            let source = std::fs::read_to_string(format!("{folder}/{file}"))
                .map_err(|e| format!("While reading {folder}/{file}: {e}"))?;
            let of_file: Vec<_> = rows.iter().filter(|r| text(r, "file") == file).collect();
            let reference = of_file.first().and_then(|r| day(text(r, "ref")));
            let mentions = find(&source, &Context { reference });
            let line_of = |m: &Mention| source[..m.span.start as usize].matches('\n').count() as u64 + 1;
            let mut used = vec![false; mentions.len()];
            for row in of_file.iter().filter(|r| text(r, "cls") != "trap") {
                wanted += 1;
                let surface = text(row, "text");
                let line = row["line"].as_u64().unwrap_or(0);
                let hit = mentions.iter().enumerate().position(|(i, m)| {
                    !used[i]
                        && line_of(m).abs_diff(line) <= 1
                        && same_words(&m.surface, surface)
                        && m.interval.is_some()
                });
                if let Some(hit) = hit {
                    used[hit] = true;
                    found += 1;
                    let ok = matches_truth(&mentions[hit], text(row, "iso"));
                    right += usize::from(ok);
                    if show && !ok {
                        eprintln!(
                            "value {file}:{line} {surface} wanted {} got {}",
                            text(row, "iso"),
                            iso(mentions[hit].interval)
                        );
                    }
                } else if show {
                    eprintln!("missed {file}:{line} {surface}");
                }
            }
            for row in of_file.iter().filter(|r| text(r, "cls") == "trap") {
                traps += 1;
                let (line, surface) = (row["line"].as_u64().unwrap_or(0), text(row, "text"));
                // The middle of the year is listed among the traps as vague, with a value all the same.
                let fallen = mentions.iter().enumerate().any(|(i, m)| {
                    line_of(m) == line && same_words(&m.surface, surface) && m.interval.is_some() && !used[i]
                });
                traps_kept += usize::from(!fallen);
                if show && fallen {
                    eprintln!("trap {file}:{line} {surface}");
                }
            }
            for (i, mention) in mentions.iter().enumerate() {
                if mention.interval.is_none() || mention.kind == Kind::Vague {
                    continue;
                }
                resolved += 1;
                true_positive += usize::from(used[i]);
                if show && !used[i] {
                    eprintln!(
                        "extra {file}:{} {} {}",
                        line_of(mention),
                        mention.surface,
                        iso(mention.interval)
                    );
                }
            }
        }
        let mut ok = figure("seeds_recall", share(found, wanted), wanted, Some(0.92));
        ok &= figure("seeds_precision", share(true_positive, resolved), resolved, Some(0.92));
        ok &= figure("seeds_value_accuracy", share(right, found), found, Some(0.92));
        ok &= figure("seeds_traps_avoided", share(traps_kept, traps), traps, Some(0.95));
        Ok(ok)
    }

    /// Whether two surfaces are the same words, white space left aside, or one holds the other.
    fn same_words(a: &str, b: &str) -> bool {
        let clean = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let (a, b) = (clean(a), clean(b));
        a.contains(&b) || b.contains(&a)
    }
}
