//! How terms are written, where otherwise than they are counted: 中國 for 中国, APEC for apec.
//!
//! A term without such forms costs its count; the forms of a term are a chain, as there are mostly one or two.

/// The tokens of each term by their written form.
#[derive(Default)]
pub struct Forms {
    /// For each term, tokens that are written as they are counted.
    plain: Vec<u32>,
    /// For each term the number of its first other form, from 1; 0 for none. As long as the last term with one.
    first: Vec<u32>,
    forms: Vec<Form>,
    characters: String,
}

/// One written form.
#[derive(Clone, Copy)]
struct Form {
    /// Where its characters begin, and their bytes.
    start: u32,
    bytes: u32,
    tokens: u32,
    /// The next form of the same term, from 1; 0 for none.
    next: u32,
}

/// Forms of one term that are told apart; words whose letters are large and small at random have no end of them.
const MOST: usize = 64;

impl Forms {
    /// Counts a token of term `id`, whose characters are `term`, that is written `surface`.
    #[inline]
    pub fn add(&mut self, id: u32, term: &str, surface: &str) {
        let at = id as usize;
        if at >= self.plain.len() {
            self.plain.resize(at + 1, 0);
        }
        // Mostly the one is the other: then no character is looked at.
        if std::ptr::eq(term, surface) || term == surface {
            self.plain[at] += 1;
        } else {
            self.add_other(at, surface);
        }
    }

    fn add_other(&mut self, at: usize, surface: &str) {
        if at >= self.first.len() {
            self.first.resize(at + 1, 0);
        }
        let (mut number, mut known) = (self.first[at], 0);
        while number != 0 {
            let form = self.forms[number as usize - 1];
            if self.written(form) == surface {
                self.forms[number as usize - 1].tokens += 1;
                return;
            }
            (number, known) = (form.next, known + 1);
        }
        if known == MOST {
            return;
        }
        let (start, bytes) = (self.characters.len() as u32, surface.len() as u32);
        self.characters.push_str(surface);
        self.forms.push(Form { start, bytes, tokens: 1, next: self.first[at] });
        self.first[at] = self.forms.len() as u32;
    }

    /// Takes back a token that was counted.
    pub fn remove(&mut self, id: u32, term: &str, surface: &str) {
        let at = id as usize;
        if term == surface {
            self.plain[at] = self.plain[at].saturating_sub(1);
            return;
        }
        let mut number = self.first.get(at).copied().unwrap_or(0);
        while number != 0 {
            let form = self.forms[number as usize - 1];
            if self.written(form) == surface {
                let tokens = &mut self.forms[number as usize - 1].tokens;
                *tokens = tokens.saturating_sub(1);
                return;
            }
            number = form.next;
        }
    }

    /// Tokens of term `id` that are written as they are counted.
    #[must_use]
    pub fn plain(&self, id: u32) -> u32 {
        self.plain.get(id as usize).copied().unwrap_or(0)
    }

    /// The other forms of term `id` with their tokens, also those that were all taken back.
    pub fn others(&self, id: u32) -> impl Iterator<Item = (&str, u32)> {
        let form = |number: u32| self.forms.get((number as usize).wrapping_sub(1)).copied();
        let first = self.first.get(id as usize).copied().unwrap_or(0);
        let chain = std::iter::successors(form(first), move |last| form(last.next));
        chain.map(|form| (self.written(form), form.tokens))
    }

    fn written(&self, form: Form) -> &str {
        &self.characters[form.start as usize..][..form.bytes as usize]
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        (self.plain.capacity() + self.first.capacity()) * 4
            + self.forms.capacity() * size_of::<Form>()
            + self.characters.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_counted_by_their_form_and_taken_back() {
        let mut forms = Forms::default();
        for surface in ["中国", "中國", "中國", "中国", "中國"] {
            forms.add(7, "中国", surface);
        }
        forms.add(2, "apec", "APEC");
        forms.add(2, "apec", "Apec");
        assert_eq!(forms.plain(7), 2);
        assert_eq!(forms.others(7).collect::<Vec<_>>(), [("中國", 3)]);
        assert_eq!(forms.others(2).collect::<Vec<_>>(), [("Apec", 1), ("APEC", 1)]);
        forms.remove(7, "中国", "中国");
        forms.remove(2, "apec", "APEC");
        assert_eq!(forms.others(2).collect::<Vec<_>>(), [("Apec", 1), ("APEC", 0)]);
        assert_eq!((forms.plain(7), forms.others(9).count()), (1, 0));
    }

    #[test]
    fn of_forms_without_end_only_the_first_are_told_apart() {
        let mut forms = Forms::default();
        for number in 0..1000 {
            forms.add(0, "x", &format!("X{number}"));
            forms.remove(0, "x", &format!("X{number}"));
        }
        forms.add(0, "x", "X1");
        assert!(forms.others(0).any(|form| form == ("X1", 1)));
        assert_eq!(forms.others(0).count(), MOST);
    }
}
