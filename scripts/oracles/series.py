"""Trends, change points and corrections from scipy, pymannkendall and ruptures, over random series."""

import random

import numpy as np
import pymannkendall
import ruptures
from scipy import stats

from common import write


def holm(p):
    order = np.argsort(p, kind="stable")
    adjusted, largest = np.empty(len(p)), 0.0
    for rank, i in enumerate(order):
        largest = max(largest, min(1.0, p[i] * (len(p) - rank)))
        adjusted[i] = largest
    return adjusted


def main():
    rng = random.Random(19450101)
    rows = []
    for _ in range(60):
        n = rng.randint(4, 60)
        slope, step = rng.uniform(-0.3, 0.3), rng.choice([0.01, 1.0])
        y = [round((slope * i + rng.gauss(0, 2)) / step) * step for i in range(n)]
        test = pymannkendall.original_test(y)
        line = stats.theilslopes(y)
        rows.append({"kind": "trend", "values": y, "s": int(test.s), "variance": float(test.var_s),
                     "z": float(test.z), "tau": float(test.Tau), "slope": float(line.slope),
                     "intercept": float(line.intercept)})
    for _ in range(60):
        y, min_size, penalty = [], rng.randint(1, 4), rng.uniform(2, 30)
        for _ in range(rng.randint(1, 5)):
            level = rng.uniform(-10, 10)
            y += [level + rng.gauss(0, 1) for _ in range(rng.randint(4, 20))]
        # Dynp is exact for a known number of changes; the best number follows by trying all.
        signal = np.array(y)
        cost = ruptures.costs.CostL2().fit(signal)
        best = (cost.error(0, len(y)), [len(y)])
        for changes in range(1, min(8, len(y) // min_size)):
            ends = ruptures.Dynp(model="l2", min_size=min_size, jump=1).fit(signal).predict(n_bkps=changes)
            starts = [0] + ends[:-1]
            total = sum(cost.error(a, b) for a, b in zip(starts, ends)) + penalty * changes
            best = min(best, (total, ends))
        assert len(best[1]) < 8, "more changes than were tried"
        rows.append({"kind": "change", "values": y, "min_size": min_size, "penalty": penalty,
                     "ends": [int(e) for e in best[1]]})
    for _ in range(30):
        p = [rng.random() ** rng.uniform(1, 8) for _ in range(rng.randint(1, 40))]
        rows.append({"kind": "correction", "p": p,
                     "benjamini_hochberg": [float(x) for x in stats.false_discovery_control(p, method="bh")],
                     "holm": [float(x) for x in holm(p)], "bonferroni": [min(1.0, x * len(p)) for x in p]})
    write("oracle_series.json", {}, rows)


if __name__ == "__main__":
    main()
