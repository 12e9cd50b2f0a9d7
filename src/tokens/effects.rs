//! What each switch changes, measured on a sample: “the hidden Markov model changes 2.1 % of tokens”.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::Tokenizer;
use super::settings::{DateRule, Settings};

/// Where words and numbers begin and end in each of some texts, in bytes.
pub type Cuts = Vec<Vec<(u32, u32)>>;

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

impl Effect {
    /// The share of the tokens that are cut otherwise, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.tokens == 0 { 0.0 } else { self.changed as f64 / self.tokens as f64 }
    }
}

/// The effects of all switches on some texts; `tokenizer` cuts them as they are now.
#[must_use]
pub fn effects(tokenizer: &Tokenizer, texts: &[&str]) -> Vec<Effect> {
    let now = cuts(tokenizer, texts);
    let effect = |(switch, to, settings): (&str, &str, Settings)| {
        effect(switch, to, &now, &cuts(&tokenizer.with_settings(settings), texts))
    };
    turned(tokenizer.settings()).into_iter().map(effect).collect()
}

/// The effect of something that makes `then` of what is cut as `now`, text by text.
#[must_use]
pub fn effect(switch: &str, to: &str, now: &[Vec<(u32, u32)>], then: &[Vec<(u32, u32)>]) -> Effect {
    let changed = now.iter().zip(then).map(|(now, then)| {
        let then: HashSet<&(u32, u32), FxBuildHasher> = then.iter().collect();
        now.iter().filter(|word| !then.contains(word)).count() as u64
    });
    Effect {
        switch: switch.to_owned(),
        to: to.to_owned(),
        tokens: now.iter().map(|words| words.len() as u64).sum(),
        changed: changed.sum(),
    }
}

/// Adds up the effects of several shards: those of the same switch turned to the same. In the order of the first.
#[must_use]
pub fn sum(shares: impl IntoIterator<Item = Vec<Effect>>) -> Vec<Effect> {
    let mut sum: Vec<Effect> = Vec::new();
    for effect in shares.into_iter().flatten() {
        match sum.iter_mut().find(|known| known.switch == effect.switch && known.to == effect.to) {
            Some(known) => {
                known.tokens += effect.tokens;
                known.changed += effect.changed;
            }
            None => sum.push(effect),
        }
    }
    sum
}

/// Where words and numbers begin and end in each text.
#[must_use]
pub fn cuts(tokenizer: &Tokenizer, texts: &[impl AsRef<str>]) -> Cuts {
    texts.iter().map(|text| words(tokenizer, text.as_ref())).collect()
}

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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::tokens::Dictionary;

    #[test]
    fn a_switch_changes_the_tokens_that_it_concerns() {
        let dictionary = Arc::new(Dictionary::from_text("中国 9 ns\n人民 9 n\n电 5 n\n".as_bytes()).unwrap());
        let tokenizer = Tokenizer::new(dictionary, Settings::default());
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
    }

    #[test]
    fn another_dictionary_has_an_effect_and_effects_add_up() {
        let of = |words: &str| {
            let dictionary = Arc::new(Dictionary::from_text(words.as_bytes()).unwrap());
            cuts(&Tokenizer::new(dictionary, Settings::default()), &["中国人民", "人民"])
        };
        let (now, then) = (of("中国 9 ns\n人民 9 n\n"), of("中国人 9 ns\n民 9 n\n"));
        let one = effect("dictionary", "other", &now, &then);
        assert_eq!((one.tokens, one.changed, one.share()), (3, 3, 1.0));
        assert_eq!(effect("dictionary", "other", &now, &now).changed, 0);
        let both = sum([vec![one.clone()], vec![one]]);
        assert_eq!((both.len(), both[0].tokens, both[0].changed), (1, 6, 6));
    }
}
