"""Counts over the sample texts by Python, from the same tokens: words, n-grams, NLTK's bigram scores.

    cargo run --bin wenmai -- ask tokens.json seeds/*.txt | python scripts/oracles/tokens.py

with tokens.json {"ask": "tokens", "clean": false, "settings": {"jieba": true, "dictionary": "jieba", "hmm": true}}.
Writes tests/data/statistics/oracle_tokens.json.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures
from nltk.util import ngrams

# As the core folds terms: full-width ASCII, small letters.
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

answer = json.load(sys.stdin)["answer"]
documents = [
    [item["text"].translate(NARROW).lower() for item in document["items"] if item["counts"]]
    for document in answer["documents"]
]
digest = hashlib.sha256("\n".join("\t".join(document) for document in documents).encode()).hexdigest()

words = Counter(word for document in documents for word in document)
grams = {}
for n in (2, 3, 4):
    counts = Counter(gram for document in documents for gram in ngrams(document, n))
    grams[str(n)] = {
        "places": sum(counts.values()),
        "distinct": len(counts),
        "often": sorted(["\t".join(gram), count] for gram, count in counts.items() if count > 2),
    }

scored = {}
for window in (2, 4):
    if window == 2:
        finder = BigramCollocationFinder.from_documents(documents)
    else:
        # from_documents takes no window: one list, with enough padding that no pair reaches across documents.
        padded = [word for document in documents for word in [*document, *[None] * (window - 1)]]
        finder = BigramCollocationFinder.from_words(padded, window)
        assert None not in finder.word_fd and not any(None in pair for pair in finder.ngram_fd)
    measures = BigramAssocMeasures()
    # The pairs of the twenty most frequent first words, as the core is asked: node by node.
    nodes = [word for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0]))[:20]]
    least = 3
    scores = {name: dict(finder.score_ngrams(getattr(measures, name))) for name in ("pmi", "likelihood_ratio")}
    scored[str(window)] = [
        [node, other, count, scores["pmi"][node, other], scores["likelihood_ratio"][node, other]]
        for node in nodes
        for (first, other), count in sorted(finder.ngram_fd.items())
        if first == node and count >= least
    ]

out = Path(__file__).parents[2] / "tests/data/statistics/oracle_tokens.json"
table = {
    "about": {"tokens": sum(words.values()), "sha256": digest},
    "words": sorted([word, count] for word, count in words.items()),
    "ngrams": grams,
    "bigrams": scored,
}
out.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
print(f"{len(words)} words, {sum(len(rows) for rows in scored.values())} pairs")
