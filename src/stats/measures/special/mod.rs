//! Distribution functions that the measures stand on.
//!
//! Logarithms, exponentials and the error function come from `libm`, so that a native build and a browser give the
//! same bits. The tails of the binomial, Poisson and hypergeometric distributions are written here, because the
//! libraries that offer them lose digits at corpus-sized counts (the logarithm of a factorial of 10⁹ has an absolute
//! error of 10⁻⁶); all of them rest on the saddle-point form of Loader (2000), which does not.

mod beta;
mod gamma;
mod hypergeometric;
mod normal;
mod saddle;

pub use beta::{binomial_logit_lower, binomial_logit_lower_above, incomplete_beta};
pub use gamma::{poisson_mean_lower, poisson_mean_upper};
pub use hypergeometric::{fisher_two_sided, hypergeometric_pmf};
pub use normal::{chi_squared_p, normal_quantile_upper, normal_two_sided_p};
pub use saddle::{binomial_pmf, deviance, deviance_at, log_binomial_pmf};
