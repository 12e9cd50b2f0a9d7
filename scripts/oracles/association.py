"""Contingency tables with the scores of nltk, scipy and association-measures, and of a 60-digit evaluation.

The 60-digit values ("exact") follow the published formulas, written out once more here with mpmath. A package value
that differs from the exact one by more than 5e-10 of its size is not a different definition but lost digits; it is
then left out of the row and counted in known_differences.md.
"""

import math
import random
import warnings
from collections import Counter

import association_measures.measures as am
import numpy as np
import pandas as pd
from mpmath import mp, mpf
from nltk.metrics.association import BigramAssocMeasures as nltk_measures
from scipy import stats

from common import DATA, close, finite, write

mp.dps = 60
warnings.filterwarnings("ignore")

CANDIDATES = 5000
CONFIDENCE = 0.95
SIMPLE_MATHS_N = 100
# A package value further than this from the 60-digit one, relatively, has lost digits.
LOST = 5e-10


def tables():
    """O11, R1, C1, N: small, sparse, ordinary, negative, degenerate and huge, from a fixed seed."""
    rng = random.Random(20240229)
    seen = []

    def add(o11, r1, c1, n):
        if max(0, r1 + c1 - n) <= o11 <= min(r1, c1) and n > 0 and (o11, r1, c1, n) not in seen:
            seen.append((o11, r1, c1, n))

    # Tables of the literature.
    for row in [(8, 15828, 4675, 14307668), (20, 42, 20, 14307668), (110, 2552, 221, 31777), (8, 13, 32, 31777),
                (7, 15334, 120, 191998), (24, 15334, 208, 191998), (15, 168329, 18, 19720567),
                (1189, 168329, 2157, 19720567), (5610, 174548, 7867, 10409868)]:
        add(*row)
    # Every cell zero in turn, and pairs of zeros.
    for o11, o12, o21, o22 in [(0, 5, 7, 90), (5, 0, 7, 90), (5, 7, 0, 90), (5, 7, 90, 0), (0, 5, 7, 0), (5, 0, 0, 90),
                               (1, 0, 0, 1), (0, 1, 1, 0), (1, 0, 0, 10**9), (0, 1, 1, 10**9), (3, 0, 0, 0),
                               (0, 0, 4, 9), (0, 4, 0, 9), (4, 9, 0, 0), (4, 0, 9, 0), (0, 0, 0, 5), (1, 1, 1, 1)]:
        add(o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22)
    while len(seen) < 90:
        n = rng.randint(8, 400)
        r1, c1 = rng.randint(1, n - 1), rng.randint(1, n - 1)
        add(rng.randint(max(0, r1 + c1 - n), min(r1, c1)), r1, c1, n)
    while len(seen) < 190:
        n = int(10 ** rng.uniform(4, 8))
        r1, c1 = int(10 ** rng.uniform(0.5, math.log10(n) - 1)), int(10 ** rng.uniform(0.5, math.log10(n) - 1))
        expected = r1 * c1 / n
        add(min(r1, c1, int(expected * 10 ** rng.uniform(-1, 3)) + rng.randint(0, 4)), r1, c1, n)
    while len(seen) < 220:
        n = rng.randint(10**4, 10**6)
        r1, c1 = rng.randint(n // 20, n // 2), rng.randint(n // 20, n // 2)
        expected = r1 * c1 / n
        add(int(expected + rng.uniform(-3, 3) * math.sqrt(expected)), r1, c1, n)
    while len(seen) < 260:
        n = int(10 ** rng.uniform(9, 12))
        r1, c1 = int(n * 10 ** rng.uniform(-6, -0.5)), int(n * 10 ** rng.uniform(-6, -0.5))
        expected = r1 * c1 / n
        add(max(0, int(expected + rng.uniform(-6, 12) * math.sqrt(expected))), r1, c1, n)
    return seen


def exact(o11, r1, c1, n):
    """Every measure of the table to 60 digits; measures that are not defined are missing."""
    o = [mpf(x) for x in (o11, r1 - o11, c1 - o11, n - r1 - c1 + o11)]
    R1, C1, N = mpf(r1), mpf(c1), mpf(n)
    R2, C2 = N - R1, N - C1
    e = [R1 * C1 / N, R1 * C2 / N, R2 * C1 / N, R2 * C2 / N]
    O, E = o[0], e[0]
    sign = -1 if O < E else 1
    ln, log2 = mp.log, lambda x: mp.log(x) / mp.log(2)
    out = {}
    if R1 + C1 > 0:
        out["dice"] = 2 * O / (R1 + C1)
        out["jaccard"] = O / (R1 + C1 - O)
    if R1 and C1:
        out["minimum_sensitivity"] = min(O / R1, O / C1)
        out["z_score"] = (O - E) / mp.sqrt(E)
        shrunk = max(abs(O - E) - mpf(1) / 2, 0)
        out["z_score_corrected"] = sign * shrunk / mp.sqrt(E)
        out["simple_ll"] = sign * 2 * ((O * ln(O / E) if O else 0) - (O - E))
        out["local_mi"] = O * log2(O / E) if O else mpf(0)
        if O != N:
            out["npmi"] = log2(O / E) / -log2(O / N) if O else mpf(-1)
        if O:
            out["log_dice"] = 14 + log2(2 * O / (R1 + C1))
            mi = log2(O / E)
            out.update(mi=mi, mi2=log2(O**2 / E), mi3=log2(O**3 / E), mi_log_f=mi * ln(O + 1))
    if O:
        out["t_score"] = (O - E) / mp.sqrt(O)
    out["log_likelihood"] = sign * 2 * sum(a * ln(a / b) for a, b in zip(o, e) if a)
    if R1 and R2 and C1 and C2:
        cross = abs(o[0] * o[3] - o[1] * o[2])
        out["chi_squared"] = N * cross**2 / (R1 * R2 * C1 * C2)
        out["chi_squared_yates"] = N * max(cross - N / 2, 0) ** 2 / (R1 * R2 * C1 * C2)
    if R1 and R2:
        out["delta_p_given_node"] = o[0] / R1 - o[2] / R2
        if O:
            out["log_ratio"] = log2((O / R1) / (max(o[2], mpf(1) / 2) / R2))
    if C1 and C2:
        out["delta_p_given_collocate"] = o[0] / C1 - o[1] / C2
    if o[1] and o[2]:
        out["odds_ratio"] = o[0] * o[3] / (o[1] * o[2])
    half = mpf(1) / 2
    out["odds_ratio_haldane"] = (o[0] + half) * (o[3] + half) / ((o[1] + half) * (o[2] + half))
    out["fisher"] = exact_fisher(o11, r1, c1, n)
    return out


def exact_fisher(x, r1, c1, n):
    """Two-sided Fisher: terms added up, or, where they are too many, integrated with Euler-Maclaurin's correction."""
    low, high = max(0, r1 + c1 - n), min(r1, c1)
    variance = r1 * c1 * (n - r1) * (n - c1) / (n * n * max(n - 1, 1))
    many = high - low > 3000 and variance > 1e6

    def log_choose(a, b):
        return mp.loggamma(a + 1) - mp.loggamma(b + 1) - mp.loggamma(a - b + 1)

    def pmf(k):
        return mp.exp(log_choose(r1, k) + log_choose(n - r1, c1 - k) - log_choose(n, c1))

    def integrated(start, step):
        # Sum of f(start), f(start + step), ... = integral + f/2 - f'/12 + f'''/720, derivatives outwards.
        f = lambda d: pmf(start + step * d)  # noqa: E731
        deviation = mp.sqrt(variance)
        score = abs(start - mpf(r1) * c1 / n) / deviation
        width, points = deviation / (1 + score), [mpf(0)]
        while len(points) < 60:
            points.append(points[-1] + width)
        slope = (f(1) - f(-1)) / 2
        third = (f(2) - 2 * f(1) + 2 * f(-1) - f(-2)) / 2
        return mp.quad(f, points, maxdegree=4) + f(0) / 2 - slope / 12 + third * (mpf(1) / 72 + mpf(1) / 720)

    def outwards(start, step):
        if many:
            return integrated(start, step)
        term, total, k = pmf(start), mpf(0), start
        while low <= k <= high and (total == 0 or term > total * mpf(10) ** -40):
            total += term
            up, down = mpf(r1 - k) * (c1 - k), mpf(k + 1) * (n - r1 - c1 + k + 1)
            if step < 0:
                up, down = mpf(k) * (n - r1 - c1 + k), mpf(r1 - k + 1) * (c1 - k + 1)
            if down == 0:
                break
            term, k = term * up / down, k + step
        return total

    mode = min(max((r1 + 1) * (c1 + 1) // (n + 2), low), high)
    limit = pmf(x) * (1 + mpf(10) ** -40)
    if pmf(mode) <= limit:
        return mpf(1)
    step = -1 if x < mode else 1
    total = outwards(x, step)
    near, far = mode, (high if step < 0 else low)
    if pmf(far) <= limit:
        while abs(far - near) > 1:
            middle = (near + far) // 2
            if pmf(middle) <= limit:
                far = middle
            else:
                near = middle
        total += outwards(far, -step)
    return min(total, mpf(1))


def exact_lrc(a, n1, together, n, near):
    """The conservative Log Ratio to 25 digits, by the secant method from the package's value."""
    b, n2 = together - a, n - n1
    if not n1 or not n2 or not together or not near:
        return None
    over = mpf(a) / n1 >= mpf(b) / n2
    shape = (mpf(a), mpf(b) + 1) if over else (mpf(b), mpf(a) + 1)
    scale = mp.log(mpf(n2) / n1) / mp.log(2)
    alpha = (1 - mpf(str(CONFIDENCE))) / 2 / CANDIDATES

    def excess(logit):
        return mp.log(incomplete_beta(*shape, 1 / (1 + mp.exp(-logit)))) - mp.log(alpha)

    start = (mpf(near) - scale) * mp.log(2) * (1 if over else -1)
    logit = mp.findroot(excess, (start, start + mpf(10) ** -9), tol=mpf(10) ** -30)
    return (logit if over else -logit) / mp.log(2) + scale


def incomplete_beta(a, b, x):
    """The continued fraction DLMF 8.17.22, bottom up, deep enough that doubling the depth changes nothing."""
    depth = 60 + int(mp.sqrt(max(a, b)) / 10)
    while True:
        values = []
        for steps in (depth, depth * 2):
            h = mpf(0)
            for m in range(steps, 0, -1):
                h = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)) / (1 + h)
                h = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)) / (1 + h)
            values.append(1 / (1 + (-(a + b) * x / (a + 1)) / (1 + h)))
        if close(values[0], values[1], mpf(10) ** -25):
            break
        depth *= 3
    front = a * mp.log(x) + b * mp.log(1 - x) - mp.log(a)
    return mp.exp(front - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b)) * values[1]


