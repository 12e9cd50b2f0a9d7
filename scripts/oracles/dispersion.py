"""Dispersion measures from their definitions, pair by pair and token by token, to 50 digits.

No package computes all of them over parts of unequal size, so the definitions are written out here as the sources
give them; the published values that the tests also use check these definitions in turn.
"""

import random
from itertools import combinations

from mpmath import mp, mpf

from common import write

mp.dps = 50


def over_parts(frequencies, sizes):
    n, f, tokens = len(sizes), mpf(sum(frequencies)), mpf(sum(sizes))
    v, s = [x / f for x in frequencies], [x / tokens for x in sizes]
    rates = [mpf(a) / b for a, b in zip(frequencies, sizes)]
    mean = sum(rates) / n
    deviation = mp.sqrt(sum((r - mean) ** 2 for r in rates) / n)
    dp = sum(abs(a - b) for a, b in zip(v, s)) / 2
    divergence = sum(a * mp.log(a / b) / mp.log(2) for a, b in zip(v, s) if a)
    p = [r / sum(rates) for r in rates]
    pairs = [abs(a - b) for a, b in combinations(rates, 2)]
    return {
        "range": mpf(sum(1 for x in frequencies if x)) / n,
        "juilland_d": 1 - deviation / mean / mp.sqrt(n - 1),
        "carroll_d2": -sum(x * mp.log(x) for x in p if x) / mp.log(n),
        "rosengren_s": sum(mp.sqrt(a * b) for a, b in zip(v, s)) ** 2,
        "dp": dp,
        "dp_norm": dp / (1 - min(s)),
        "egbert_dp": 1 - dp / (1 - min(b for a, b in zip(v, s) if a)),
        "d_kl": 1 / (1 + divergence),
        "d_a": 1 - sum(pairs) / len(pairs) / (2 * mean),
    }


def over_tokens(positions, tokens):
    n, f = mpf(tokens), len(positions)
    gaps = [b - a for a, b in zip(positions, positions[1:])] + [tokens - positions[-1] + positions[0]]
    # ARF by its first definition: the mean, over all shifts of an even grid, of the cells that hold the term.
    if tokens % f == 0 and tokens <= 2000:
        cell, total = tokens // f, 0
        for shift in range(cell):
            total += len({(p + shift) // cell % f for p in positions})
        arf = mpf(total) / cell
    else:
        arf = sum(min(mpf(g), n / f) for g in gaps) / (n / f)
    ald = sum(g * mp.log10(g) for g in gaps) / n
    # AWT by walking: the mean wait from every token of the ring to the next one of the term.
    awt = mpf(sum(g * (g + 1) // 2 for g in gaps)) / n
    return {"arf": arf, "ald": ald, "f_ald": n * mpf(10) ** -ald, "awt": awt, "f_awt": n / (2 * awt - 1)}


def main():
    rng = random.Random(19701211)
    rows = []
    for round_ in range(120):
        n = rng.choice([2, 3, 5, 10, 25, 80])
        sizes = [int(10 ** rng.uniform(1, 5)) for _ in range(n)]
        rate = 10 ** rng.uniform(-3, -1)
        frequencies = [min(s, int(s * rate * rng.expovariate(1))) if rng.random() < 0.7 else 0 for s in sizes]
        if not any(frequencies):
            frequencies[rng.randrange(n)] = 1
        rows.append({"frequencies": frequencies, "sizes": sizes,
                     "exact": {k: float(v) for k, v in over_parts(frequencies, sizes).items()}})
    for round_ in range(80):
        if round_ % 2:
            cell, f = rng.randint(2, 60), rng.randint(1, 30)
            tokens = cell * f
        else:
            tokens = rng.randint(5, 10**6)
            f = rng.randint(1, min(tokens, 60))
        positions = sorted(rng.sample(range(tokens), f))
        rows.append({"positions": positions, "tokens": tokens,
                     "exact": {k: float(v) for k, v in over_tokens(positions, tokens).items()}})
    write("oracle_dispersion.json", {}, rows)


if __name__ == "__main__":
    main()
