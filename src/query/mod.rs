//! From a line that a person types to the places that it means. The same language in every view.
//!
//! | typed | means |
//! |---|---|
//! | `改革` | the token 改革 |
//! | `一带一路` | a word that the dictionary cuts: its pieces 一带 and 一路, one behind the other |
//! | `哈萨克*`, `??主义` | tokens that match: `*` any characters, `?` one |
//! | `/[一二三]十.*/` | tokens that match a regular expression as a whole |
//! | `pos:v`, `pos:place` | tokens whose tag begins with v; tokens of a group of tags |
//! | `*化&pos:v` | tokens that are both |
//! | `[]` | any token |
//! | `改革 开放` | the two tokens one behind the other |
//! | `改革 []{0,3} 开放` | with at most three tokens between them |
//! | `pos:a{2,4} 的` | two to four adjectives, then 的 |
//! | `中国\|美国` | either token |
//! | `(中国\|美国) 政府` | either, in a phrase |
//! | `"一带一路"` | these characters, as written, however they were segmented |
//! | `~"臺灣"` | the same, whatever their width and case, traditional or simplified |
//! | `印度 -"印度尼西亚"` | 印度, but not where it lies within 印度尼西亚 |
//! | `\*` | the character itself: any operator with a backslash in front |
//!
//! Operators may be full-width, quotation marks Chinese. Words match whatever their width and case, because
//! they are folded as terms are.
//!
//! - Items stand one behind the other when nothing but white space is between them, within one paragraph.
//! - Beside `[]`, punctuation may stand too, but no end of a sentence: `改革 []{0} 开放` finds 改革、开放.
//! - Characters in quotation marks may begin and end within a token. What they leave of a token can only be
//!   followed by characters, or by `[]`, for which it is a token.
//! - What is left out with `-` stands last: a word, characters, or a phrase in parentheses; several are possible.
//!   It belongs to what stands before it, up to `|` or the parenthesis.
//! - Hits never overlap. Of those that would, the first is kept; of those that begin together, the longest.

mod candidates;
mod characters;
pub mod expression;
pub mod faults;
pub mod find;
mod matcher;
mod parse;
pub mod pattern;
mod print;
mod regions;
mod resolve;
mod spelling;
pub mod syntax;
pub mod tag;
mod variants;

pub use find::{Hit, find};
pub use pattern::Pattern;
pub use syntax::{Atom, Condition, Item, Query, Sequence};
