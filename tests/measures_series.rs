//! Series: worked cases to the digits given, and the burst automaton against every sequence of states.

use wenmai::stats::measures::random::SplitMix64;
use wenmai::stats::measures::series::{Bin, BurstSettings, bursts, change_points, mann_kendall, theil_sen};

fn bins(hits: &[u64], tokens: &[u64]) -> Vec<Bin> {
    hits.iter().zip(tokens).map(|(&hits, &tokens)| Bin { hits, tokens }).collect()
}

/// Hits, tokens, settings, cost, and each burst as (first bin, last bin, weight).
type Worked = (&'static [u64], &'static [u64], BurstSettings, f64, &'static [(usize, usize, f64)]);

#[test]
fn worked_bursts() {
    let cases: [Worked; 4] = [
        (
            &[1, 1, 2, 1, 8, 9, 7, 1, 1, 2, 1, 1],
            &[100; 12],
            BurstSettings { s: 2.0, gamma: 1.0 },
            25.498044,
            &[(4, 6, 8.216579)],
        ),
        (
            &[0, 2, 1, 5, 4, 5, 4, 1, 0, 1],
            &[50, 60, 55, 50, 40, 52, 48, 60, 50, 45],
            BurstSettings { s: 2.0, gamma: 0.5 },
            18.418876,
            &[(3, 6, 4.155363)],
        ),
        (
            &[2, 3, 4, 4, 4, 4, 4, 4, 2, 1, 1, 1],
            &[100; 12],
            BurstSettings { s: 2.0, gamma: 1.0 },
            20.765291,
            &[],
        ),
        (
            &[3, 0, 1, 0, 12, 15, 0, 14, 1, 0, 2, 1, 0, 1],
            &[200, 180, 210, 190, 200, 220, 150, 205, 190, 200, 180, 210, 200, 190],
            BurstSettings { s: 3.0, gamma: 1.0 },
            42.320177,
            &[(4, 5, 14.689292), (7, 7, 8.103501)],
        ),
    ];
    for (hits, tokens, settings, cost, expected) in cases {
        let found = bursts(&bins(hits, tokens), &settings).expect("usable bins");
        assert!((found.cost - cost).abs() < 5e-7, "{hits:?}: {}", found.cost);
        assert_eq!(found.bursts.len(), expected.len(), "{hits:?}: {found:?}");
        for (burst, (start, end, weight)) in found.bursts.iter().zip(expected) {
            assert_eq!((burst.start, burst.end), (*start, *end), "{hits:?}");
            assert!((burst.weight - weight).abs() < 5e-7, "{hits:?}: {}", burst.weight);
        }
    }
}

#[test]
fn worked_trend() {
    let y = [0.8, 1.1, 0.9, 1.4, 1.3, 1.9, 1.7, 2.2, 2.1, 2.6].map(Some);
    let test = mann_kendall(&y).expect("ten bins");
    assert_eq!((test.s, test.variance), (37, 125.0));
    assert!((test.z - 3.2199379).abs() < 5e-8 && (test.p - 0.0012821837).abs() < 5e-11, "{test:?}");
    assert!((test.tau - 0.8222).abs() < 5e-5);
    let line = theil_sen(&y).expect("ten bins");
    assert!((line.slope - 0.2).abs() < 1e-12 && (line.intercept - 0.65).abs() < 1e-12, "{line:?}");
}

#[test]
fn worked_change_points() {
    let x = [1, 1, 2, 1, 8, 9, 7, 8, 1, 1, 2, 1, 1, 2, 5, 6, 5, 6, 5].map(|v| Some(f64::from(v)));
    assert_eq!(change_points(&x, 2, 10.0), [4, 8, 14, 19]);
}

/// ln C(n, k) by adding logarithms: slow, and independent of the core's saddle point.
fn ln_choose(n: u64, k: u64) -> f64 {
    (1..=k).map(|i| ((n - k + i) as f64).ln() - (i as f64).ln()).sum()
}

/// Cost of every state in every bin, straight from the definition.
fn costs(bins: &[Bin], p: f64) -> Vec<f64> {
    bins.iter()
        .map(|b| {
            let (r, d) = (b.hits as f64, b.tokens as f64);
            -(ln_choose(b.tokens, b.hits) + r * p.ln() + (d - r) * (1.0 - p).ln())
        })
        .collect()
}

#[test]
fn no_sequence_of_states_is_cheaper() {
    let mut random = SplitMix64::new(20_021_023);
    let mut with_bursts = 0;
    for round in 0..400 {
        let n = 2 + random.below(11) as usize;
        let mut series = Vec::with_capacity(n);
        for _ in 0..n {
            let tokens = 20 + random.below(200);
            let top = if random.below(4) == 0 { 12 } else { 4 };
            series.push(Bin { hits: random.below(top), tokens });
        }
        let settings = BurstSettings { s: 1.5 + 2.0 * random.unit(), gamma: 1.5 * random.unit() };
        let found = bursts(&series, &settings).expect("usable bins");
        let (hits, tokens) = series.iter().fold((0, 0), |(h, t), b| (h + b.hits, t + b.tokens));
        if hits == 0 {
            assert!(found.bursts.is_empty());
            continue;
        }
        let p0 = hits as f64 / tokens as f64;
        let (low, high) = (costs(&series, p0), costs(&series, (settings.s * p0).min(0.99999)));
        let entry = settings.gamma * (n as f64).ln();
        let price = |sequence: u32| -> f64 {
            let raised = |i: usize| sequence >> i & 1 == 1;
            (0..n)
                .map(|i| {
                    let enters = raised(i) && (i == 0 || !raised(i - 1));
                    let emission = if raised(i) { high[i] } else { low[i] };
                    emission + if enters { entry } else { 0.0 }
                })
                .sum()
        };
        let cheapest = (0..1_u32 << n).map(price).fold(f64::INFINITY, f64::min);
        assert!((found.cost - cheapest).abs() < 1e-9, "round {round}: {} {cheapest}", found.cost);
        let ours = found.bursts.iter().flat_map(|b| b.start..=b.end).fold(0_u32, |set, i| set | 1 << i);
        assert!((price(ours) - cheapest).abs() < 1e-9, "round {round}: bursts {:?}", found.bursts);
        for burst in &found.bursts {
            let weight: f64 = (burst.start..=burst.end).map(|i| low[i] - high[i]).sum();
            assert!((burst.weight - weight).abs() < 1e-9, "round {round}");
            assert!(weight >= entry - 1e-9, "round {round}: a burst that does not pay its entry");
        }
        with_bursts += usize::from(!found.bursts.is_empty());
    }
    assert!(with_bursts > 100, "{with_bursts} of 400 series have bursts: too few to test anything");
}
