//! Scores every dictionary and switch on a gold standard in CoNLL-U: F1, precision, recall, recall of words outside the
//! dictionary, in plain lines `f1 SETTING = VALUE`. Beside it, in the same run, python's jieba and Intl.Segmenter.
//!
//! ```text
//! score_segmentation [FILE.conllu] [-v]
//! ```
//!
//! `-v` lists what the default cuts otherwise than the gold standard. PYTHON and NODE name the interpreters; a peer that
//! is not installed is said to be missing. Exits with 1 when the default is below 84.0 or below a peer, with 2 when
//! a file cannot be read.

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
    use std::io::Write;
    use std::process::{Command, ExitCode, Stdio};
    use std::sync::Arc;

    use wenmai::tokens::settings::{DateRule, Rules};
    use wenmai::tokens::{Dictionary, Settings, Tokenizer};

    static NEWS: &[u8] = include_bytes!("../../assets/news.dict");
    const GOLD: &str = "../shared/cases/zh_segmentation_dev.conllu";
    const TARGET: f64 = 84.0;

    /// Sentences as lists of words.
    type Sentences = Vec<Vec<String>>;

    pub(super) fn main() -> ExitCode {
        match run() {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::from(2)
            }
        }
    }

    fn run() -> Result<bool, String> {
        let (flags, paths): (Vec<String>, Vec<String>) =
            std::env::args().skip(1).partition(|argument| argument == "-v");
        let path = paths.first().map_or(GOLD, String::as_str);
        let gold = read(path)?;
        println!("# {} sentences, {} words: {path}", gold.len(), gold.iter().map(Vec::len).sum::<usize>());
        let jieba_path = env!("WENMAI_JIEBA_DICTIONARY");
        let text = std::fs::read(jieba_path).map_err(|e| format!("While reading {jieba_path}: {e}"))?;
        let news = Arc::new(Dictionary::from_bytes(NEWS).map_err(|e| e.to_string())?);
        let jieba = Arc::new(Dictionary::from_bytes(&text).map_err(|e| e.to_string())?);

        let mut best_peer: f64 = 0.0;
        let mut report = |name: &str, cut: &Sentences, dictionary: &Dictionary, peer: bool| {
            let score = Score::of(&gold, cut, dictionary);
            score.print(name);
            if peer {
                best_peer = best_peer.max(score.f1());
            }
            score.f1()
        };
        for (name, script, argument) in [
            ("python jieba, HMM on", "scripts/peers/jieba_cut.py", "--hmm"),
            ("python jieba, HMM off", "scripts/peers/jieba_cut.py", "--no-hmm"),
            ("Intl.Segmenter", "scripts/peers/intl_segmenter.mjs", ""),
        ] {
            match peer(script, argument, &gold) {
                Ok(cut) => {
                    report(name, &cut, &jieba, true);
                }
                Err(reason) => println!("# {name}: not measured ({reason})"),
            }
        }
        for (dictionary_name, dictionary) in [("jieba's", &jieba), ("news", &news)] {
            for hmm in [true, false] {
                for fold in [false, true] {
                    let mut settings = Settings { hmm, ..Settings::default() };
                    settings.fold.width = fold;
                    settings.fold.traditional = fold;
                    let on = |on: bool| if on { "on" } else { "off" };
                    let name = format!("{dictionary_name} dictionary, HMM {}, folding {}", on(hmm), on(fold));
                    report(&name, &cut(&gold, dictionary, settings), dictionary, false);
                }
            }
        }
        let compatible = Settings::jieba();
        report("jieba compatible", &cut(&gold, &jieba, compatible), &jieba, false);
        let bare = Settings { jieba: true, ..Settings::default() };
        report("news dictionary, HMM off, no rules", &cut(&gold, &news, bare), &news, false);
        for (name, rules) in switched() {
            let settings = Settings { rules, ..Settings::default() };
            report(&format!("default, but {name}"), &cut(&gold, &news, settings), &news, false);
        }
        let found = cut(&gold, &news, Settings::default());
        let default = report("default", &found, &news, false);
        if !flags.is_empty() {
            differences(&gold, &found);
        }
        Ok(default >= TARGET && default > best_peer)
    }

    /// Every rule by itself the other way round.
    fn switched() -> Vec<(&'static str, Rules)> {
        let rules = Rules::default();
        vec![
            ("no dates", Rules { dates: DateRule::Off, ..rules }),
            ("years and months as tokens", Rules { dates: DateRule::All, ..rules }),
            ("no numbers", Rules { numbers: false, ..rules }),
            ("numbers with units", Rules { units: true, ..rules }),
            ("numerals with measure words", Rules { numerals: false, ..rules }),
            ("no hyphens", Rules { hyphens: false, ..rules }),
            ("no addresses", Rules { addresses: false, ..rules }),
            ("no foreign names", Rules { names: false, ..rules }),
            ("titles", Rules { titles: true, ..rules }),
            ("quoted phrases", Rules { quotes: true, ..rules }),
        ]
    }

    /// The words of each sentence: second column of the lines that begin with a plain number.
    fn read(path: &str) -> Result<Sentences, String> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("While reading {path}: {e}"))?;
        let mut sentences = vec![Vec::new()];
        for line in text.lines() {
            let mut fields = line.split('\t');
            let number = fields.next().unwrap_or_default();
            if line.trim().is_empty() {
                sentences.push(Vec::new());
            } else if !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
                && let (Some(word), Some(sentence)) = (fields.next(), sentences.last_mut())
            {
                sentence.push(word.to_owned());
            }
        }
        sentences.retain(|sentence| !sentence.is_empty());
        if sentences.is_empty() {
            return Err(format!("{path} holds no sentence in CoNLL-U"));
        }
        Ok(sentences)
    }

    /// Cuts the words of each sentence, written together.
    fn cut(gold: &Sentences, dictionary: &Arc<Dictionary>, settings: Settings) -> Sentences {
        let tokenizer = Tokenizer::new(dictionary.clone(), settings);
        let cut = |sentence: &Vec<String>| {
            let text = sentence.concat();
            let mut words = Vec::new();
            tokenizer.cut(&text, |piece| words.push(piece.surface.to_owned()));
            words
        };
        gold.iter().map(cut).collect()
    }

    /// What another program makes of the same sentences, a line each.
    fn peer(script: &str, argument: &str, gold: &Sentences) -> Result<Sentences, String> {
        let (variable, program) =
            if script.ends_with(".py") { ("PYTHON", "python3") } else { ("NODE", "node") };
        let program = std::env::var(variable).unwrap_or_else(|_| program.to_owned());
        let mut child = Command::new(&program)
            .arg(script)
            .args((!argument.is_empty()).then_some(argument))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("{program}: {e}"))?;
        let lines: String = gold.iter().map(|sentence| sentence.concat() + "\n").collect();
        let mut input = child.stdin.take().ok_or("no standard input")?;
        // A thread of its own: the peer may answer before it has read everything.
        let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
        let output = child.wait_with_output().map_err(|e| e.to_string())?;
        let _ = writer.join();
        if !output.status.success() {
            return Err(format!("{program} {script} failed; is it installed?"));
        }
        let text = String::from_utf8(output.stdout).map_err(|e| e.to_string())?;
        let cut: Sentences =
            text.lines().map(|line| line.split('\u{1f}').map(str::to_owned).collect()).collect();
        if cut.len() == gold.len() { Ok(cut) } else { Err(format!("{} lines for {}", cut.len(), gold.len())) }
    }

    /// Where each word of a sentence begins and ends, in bytes.
    fn spans(words: &[String]) -> Vec<(usize, usize)> {
        let mut at = 0;
        let span = |word: &String| {
            let start = at;
            at += word.len();
            (start, at)
        };
        words.iter().map(span).collect()
    }

    /// Counts of words.
    #[derive(Default)]
    struct Score {
        gold: usize,
        found: usize,
        right: usize,
        outside: usize,
        outside_right: usize,
    }

    impl Score {
        fn of(gold: &Sentences, cut: &Sentences, dictionary: &Dictionary) -> Self {
            let mut score = Self::default();
            for (wanted, found) in gold.iter().zip(cut) {
                let found: BTreeSet<_> = spans(found).into_iter().collect();
                score.gold += wanted.len();
                score.found += found.len();
                for (word, span) in wanted.iter().zip(spans(wanted)) {
                    let right = usize::from(found.contains(&span));
                    score.right += right;
                    if !dictionary.jieba().has_word(word) && word.chars().any(char::is_alphanumeric) {
                        score.outside += 1;
                        score.outside_right += right;
                    }
                }
            }
            score
        }

        fn precision(&self) -> f64 {
            share(self.right, self.found)
        }

        fn recall(&self) -> f64 {
            share(self.right, self.gold)
        }

        /// Harmonic mean of precision and recall (van Rijsbergen 1979), in per cent.
        fn f1(&self) -> f64 {
            let (precision, recall) = (self.precision(), self.recall());
            if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
        }

        fn print(&self, name: &str) {
            println!("f1 {name} = {:.2}", self.f1());
            println!("precision {name} = {:.2}", self.precision());
            println!("recall {name} = {:.2}", self.recall());
            println!("oov_recall {name} = {:.2}", share(self.outside_right, self.outside));
        }
    }

    fn share(part: usize, whole: usize) -> f64 {
        if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
    }

    /// Prints the stretches that are cut otherwise, the most frequent first.
    fn differences(gold: &Sentences, cut: &Sentences) {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (wanted, found) in gold.iter().zip(cut) {
            let (a, b) = (spans(wanted), spans(found));
            let ends: BTreeSet<usize> = a.iter().map(|span| span.1).collect();
            let both = b.iter().map(|span| span.1).filter(|end| ends.contains(end));
            let mut from = 0;
            for to in both {
                let pieces = |words: &[String], spans: &[(usize, usize)]| {
                    let inside = words.iter().zip(spans).filter(|(_, span)| span.0 >= from && span.1 <= to);
                    inside.map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
                };
                let (left, right) = (pieces(wanted, &a), pieces(found, &b));
                if left != right {
                    *counts.entry((left, right)).or_default() += 1;
                }
                from = to;
            }
        }
        let mut rows: Vec<_> = counts.into_iter().collect();
        rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for ((wanted, found), count) in rows {
            println!("{count}\t{wanted}\t{found}");
        }
    }
}