def exact_keyness(f1, n1, c, n):
    """The same table as target against reference."""
    f2, n2 = c - f1, n - n1
    if not n1 or not n2 or not c:
        return {}
    f1, n1, f2, n2 = mpf(f1), mpf(n1), mpf(f2), mpf(n2)
    p1, p2 = f1 / n1, f2 / n2
    e1, e2 = n1 * (f1 + f2) / (n1 + n2), n2 * (f1 + f2) / (n1 + n2)
    ll2 = 2 * sum(f * mp.log(f / e) for f, e in ((f1, e1), (f2, e2)) if f)
    half = mpf(1) / 2
    out = {
        "ll2": -ll2 if f1 < e1 else ll2,
        "bic": ll2 - mp.log(n1 + n2),
        "difference_index": 100 * (p1 - p2) / (p1 + p2),
        "simple_maths": (p1 * 10**6 + SIMPLE_MATHS_N) / (p2 * 10**6 + SIMPLE_MATHS_N),
        "log_ratio": mp.log((max(f1, half) / n1) / (max(f2, half) / n2)) / mp.log(2),
        "percent_difference": 100 * (p1 - (p2 or mpf(10) ** -18 / n2)) / (p2 or mpf(10) ** -18 / n2),
    }
    if f2 and n1 > f1:
        out["odds_ratio"] = f1 * (n2 - f2) / (f2 * (n1 - f1))
    return out


