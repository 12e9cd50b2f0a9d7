"""Cuts each line of the standard input with python's jieba; tokens are separated by U+001F. `--no-hmm` switches its
hidden Markov model off."""
import logging
import sys

import jieba

jieba.setLogLevel(logging.ERROR)
hmm = '--no-hmm' not in sys.argv
sys.stdin.reconfigure(encoding='utf-8', newline='\n')
sys.stdout.reconfigure(encoding='utf-8', newline='\n')
for line in sys.stdin:
    print('\x1f'.join(jieba.cut(line.rstrip('\n'), HMM=hmm)))
