//! Published values: every row of `data/statistics/published.json` to the digits it is given with.
//!
//! The file says for each row where it comes from; `dp` is the number of decimal places printed there. Rows without
//! `dp` were printed to full precision and are compared to 10⁻⁹ of their size, or to the digits written.

use serde_json::Value;
use wenmai::stats::measures::{
    Contingency, Dispersion, Distances, Frequencies, Measure, Part, association, compute,
};

/// A file of rows, and a count of those that were compared: a test that skips rows must not pass.
struct Published {
    rows: usize,
    wrong: Vec<String>,
}

impl Published {
    /// Compares to half a unit of the last place written in the source.
    fn places(&mut self, what: &str, ours: f64, theirs: f64, places: i32) {
        self.check(what, ours, theirs, 0.5 * 10f64.powi(-places) * (1.0 + 1e-9));
    }

    fn relative(&mut self, what: &str, ours: f64, theirs: f64) {
        self.check(what, ours, theirs, 1e-9 * theirs.abs());
    }

    fn check(&mut self, what: &str, ours: f64, theirs: f64, tolerance: f64) {
        self.rows += 1;
        if ours.is_nan() || (ours - theirs).abs() > tolerance {
            self.wrong.push(format!("{what}: ours {ours}, published {theirs}"));
        }
    }
}

fn number(row: &Value, key: &str) -> u64 {
    row[key].as_u64().unwrap_or_else(|| panic!("{key} in {row}"))
}

fn float(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("a number, not {value}"))
}

/// Decimal places with which a value is written.
fn places(value: &Value) -> i32 {
    let text = value.to_string();
    text.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32)
}

fn list(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(float).collect()
}

#[test]
fn every_published_value_is_reproduced() {
    let file: Value =
        serde_json::from_str(include_str!("data/statistics/published.json")).expect("valid JSON");
    let mut published = Published { rows: 0, wrong: Vec::new() };
    associations(&file, &mut published);
    keyness(&file, &mut published);
    dispersion(&file["dispersion"], &mut published);
    assert!(published.wrong.is_empty(), "{:#?}", published.wrong);
    assert_eq!(published.rows, 51, "rows compared");
}

fn associations(file: &Value, published: &mut Published) {
    for row in file["assoc"].as_array().expect("rows") {
        let counts = Contingency {
            o11: number(row, "f"),
            r1: number(row, "f1"),
            c1: number(row, "f2"),
            n: number(row, "N"),
        };
        let table = counts.table();
        let name = row["m"].as_str().expect("a measure");
        let ours = match name {
            "t" => compute(Measure::TScore, &counts),
            "z" => compute(Measure::ZScore, &counts),
            "chi2" => compute(Measure::ChiSquared, &counts),
            "G2" => association::log_likelihood(&table),
            "G2_signed" => compute(Measure::LogLikelihood, &counts),
            "simple_ll_signed" => compute(Measure::SimpleLl, &counts),
            "MI_log2" => compute(Measure::Mi, &counts),
            "MI_log10" => compute(Measure::Mi, &counts).map(|mi| mi * 2f64.log10()),
            "dice" => compute(Measure::Dice, &counts),
            "logDice" => compute(Measure::LogDice, &counts),
            "logratio_window" => compute(Measure::LogRatio, &counts),
            other => panic!("a measure that is not known here: {other}"),
        };
        let what = format!("{} {name} {counts:?}", row["src"]);
        match row["dp"].as_i64() {
            Some(dp) => published.places(&what, ours.unwrap_or(f64::NAN), float(&row["v"]), dp as i32),
            None => published.relative(&what, ours.unwrap_or(f64::NAN), float(&row["v"])),
        }
    }

    let row = &file["delta_p"];
    let [o11, o12, o21, o22] = ["O11", "O12", "O21", "O22"].map(|cell| number(row, cell));
    let counts = Contingency::from_cells(o11, o12, o21, o22);
    for (key, measure) in
        [("given_w1", Measure::DeltaPGivenNode), ("given_w2", Measure::DeltaPGivenCollocate)]
    {
        let ours = compute(measure, &counts).unwrap_or(f64::NAN);
        published.places(key, ours, float(&row[key]), number(row, "dp") as i32);
    }
}

fn keyness(file: &Value, published: &mut Published) {
    let frequencies = |row: &[f64]| Frequencies {
        f1: row[0] as u64,
        n1: row[1] as u64,
        f2: row[2] as u64,
        n2: row[3] as u64,
    };
    for (key, two) in [("keyness_LL2", true), ("keyness_LL4", false)] {
        for row in file[key].as_array().expect("rows") {
            let f = frequencies(&list(row));
            let ours = if two { f.ll2() } else { f.ll4() }.unwrap_or(f64::NAN);
            // Published without sign; two decimals, of which JSON drops trailing zeros.
            published.places(&format!("{key} {f:?}"), ours.abs(), float(&row[4]), 2);
        }
    }
    let row = &file["simple_maths_n1"];
    let ours = frequencies(&list(row)).simple_maths(1.0).unwrap_or(f64::NAN);
    published.places("simple maths", ours, float(&row[4]), places(&row[4]));
    let row = &file["pct_diff"];
    let ours = frequencies(&list(row)).percent_difference().unwrap_or(f64::NAN);
    published.places("%DIFF", ours, float(&row[4]), places(&row[4]));
}

fn dispersion(file: &Value, published: &mut Published) {
    let values = &file["equal_1_2_3_4_5"];
    let parts: Vec<Part> = (1..=5).map(|frequency| Part { frequency, size: 10 }).collect();
    let equal = Dispersion::of(&parts);
    for (key, ours) in [("DP", equal.dp), ("D", equal.juilland_d), ("S", equal.rosengren_s)] {
        published.places(key, ours.unwrap_or(f64::NAN), float(&values[key]), 10);
    }

    let text = file["gries_tokens"].as_str().expect("a text of letters");
    let positions: Vec<u64> = (0..).zip(text.chars()).filter(|(_, c)| *c == 'a').map(|(i, _)| i).collect();
    let ours = Distances::of(&positions, text.chars().count() as u64).expect("a term with distances");
    let values = &file["gries_a"];
    for (key, value) in
        [("ARF", ours.arf), ("ALD", ours.ald), ("AWT", ours.awt), ("fALD", ours.f_ald), ("fAWT", ours.f_awt)]
    {
        published.places(key, value, float(&values[key]), places(&values[key]));
    }

    let lyne = &file["lyne"];
    let parts: Vec<Part> = list(&lyne["f"])
        .into_iter()
        .zip(list(&lyne["size"]))
        .map(|(frequency, size)| Part { frequency: frequency as u64, size: size as u64 })
        .collect();
    let ours = Dispersion::of(&parts);
    for (key, value) in [
        ("range", ours.range_share),
        ("D", ours.juilland_d),
        ("D2", ours.carroll_d2),
        ("S", ours.rosengren_s),
        ("DA", ours.d_a),
        ("DKL", ours.d_kl),
        ("DP_2008", ours.dp),
        ("DPnorm_2012", ours.dp_norm),
        ("Dp_2020", ours.egbert_dp),
    ] {
        published.places(key, value.unwrap_or(f64::NAN), float(&lyne[key]), places(&lyne[key]));
    }
}
