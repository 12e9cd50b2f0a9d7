//! What the text has said so far, for expressions that lean on it.

use super::Context;
use crate::dates::calendar::{Date, DateSpan, Precision};

/// How many paragraphs back 当天 may point.
const REACH: u32 = 1;

/// Memory of the scan.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// The day of writing.
    pub reference: Option<Date>,
    /// Whether the scan stands inside quotation marks.
    pub quoted: bool,
    /// Year stated earlier in the sentence.
    pub year: Option<i32>,
    /// Year and month given earlier in the sentence.
    pub month: Option<(i32, u32)>,
    /// Whether the expression at hand is the day of a report, which leans on no month of the sentence.
    pub reported: bool,
    /// Whether the words around the expression at hand say that it is still to come: 将于年底, 到年底前.
    pub ahead: bool,
    /// Whether the expression at hand has begun by the day of writing: 1月以来, since January.
    pub since: bool,
    /// The date last mentioned in the sentence.
    pub in_sentence: Option<DateSpan>,
    /// A day of the week that the sentence spoke of by 上周 or 下周.
    pub week: Option<Date>,
    /// The year of the date last stated in the paragraph, when it is long past.
    pub far_year: Option<i32>,
    /// The year last mentioned in the paragraph.
    pub last_year: Option<i32>,
    /// The month last mentioned in the paragraph.
    pub last_month: Option<(i32, u32)>,
    /// The day last mentioned, and the number of the paragraph it stood in.
    pub(super) last_day: Option<(Date, u32)>,
    /// The day last mentioned in this paragraph outside quotation marks.
    pub told: Option<Date>,
    pub(super) paragraph: u32,
}

impl State {
    pub fn new(context: &Context) -> Self {
        Self {
            reference: context.reference.filter(|d| (1..=9999).contains(&d.year())),
            quoted: false,
            year: None,
            month: None,
            reported: false,
            ahead: false,
            since: false,
            in_sentence: None,
            week: None,
            far_year: None,
            last_year: None,
            last_month: None,
            last_day: None,
            told: None,
            paragraph: 0,
        }
    }

    /// The sentence ends.
    pub fn end_sentence(&mut self) {
        self.year = None;
        self.month = None;
        self.week = None;
        self.in_sentence = None;
    }

    /// The paragraph ends.
    pub fn end_paragraph(&mut self) {
        self.end_sentence();
        self.far_year = None;
        self.last_year = None;
        self.last_month = None;
        self.told = None;
        self.quoted = false;
        self.paragraph += 1;
    }

    /// The day that 当天 points to.
    pub fn day_before(&self) -> Option<Date> {
        self.last_day.filter(|&(_, paragraph)| self.paragraph - paragraph <= REACH).map(|(day, _)| day)
    }

    /// Remembers a date. `stated` says whether its year was stated rather than found near the reference.
    pub fn remember(&mut self, span: DateSpan, stated: bool) {
        let year = i32::from(span.start.year());
        let month = u32::try_from(span.start.month()).unwrap_or(1);
        // 2021年“十四五”规划…，三年后: a plan or century puts no finer date out of mind.
        if span.precision <= Precision::Year || self.in_sentence.is_none() {
            self.in_sentence = Some(span);
        }
        if span.precision > Precision::Year {
            return;
        }
        self.last_year = Some(year);
        if stated {
            self.year = Some(year);
        }
        let far = self.reference.is_some_and(|r| year < i32::from(r.year()) - 1);
        if far && stated && span.precision <= Precision::Month {
            self.far_year = Some(year);
        } else if !far {
            self.far_year = None;
        }
        let within_month = span.start.first_of_month() == span.end.first_of_month();
        self.month = within_month.then_some((year, month));
        if within_month {
            self.last_month = self.month;
        }
        if span.precision == Precision::Day {
            self.last_day = Some((span.start, self.paragraph));
            if !self.quoted {
                self.told = Some(span.start);
            }
        }
    }
}
