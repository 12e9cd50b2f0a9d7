"""Kleinberg's two-state automaton by brute force: all 2^n sequences of states of 400 random series, n up to 12.

Costs as in the timeline's definition: p0 = R/D, p1 = min(s p0, .99999), -ln of the binomial probability per bin,
gamma ln n for each entry into the raised state, nothing for leaving it, start in the low state.
"""

import random
from itertools import product
from math import log

from scipy import stats

from common import write


def cheapest(hits, tokens, s, gamma):
    n = len(hits)
    p0 = sum(hits) / sum(tokens)
    p1 = min(s * p0, 0.99999)
    low = [-float(stats.binom.logpmf(r, d, p0)) for r, d in zip(hits, tokens)]
    high = [-float(stats.binom.logpmf(r, d, p1)) for r, d in zip(hits, tokens)]
    entry = gamma * log(n)
    best = []
    for states in product((0, 1), repeat=n):
        cost = sum(high[i] if q else low[i] for i, q in enumerate(states))
        cost += entry * sum(1 for before, q in zip((0,) + states, states) if q > before)
        best.append((cost, states))
    best.sort()
    return best[0], best[1][0] - best[0][0], [a - b for a, b in zip(low, high)]


def main():
    rng = random.Random(20020723)
    rows, bursty = [], 0
    while len(rows) < 400:
        n = rng.randint(2, 12)
        tokens = [rng.randint(20, 2000) for _ in range(n)]
        rate = 10 ** rng.uniform(-3, -1)
        hits = []
        for d in tokens:
            raised = rng.random() < 0.3
            hits.append(min(d, sum(1 for _ in range(d) if rng.random() < rate * (4 if raised else 1))))
        s, gamma = rng.uniform(1.3, 4), rng.uniform(0, 1.5)
        if not any(hits):
            continue
        (cost, states), margin, gains = cheapest(hits, tokens, s, gamma)
        if margin < 1e-7:
            continue  # Two sequences of the same cost: the best one is not defined.
        weight = sum(g for g, q in zip(gains, states) if q)
        bursty += any(states)
        rows.append({"hits": hits, "tokens": tokens, "s": s, "gamma": gamma, "cost": cost,
                     "states": "".join(map(str, states)), "weight": weight})
    print(f"{bursty} of {len(rows)} series have bursts")
    write("oracle_bursts.json", {}, rows)


if __name__ == "__main__":
    main()
