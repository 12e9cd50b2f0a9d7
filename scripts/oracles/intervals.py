"""Confidence intervals of shares and rates from scipy, from single events up to corpus-sized counts."""

import random

from scipy import stats

from common import write


def shares(rng):
    yield from [(0, 1), (1, 1), (0, 20), (20, 20), (1, 2), (5, 20), (19, 20), (0, 10**7), (10**7, 10**7), (1, 10**7)]
    for _ in range(60):
        trials = int(10 ** rng.uniform(0.5, 7))
        yield min(trials, int(trials * 10 ** rng.uniform(-4, 0)) + rng.randint(0, 2)), trials


def rates(rng):
    yield from [(0, 1000), (1, 1000), (2, 10**6), (10, 3), (100, 10**9)]
    for _ in range(55):
        yield int(10 ** rng.uniform(0, 6)), int(10 ** rng.uniform(3, 9))


def main():
    rng = random.Random(19270601)
    rows = []
    for confidence in (0.95, 0.999):
        for hits, trials in shares(rng):
            wilson = stats.binomtest(hits, trials).proportion_ci(confidence, method="wilson")
            # By beta quantiles: binomtest's own "exact" bounds come out of a root finder that stops at 2e-12.
            alpha = (1 - confidence) / 2
            lower = stats.beta.ppf(alpha, hits, trials - hits + 1) if hits else 0.0
            upper = stats.beta.isf(alpha, hits + 1, trials - hits) if hits < trials else 1.0
            for name, low, high in (("wilson", wilson.low, wilson.high), ("clopper_pearson", lower, upper)):
                rows.append({"kind": name, "hits": hits, "base": trials, "confidence": confidence,
                             "lower": float(low), "upper": float(high)})
        for hits, tokens in rates(rng):
            alpha = (1 - confidence) / 2
            lower = stats.gamma.ppf(alpha, hits) if hits else 0.0
            upper = stats.gamma.isf(alpha, hits + 1)
            rows.append({"kind": "poisson", "hits": hits, "base": tokens, "confidence": confidence,
                         "lower": float(lower) * 1e6 / tokens, "upper": float(upper) * 1e6 / tokens})
    write("oracle_intervals.json", {"poisson": "per million"}, rows)


if __name__ == "__main__":
    main()