def from_nltk(o11, r1, c1, n):
    args = (o11, (r1, c1), n)
    out = {"t_score": nltk_measures.student_t(*args)}
    if r1 or c1:
        out["dice"] = nltk_measures.dice(*args)
        out["jaccard"] = nltk_measures.jaccard(*args)
    if o11:
        out["mi"] = nltk_measures.pmi(*args)
    if 0 < r1 < n and 0 < c1 < n:
        out["chi_squared"] = nltk_measures.chi_sq(*args)
        out["log_likelihood"] = nltk_measures.likelihood_ratio(*args)
    return out


def from_association_measures(o11, r1, c1, n):
    df = pd.DataFrame({"O11": [o11], "O12": [r1 - o11], "O21": [c1 - o11], "O22": [n - r1 - c1 + o11]}, dtype=float)
    df["R1"], df["R2"], df["C1"], df["C2"] = float(r1), float(n - r1), float(c1), float(n - c1)
    for cell, r, c in (("E11", r1, c1), ("E12", r1, n - c1), ("E21", n - r1, c1), ("E22", n - r1, n - c1)):
        df[cell] = r * c / n
    to_bits = math.log2(10)
    return {
        "z_score": am.z_score(df)[0],
        "t_score": am.t_score(df)[0],
        "log_likelihood": am.log_likelihood(df)[0],
        "simple_ll": am.simple_ll(df)[0],
        "minimum_sensitivity": am.min_sensitivity(df)[0],
        "dice": am.dice(df)[0],
        "log_ratio": am.log_ratio(df, discounting="Hardie2014")[0],
        "mi": am.mutual_information(df)[0] * to_bits,
        "local_mi": am.local_mutual_information(df)[0] * to_bits,
        "log_ratio_conservative": am.conservative_log_ratio(df, alpha=1 - CONFIDENCE, vocab=CANDIDATES)[0],
    }


