//! Smoothing with a centred window.

use serde::{Deserialize, Serialize};

/// How the bins of a window are weighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// All alike: the centred moving average.
    #[default]
    Uniform,
    /// Falling evenly with the distance: half-width + 1 − |distance|.
    Triangular,
    /// Binomial coefficients, a discrete bell: C(2·half-width, half-width + distance).
    Binomial,
}

impl Window {
    /// The weights of distances 0 to `half_width`, relative to that of the centre; larger half-widths than 500 count
    /// as 500.
    pub fn weights(self, half_width: usize) -> Vec<f64> {
        let h = half_width.min(500);
        let mut weights = Vec::with_capacity(h + 1);
        let mut bell = 1.0;
        for distance in 0..=h {
            weights.push(match self {
                Self::Uniform => 1.0,
                Self::Triangular => (h + 1 - distance) as f64 / (h + 1) as f64,
                Self::Binomial => bell,
            });
            bell *= (h - distance) as f64 / (h + distance + 1) as f64;
        }
        weights
    }
}

/// The series, each value replaced by the weighted mean of the bins up to `half_width` on either side.
///
/// Weights are shared among the bins of the window that hold text, so gaps and the ends of the series pull nothing
/// towards 0; a gap stays a gap. Values that are not finite count as gaps. Half-width 0 changes nothing; half-widths
/// above 500 bins count as 500. Smoothing hides variation: show the window, and export the raw values.
pub fn smooth(values: &[Option<f64>], half_width: usize, window: Window) -> Vec<Option<f64>> {
    let weights = window.weights(half_width);
    let reach = weights.len() - 1;
    let finite = |i: usize| values[i].filter(|v| v.is_finite());
    (0..values.len())
        .map(|centre| {
            finite(centre)?;
            let (mut sum, mut weight) = (0.0, 0.0);
            for i in centre.saturating_sub(reach)..(centre + reach + 1).min(values.len()) {
                if let Some(value) = finite(i) {
                    let w = weights[centre.abs_diff(i)];
                    sum += w * value;
                    weight += w;
                }
            }
            Some(sum / weight)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_have_their_shapes() {
        assert_eq!(Window::Uniform.weights(2), [1.0, 1.0, 1.0]);
        assert_eq!(Window::Triangular.weights(1), [1.0, 0.5]);
        // 6, 4, 1 of the fourth row of Pascal's triangle.
        let bell = Window::Binomial.weights(2);
        assert!((bell[1] - 4.0 / 6.0).abs() < 1e-15 && (bell[2] - 1.0 / 6.0).abs() < 1e-15, "{bell:?}");
    }

    #[test]
    fn gaps_stay_and_pull_nothing_down() {
        let values = [Some(3.0), Some(3.0), None, Some(3.0), Some(6.0)];
        for window in [Window::Uniform, Window::Triangular, Window::Binomial] {
            let smoothed = smooth(&values, 1, window);
            assert_eq!((smoothed[0], smoothed[1], smoothed[2]), (Some(3.0), Some(3.0), None));
        }
        assert_eq!(smooth(&values, 1, Window::Uniform)[4], Some(4.5));
        assert_eq!(smooth(&values, 0, Window::Triangular), values);
        assert_eq!(smooth(&[None, Some(f64::INFINITY)], 3, Window::Uniform), [None, None]);
    }
}
