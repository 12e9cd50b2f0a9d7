"""The questions of `time_questions` in NLTK, over the same tokens, in the same run: how many times as long it takes.

    python scripts/oracles/speed.py target/release/time_questions CORPUS

NLTK is asked once for each question, with its own classes where it has them: Text.concordance_list,
BigramCollocationFinder, FreqDist, ConditionalFreqDist, trigrams. It has no keyness; there the loop is the shortest
that NLTK's FreqDist allows. NLTK keeps no index between questions, so counting is part of its time; our times are
after indexing.
"""

import math
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from nltk import ConditionalFreqDist, FreqDist, Text, trigrams
from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures

binary, corpus = sys.argv[1:3]
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "tokens.txt"
    printed = subprocess.run([binary, corpus, "", str(path)], check=True, capture_output=True, text=True).stdout
    lines = path.read_text(encoding="utf-8").split("\n")
ours = {name: float(ms) for name, ms in re.findall(r"^(.*): ([\d.]+) ms", printed, re.MULTILINE)}
documents = []
for line in filter(None, lines):
    date, *words = line.split("\t")
    documents.append((date, words))
words = [word for _, document in documents for word in document]
print(printed.split("\n", 1)[0])


def lines_of(word):
    return Text(words).concordance_list(word, lines=25)


def collocates(word):
    finder = BigramCollocationFinder.from_words(words, window_size=6)
    finder.apply_ngram_filter(lambda first, second: word not in (first, second))
    finder.apply_freq_filter(5)
    return finder.score_ngrams(BigramAssocMeasures().dice)


def table():
    return sorted(FreqDist(words).items(), key=lambda item: (-item[1], item[0]))


def timeline(wanted):
    return ConditionalFreqDist((word, date[:7]) for date, document in documents for word in document if word in wanted)


def keyness(first, second):
    one, two = (FreqDist(w for d, document in documents if d.startswith(y) for w in document) for y in (first, second))
    n1, n2, scores = one.N(), two.N(), {}
    for word in one.keys() | two.keys():
        a, b = one[word], two[word]
        e1, e2 = n1 * (a + b) / (n1 + n2), n2 * (a + b) / (n1 + n2)
        scores[word] = 2 * ((a * math.log(a / e1) if a else 0) + (b * math.log(b / e2) if b else 0))
    return sorted(scores.items(), key=lambda item: -item[1])


questions = {
    "first page of lines, 中国": lambda: lines_of("中国"),
    "collocates of 中国": lambda: collocates("中国"),
    "whole term table, sorted": table,
    "timeline of three words": lambda: timeline({"中国", "经济", "合作"}),
    "all 3-grams": lambda: FreqDist(trigrams(words)),
    "keyness of two years": lambda: keyness("2023", "2024"),
}
for name, ask in questions.items():
    start = time.perf_counter()
    ask()
    theirs = (time.perf_counter() - start) * 1000
    print(f"{name}: Wenmai {ours[name]:.1f} ms, NLTK {theirs:.0f} ms, {theirs / ours[name]:.0f} times as long")
