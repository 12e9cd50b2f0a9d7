"""Writes tests/data/segmentation/jieba_seeds.txt: how python's jieba 0.42.1 cuts the sample texts as they stand. A line
for each file: its name and the lengths of the tokens in characters, 1–9 and then a–z."""
import logging
import os

import jieba

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
jieba.setLogLevel(logging.ERROR)
assert jieba.__version__ == '0.42.1', jieba.__version__
with open(os.path.join(ROOT, 'tests', 'data', 'segmentation', 'jieba_seeds.txt'), 'w', encoding='utf-8') as out:
    for name in sorted(os.listdir(os.path.join(ROOT, 'seeds'))):
        if name.endswith('.txt'):
            with open(os.path.join(ROOT, 'seeds', name), encoding='utf-8', newline='') as file:
                tokens = list(jieba.cut(file.read()))
            out.write(f'{name} {"".join(DIGITS[len(token)] for token in tokens)}\n')