def from_scipy(o11, r1, c1, n):
    cells = np.array([[o11, r1 - o11], [c1 - o11, n - r1 - c1 + o11]])
    out = {"fisher": stats.fisher_exact(cells).pvalue}
    if 0 < r1 < n and 0 < c1 < n:
        out["chi_squared"] = stats.chi2_contingency(cells, correction=False).statistic
        out["chi_squared_yates"] = stats.chi2_contingency(cells, correction=True).statistic
        g = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
        out["log_likelihood"] = g
    if cells[0, 1] and cells[1, 0]:
        out["odds_ratio"] = stats.contingency.odds_ratio(cells, kind="sample").statistic
    return out


def main():
    rows, lost, kept, undefined = [], Counter(), Counter(), Counter()
    for table in tables():
        truth = exact(*table)
        packages = {"nltk": from_nltk(*table), "association-measures": from_association_measures(*table),
                    "scipy": from_scipy(*table)}
        conservative = packages["association-measures"]["log_ratio_conservative"]
        lrc = exact_lrc(*table, conservative) if table[0] else None
        if lrc is not None:
            truth["log_ratio_conservative"] = lrc
        row = {"table": list(table), "exact": {k: finite(v) for k, v in truth.items()},
               "keyness": {k: finite(v) for k, v in exact_keyness(*table).items()}}
        for package, values in packages.items():
            row[package] = {}
            for measure, value in values.items():
                if measure not in truth and measure != "log_ratio_conservative":
                    undefined[package, measure] += 1
                    continue
                # A conservative Log Ratio of 0 has nothing to solve for; it is compared as it is.
                known = float(truth.get(measure, value))
                if package != "association-measures" and measure == "log_likelihood":
                    known = abs(known)
                if finite(value) is None or not close(value, known, LOST):
                    lost[package, measure] += 1
                else:
                    row[package][measure] = finite(value)
                    kept[package, measure] += 1
        rows.append(row)
    write("oracle_association.json",
          {"confidence": CONFIDENCE, "candidates": CANDIDATES, "simple_maths_n": SIMPLE_MATHS_N}, rows)
    differences(len(rows), kept, lost, undefined)


