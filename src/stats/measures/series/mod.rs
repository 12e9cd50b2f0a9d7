//! Series: one value per bin of a timeline. Bursts, trends, change points, smoothing, and correction for many tests.
//!
//! A bin without text is a gap, `None` (for counts: no tokens), never zero. Gaps are left out of every computation,
//! but the bins keep their place on the axis.

mod burst;
mod change;
mod correction;
mod order;
mod smooth;
mod trend;

pub use burst::{Bin, Burst, BurstSettings, Bursts, bursts};
pub use change::change_points;
pub use correction::Correction;
pub use smooth::{Window, smooth};
pub use trend::{LEAST_BINS, MannKendall, TheilSen, mann_kendall, theil_sen};
