//! What each switch changes, measured on a sample: “the hidden Markov model changes 2.1 % of tokens”.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::settings::{DateRule, Settings};
use super::{Dictionary, Tokenizer};

/// What turning one switch changes. Those of several shards add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// The switch, as the settings name it: `hmm`, `fold.traditional`, `rules.dates` ….
    pub switch: String,
    /// What it is turned to: `on`, `off`, or the name of the choice.
    pub to: String,
    /// Tokens of the sample as they are now: words and numbers.
    pub tokens: u64,
    /// Those that the switch cuts otherwise.
    pub changed: u64,
}

/// Settings with one switch turned, for every switch.
#[must_use]
pub fn turned(settings: &Settings) -> Vec<(&'static str, &'static str, Settings)> {
    let mut all = Vec::new();
    let mut turn = |name: &'static str, switch: fn(&mut Settings) -> &mut bool| {
        let mut settings = settings.clone();
        let on = switch(&mut settings);
        *on = !*on;
        all.push((name, if *on { "on" } else { "off" }, settings));
    };
    turn("jieba", |s| &mut s.jieba);
    turn("hmm", |s| &mut s.hmm);
    turn("fold.width", |s| &mut s.fold.width);
    turn("fold.traditional", |s| &mut s.fold.traditional);
    turn("rules.numbers", |s| &mut s.rules.numbers);
    turn("rules.units", |s| &mut s.rules.units);
    turn("rules.numerals", |s| &mut s.rules.numerals);
    turn("rules.hyphens", |s| &mut s.rules.hyphens);
    turn("rules.addresses", |s| &mut s.rules.addresses);
    turn("rules.names", |s| &mut s.rules.names);
    turn("rules.titles", |s| &mut s.rules.titles);
    turn("rules.quotes", |s| &mut s.rules.quotes);
    for (to, choice) in [("off", DateRule::Off), ("days", DateRule::Days), ("all", DateRule::All)] {
        if settings.rules.dates != choice {
            let mut settings = settings.clone();
            settings.rules.dates = choice;
            all.push(("rules.dates", to, settings));
        }
    }
    all
}

/// The effects of all switches on some texts; `tokenizer` cuts them as they are now.
#[must_use]
pub fn effects(tokenizer: &Tokenizer, texts: &[&str]) -> Vec<Effect> {
    let now: Vec<Vec<(u32, u32)>> = texts.iter().map(|text| words(tokenizer, text)).collect();
    let tokens = now.iter().map(|words| words.len() as u64).sum();
    let effect = |(switch, to, settings): (&str, &str, Settings)| {
        let other = tokenizer.with_settings(settings);
        let changed = texts.iter().zip(&now).map(|(text, now)| {
            let then: HashSet<(u32, u32), FxBuildHasher> = words(&other, text).into_iter().collect();
            now.iter().filter(|word| !then.contains(*word)).count() as u64
        });
        Effect { switch: switch.to_owned(), to: to.to_owned(), tokens, changed: changed.sum() }
    };
    turned(tokenizer.settings()).into_iter().map(effect).collect()
}

/// Where words and numbers begin and end.
fn words(tokenizer: &Tokenizer, text: &str) -> Vec<(u32, u32)> {
    let mut at = 0;
    let mut words = Vec::new();
    tokenizer.cut(text, |piece| {
        let start = at;
        at += piece.surface.len() as u32;
        if piece.kind.is_word() {
            words.push((start, at));
        }
    });
    words
}

/// Whether another dictionary cuts otherwise: the same measure, for the choice of a dictionary.
#[must_use]
pub fn effect_of_dictionary(
    tokenizer: &Tokenizer,
    other: &std::sync::Arc<Dictionary>,
    texts: &[&str],
) -> Effect {
    let settings = tokenizer.settings();
    let other = Tokenizer::new(other.clone(), settings.clone());
    let (mut tokens, mut changed) = (0, 0);
    for text in texts {
        let then: HashSet<(u32, u32), FxBuildHasher> = words(&other, text).into_iter().collect();
        let now = words(tokenizer, text);
        tokens += now.len() as u64;
        changed += now.iter().filter(|word| !then.contains(*word)).count() as u64;
    }
    Effect { switch: "dictionary".into(), to: "other".into(), tokens, changed }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_switch_changes_the_tokens_that_it_concerns() {
        let dictionary = Arc::new(Dictionary::from_text("中国 9 ns\n人民 9 n\n电 5 n\n".as_bytes()).unwrap());
        let tokenizer = Tokenizer::new(dictionary.clone(), Settings::default());
        let effects = effects(&tokenizer, &["中國人民6月17日电"]);
        let of = |switch: &str, to: &str| {
            let effect =
                effects.iter().find(|effect| (effect.switch.as_str(), effect.to.as_str()) == (switch, to));
            effect.map(|effect| (effect.tokens, effect.changed))
        };
        assert_eq!(of("rules.dates", "off"), Some((4, 1)));
        assert_eq!(of("fold.traditional", "off"), Some((4, 1)));
        assert_eq!(of("rules.titles", "on"), Some((4, 0)));
        assert_eq!((of("rules.dates", "days"), of("rules.numbers", "on")), (None, None));
        assert_eq!(effect_of_dictionary(&tokenizer, &dictionary, &["中国人民"]).changed, 0);
    }
}