REASONS = {
    ("nltk", "t_score"): "divides by √(O11 + 10⁻²⁰): a number at O11 = 0, where we say not defined",
    ("nltk", "log_likelihood"): "adds 10⁻²⁰ inside the logarithm and sums terms that cancel: digits are lost in large "
                                "corpora; unsigned, where ours carries the direction",
    ("nltk", "chi_squared"): "squares a difference of products in floating point or loses its last digits",
    ("nltk", "mi"): "log2 of a product less log2 of a product: loses digits near 0",
    ("association-measures", "t_score"): "O11 = 0 is taken as .001 in the denominator, where we say not defined",
    ("association-measures", "mi"): "prints log10 (converted here); O11 = 0 is taken as .001, where we say not defined",
    ("association-measures", "local_mi"): "prints log10 (converted here)",
    ("association-measures", "log_ratio"): "with `discounting=\"Hardie2014\"`; its default adds ½ to all counts "
                                           "(Walter 1975). O11 = 0 is taken as ½, where the collocation measure says "
                                           "not defined (the keyness measure takes ½ too)",
    ("association-measures", "log_likelihood"): "four terms that cancel: digits are lost in large corpora",
    ("association-measures", "simple_ll"): "O ln(O/E) − (O − E) cancels near O = E",
    ("association-measures", "z_score"): "O − E cancels near O = E",
    ("association-measures", "log_ratio_conservative"): "a difference of two logarithms that nearly cancel",
    ("association-measures", "dice"): "not a number without node and collocate",
    ("association-measures", "minimum_sensitivity"): "a missing rate is skipped, where we say not defined",
    ("scipy", "log_likelihood"): "unsigned, where ours carries the direction; terms that cancel",
    ("scipy", "chi_squared"): "sums (O − E)²/E, in which O − E cancels near O = E",
    ("scipy", "chi_squared_yates"): "sums (O − E)²/E, in which O − E cancels near O = E",
    ("scipy", "fisher"): "loses digits in large corpora, and 64-bit products overflow: in the worst table here, of "
                         "8.6·10¹¹ tokens, p is .9986 instead of .0027",
    ("scipy", "odds_ratio"): "products of counts overflow 64 bits",
}

ALWAYS = """
Differences of definition, apart from single rows:

| where | what differs | why we differ |
|---|---|---|
| nltk `fisher` | one-sided | ours is two-sided, as R and SciPy; not compared |
| nltk `likelihood_ratio`, scipy G | never negative | ours is negative when O11 < E11; compared by size |
| nltk `student_t`, `likelihood_ratio` | 10⁻²⁰ added inside | no effect above ten digits except at zero counts |
| nltk, window above 2 | O11 = count / (window − 1) | reproduced by the convention `nltk` |
| association-measures `mutual_information`, `local_mutual_information` | log10 | ours are in bits; compared after conversion |
| association-measures `log_ratio` | adds ½ to every count by default | ours is Hardie's; compared with `discounting="Hardie2014"` |
| association-measures `conservative_log_ratio` | 0 where O11 and O12 are both 0, and where a bound is missing | the same for a missing bound; the first case is an empty target, which we leave undefined |
| UCS | MI and odds ratio in log10 | bits, and the plain ratio |
| CQPweb 3.1.9, interval of Log Ratio | puts O11 into both terms of the standard error | ours is the exact interval of Evert (2022) |
| CQPweb, z | O − E below ½ is halved | ours is then 0; the same above ½ |
| CQPweb, Dice | counts hits that have the collocate, not co-occurrences | the same when no hit has it twice |
| scipy `binomtest(…).proportion_ci("exact")` | a root finder that stops at 2·10⁻¹² | compared with beta quantiles instead |
| R `corpora`, Log Ratio | adds ½ to every count (Walter 1975) | ours is Hardie's: only 0 becomes ½ |
"""


def differences(total, kept, lost, undefined):
    lines = ["# Known differences", "",
             "Written by `scripts/oracles/association.py`. Of the %d tables: how many were compared and agree to 1e-9," % total,
             "how many were left out because the package's value differs from a 60-digit evaluation of the same formula by",
             "more than 5e-10 of its size, and how many because the measure is not defined for the table.", "",
             "| package | measure | compared | digits lost | not defined | remark |", "|---|---|---:|---:|---:|---|"]
    for key in sorted(set(kept) | set(lost) | set(undefined)):
        lines.append("| %s | %s | %d | %d | %d | %s |" %
                     (*key, kept[key], lost[key], undefined[key],
                      REASONS.get(key, "") if lost[key] or undefined[key] else ""))
    (DATA / "known_differences.md").write_text("\n".join(lines) + "\n" + ALWAYS, encoding="utf-8")
    for line in lines[7:]:
        print(line)


if __name__ == "__main__":
    main()
