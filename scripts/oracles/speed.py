"""The questions of benches/compare/questions.mjs in NLTK over the same tokens: milliseconds of each.

    python scripts/oracles/speed.py TOKENS

TOKENS is a file that `time_questions` writes: a document a line, its date first. `make speed` runs both, one after the
other. Prints one line of JSON: for each question the median of three runs, by the clock and of processor time.

NLTK is asked with its own classes where it has them: Text.concordance_list, BigramCollocationFinder, FreqDist,
ConditionalFreqDist, trigrams. It has no keyness; there the loop is the shortest that NLTK's FreqDist allows. NLTK keeps no
index between questions, so counting is part of its time.
"""

import json
import math
import sys
import time
from pathlib import Path

import nltk
from nltk import ConditionalFreqDist, FreqDist, Text, trigrams
from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures

lines = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")
documents = []
for line in filter(None, lines):
    date, *words = line.split("\t")
    documents.append((date, words))
words = [word for _, document in documents for word in document]


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


def median_of(ask):
    clock, processor = [], []
    for _ in range(3):
        begun = time.perf_counter(), time.process_time()
        ask()
        clock.append((time.perf_counter() - begun[0]) * 1000)
        processor.append((time.process_time() - begun[1]) * 1000)
    return {"clock": sorted(clock)[1], "busy": sorted(processor)[1]}


times = {name: median_of(ask) for name, ask in questions.items()}
print(json.dumps({"version": nltk.__version__, "tokens": len(words), "questions": times}, ensure_ascii=False))
