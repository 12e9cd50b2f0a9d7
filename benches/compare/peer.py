"""python jieba with a Counter over one folder of text: python3 peer.py FOLDER. Prints bytes per second."""

import json
import sys
import time
from collections import Counter
from pathlib import Path

import jieba

jieba.setLogLevel("ERROR")
jieba.initialize()
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
# Two megabytes are enough: it takes a second for each.
part, size = [], 0
for text in texts:
    part.append(text)
    size += len(text.encode())
    if size > 2_000_000:
        break
start = time.perf_counter()
counts = Counter()
for text in part:
    counts.update(jieba.cut(text))
print(json.dumps({"name": "python-jieba", "bytesPerSecond": size / (time.perf_counter() - start)}))
