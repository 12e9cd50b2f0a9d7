#!/usr/bin/env python3
"""Writes assets/news.dict: the lexicon of jiagu 0.2.3 without what its own counts say are several words, with the tags of
jieba's dictionary; and of jieba's words the foreign names of five and more characters and those that begin with letters. Foreign
places are called so, and the long ones are words (scripts/places.txt, which scripts/places.py writes). People of the news and
words that both lexicons lack, and better tags, are listed by hand (scripts/people.txt, scripts/words.txt).

    python3 scripts/dictionary.py [--jiagu jiagu-0.2.3.tar.gz] [--jieba dict.txt] [--out assets/news.dict]

To be run when the dictionary changes, not in every build: the source distribution of jiagu is 54 MB. Without
--jiagu it is fetched with pip; without --jieba the dictionary is taken from the source of the crate jieba-rs that
Cargo.lock pins. Both are refused unless their SHA-256 is the one below. Needs nothing but Python 3.9; some seconds.

The format, all integers little-endian (src/tokens/compact.rs reads it):
    "WMDICT01"
    u32 × 7       words; bytes of: alphabet, tag names, shapes, firsts, rests, frequencies
    alphabet      all characters, UTF-8, the most frequent first; a character's rank is its place here, from 0
    tag names     UTF-8, one a line; tag 0 is none
    shapes        a byte a word: characters shared with the word before × 16 + characters that follow
    firsts        a rank a word: of the first character that follows, less that of the character it replaces
    rests         ranks of the other characters that follow
    frequencies   a number a word, seven bits a byte, the lowest first; the nearest 3 · 2^n, which changes no figure of
                  `make segmentation` by more than 0.1 and takes half the room
    tags          a byte a word
Words are ordered by the ranks of their characters, so that neighbours share beginnings and firsts are small. A rank
below 192 is one byte; otherwise rank - 192 is two, the higher first with 192 added. Columns of one kind each are
what makes gzip work.
"""
import argparse
import collections
import gzip
import hashlib
import json
import math
import os
import re
import struct
import subprocess
import sys
import tarfile
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JIAGU = 'jiagu-0.2.3.tar.gz'
JIAGU_SHA256 = '4fe546c07d5afcc30f36990726699e197739cb49b78283ba5ce8171322d090cf'
JIAGU_LEXICON = 'jiagu-0.2.3/jiagu/segment/dict/jiagu.dict'
JIEBA_SHA256 = '139519822fe8ab9e10d9d07e68ea0451045380aedaf54ecc51e2a28c6b42a13f'


def checked(path, wanted):
    with open(path, 'rb') as file:
        content = file.read()
    found = hashlib.sha256(content).hexdigest()
    if found != wanted:
        sys.exit(f'{path} has SHA-256 {found}, not {wanted}')
    return content


def jiagu(path):
    """The lexicon as {word: frequency}."""
    with tempfile.TemporaryDirectory() as folder:
        if path is None:
            command = [sys.executable, '-m', 'pip', 'download', '--no-deps', '--no-binary', ':all:', '-d', folder]
            subprocess.run([*command, 'jiagu==0.2.3'], check=True, stdout=subprocess.DEVNULL)
            path = os.path.join(folder, JIAGU)
        checked(path, JIAGU_SHA256)
        with tarfile.open(path) as archive:
            text = archive.extractfile(JIAGU_LEXICON).read().decode('utf-8')
    lines = (line.split('\t') for line in text.splitlines())
    return {word: int(frequency) for word, frequency in lines}


def jieba(path):
    """jieba's tags as {word: tag}, and its counts as {word: count}."""
    if path is None:
        command = ['cargo', 'metadata', '--format-version', '1', '--locked']
        metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
        manifest = next(p['manifest_path'] for p in metadata['packages'] if p['name'] == 'jieba-rs')
        path = os.path.join(os.path.dirname(manifest), 'src', 'data', 'dict.txt')
    lines = [line.split(' ') for line in checked(path, JIEBA_SHA256).decode('utf-8').splitlines()]
    return {word: tag for word, _, tag in lines}, {word: int(count) for word, count, _ in lines}


# A word is kept if its count exceeds what the counts of its parts predict by this factor, in nats (pointwise mutual
# information of the best way to cut it, Church and Hanks 1990), by the lengths of the parts. Corpora cut what is below:
# the thresholds were chosen on half of the sentences of UD Chinese GSDSimp (dev) and of the People's Daily of January
# 1998, and checked on the other halves (ARCHITECTURE.md has the figures).
LEAST = {
    (1, 1): 1.5, (2, 1): 3.0, (1, 2): 5.0, (2, 2): 6.0, (2, 3): 6.0, (3, 2): 6.0, (1, 3): 3.0, (3, 1): 3.0, (1, 1, 1): 4.0,
}
# What stands behind words rather than in them: 考虑 到, 局限 于, 尤其 是; 基础 上. In front of them: 副 总理.
LEAST_BEHIND = {**dict.fromkeys('到出于为是', 5.0), **dict.fromkeys('上中里内下', 4.3)}
LEAST_BEFORE = {'副': 8.0}


def parts(word, logs):
    """The best way to cut a word into other words, and its log probability under a unigram model."""
    best = [(-math.inf, 0)] * len(word) + [(0.0, 0)]
    for start in range(len(word) - 1, -1, -1):
        for end in range(start + 1, len(word) + 1):
            if end - start == len(word):
                continue
            log = logs.get(word[start:end], logs[None] if end == start + 1 else -math.inf)
            best[start] = max(best[start], (log + best[end][0], end))
    found, start = [], 0
    while start < len(word):
        found.append(word[start:best[start][1]])
        start = best[start][1]
    return found, best[0][0]


def is_one_word(word, logs):
    if len(word) == 1:
        return True
    found, log = parts(word, logs)
    shape = tuple(map(len, found))
    least = LEAST.get(shape, 0.0)
    if shape == (2, 1):
        least = max(least, LEAST_BEHIND.get(found[1], 0.0))
    if shape == (1, 2):
        least = max(least, LEAST_BEFORE.get(found[0], 0.0))
    return logs[word] - log >= least


def unigrams(words):
    """Log probabilities of words, that of a character that is no word by itself under None, and the log of the sum of all counts."""
    total = math.log(sum(words.values()))
    logs = {word: math.log(max(count, 1)) - total for word, count in words.items()}
    logs[None] = math.log(0.3) - total
    return logs, total


def several(words):
    """The words that are kept, and how many are not."""
    logs, _ = unigrams(words)
    return {word: count for word, count in words.items() if is_one_word(word, logs)}


# 新城区, 各省市, 北京市 区: no names, though their tags say so.
NO_NAME_BEFORE, NO_NAME_BEHIND = tuple('各外非大小新老旧深'), ('地区', '市区', '县区', '县市', '市县', '省市', '郊区')


def places(words, whole, tags):
    """Names of cities and districts that `words` would cut across the name: 成 都市, 盐 城市, 南 山区. Each with a count by
    which it stands as one word. Those that are cut behind the name (苏州 市) are left to the corpora's ways."""
    logs, total = unigrams(words)
    found = {}
    for word, tag in tags.items():
        name = word[:-1]
        place = word[-1] in '省市区县州' and len(word) > 2 and (tag == 'ns' or tags.get(name) == 'ns')
        named = name in tags and not word.startswith(NO_NAME_BEFORE) and not word.endswith(NO_NAME_BEHIND)
        if word in words or not place or not named:
            continue
        cut, log = parts(word, logs)
        if sum(map(len, cut[:-1])) != len(name):
            found[word] = max(whole.get(word, 0), stands(log, total))
    return found


def stands(log, total):
    """The count of a word that is as likely as parts of this log probability three times, so that rounding changes nothing."""
    return math.ceil(3 * math.exp(log + total))


# Characters that transcribe foreign names, as src/tokens/rules/names.rs has them.
def transcribing():
    with open(os.path.join(ROOT, 'src', 'tokens', 'rules', 'names.rs'), encoding='utf-8') as file:
        return set(file.read().split('TRANSCRIBES: &str = "')[1].split('"')[0]) - set('\\ \n')


def foreign(words, tags, counts):
    """jieba's foreign names of five and more characters (乌兹别克斯坦), with jieba's counts: so long, they cannot be anything else."""
    characters = transcribing()
    named = (word for word, tag in tags.items() if len(word) >= 5 and tag.startswith(('nr', 'ns', 'nz')))
    return {word: counts[word] for word in named if word not in words and characters.issuperset(word)}


# Foreign places of three characters, which are cut across the name: 都 柏林, 南 苏丹.
PLACES_TOO = set('''
    都柏林 安道尔 巴马科 班珠尔 尼亚美 安圭拉 库拉索 内比都 温尼伯 望加锡 塔希提 累西腓 圣基茨 马约特 马拉博 利隆圭 亚松森 阿勒颇 金斯敦 蒙特雷 马加丹
    南苏丹 北马其顿 南奥塞梯 赫尔松 苏梅州 杜拜 尼日尔
    肯亚 寮国 迦纳 加彭 贝南 叶门 汶莱 葛摩 诺鲁 帛琉 查德 厄瓜多 盖亚那 贝里斯 赖索托 卢安达 蒲隆地 马拉威 吉布地 塞席尔 维德角 马尔他 巴贝多 万那杜 苏利南
    义大利 纽西兰 辛巴威 尚比亚 波札那 宏都拉斯 奈及利亚 衣索比亚 坦尚尼亚
'''.split())


def lines(file):
    """The words of each line of a list in scripts/ that is no remark."""
    with open(os.path.join(ROOT, 'scripts', file), encoding='utf-8') as text:
        return [line.split() for line in text if not line.startswith('#')]


def names_in(file):
    return {name for line in lines(file) for name in line}


def long_places(names):
    """Foreign places of four and more characters, all but one of which transcribe, and the shorter ones that would be cut."""
    characters = transcribing()
    transcribed = (name for name in names if len(name) >= 4 and len(set(name) - characters) <= 1)
    return PLACES_TOO.union(transcribed)


def listed():
    """The words of scripts/words.txt as {word: tag}."""
    return {word: line[0].rstrip(':') for line in lines('words.txt') if line for word in line[1:]}


# Names that would take a character from a frequent word behind them: 韩 正在.
SELDOM = {'韩正': 3}


def missing(found, words):
    """Those of `found` that are no words yet, each with a count by which it stands as one."""
    logs, total = unigrams(words)
    return {word: stands(parts(word, logs)[1], total) for word in found if word not in words}


def with_letters(words, tags):
    """jieba's words of letters and Chinese characters (BP机, X射线), which newspapers' corpora have as words too. Not those that are a
    letter by which things are numbered or graded: A座, B轮."""
    letters = re.compile(r'[A-Za-z]+[\u4e00-\u9fff]{1,3}')
    found = (word for word in tags if letters.fullmatch(word) and not word.endswith(tuple('年座轮版级盘通化')))
    return {word: 3 for word in found if word not in words}


def rank_bytes(ranks):
    out = bytearray()
    for rank in ranks:
        if rank < 192:
            out.append(rank)
        else:
            rank -= 192
            out += bytes((192 + (rank >> 8), rank & 255))
    return bytes(out)


def number_bytes(numbers):
    out = bytearray()
    for number in numbers:
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        out.append(number)
    return bytes(out)


def encode(words, tags):
    count = collections.Counter(character for word in words for character in word)
    alphabet = sorted(count, key=lambda character: (-count[character], character))
    rank = {character: place for place, character in enumerate(alphabet)}
    ordered = sorted(words, key=lambda word: [rank[character] for character in word])
    seen = collections.Counter(tags[word] for word in ordered if tags.get(word))
    names = sorted(seen, key=lambda name: (-seen[name], name))
    number = {name: place for place, name in enumerate(names, 1)}
    shapes, firsts, rests, before = bytearray(), [], [], ''
    for word in ordered:
        shared = len(os.path.commonprefix([before, word]))
        assert shared < 16 and len(word) - shared < 16, word
        shapes.append(shared << 4 | len(word) - shared)
        # In this order what follows is never less than what it replaces.
        firsts.append(rank[word[shared]] - (rank[before[shared]] if shared < len(before) else 0))
        rests += [rank[character] for character in word[shared + 1:]]
        before = word
    columns = [
        ''.join(alphabet).encode(), '\n'.join(names).encode(), bytes(shapes), rank_bytes(firsts), rank_bytes(rests),
        number_bytes(3 << max(0, round(math.log2(max(words[word], 1) / 3))) for word in ordered),
    ]
    head = struct.pack('<7I', len(ordered), *map(len, columns))
    return b'WMDICT01' + head + b''.join(columns) + bytes(number.get(tags.get(word), 0) for word in ordered)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--jiagu')
    parser.add_argument('--jieba')
    parser.add_argument('--out', default=os.path.join(ROOT, 'assets', 'news.dict'))
    arguments = parser.parse_args()
    whole, (tags, counts) = jiagu(arguments.jiagu), jieba(arguments.jieba)
    words = several(whole)
    words |= places(words, whole, tags)
    words |= foreign(words, tags, counts)
    words |= with_letters(words, tags)
    names, persons, own = names_in('places.txt') | PLACES_TOO, names_in('people.txt'), listed()
    words |= missing(long_places(names) | persons | own.keys(), words)
    words |= SELDOM
    tags.update({name: 'ns' for name in names if not tags.get(name, '').startswith('ns')})
    tags.update({name: 'nr' for name in persons if not tags.get(name, '').startswith('nr')})
    tags.update(own)
    content = encode(words, tags)
    with open(arguments.out, 'wb') as file:
        file.write(content)
    tagged = sum(word in tags for word in words)
    print(f'words = {len(words)} of {len(whole)}, with a tag {tagged}')
    print(f'bytes = {len(content)}, gzipped {len(gzip.compress(content, 9))}')
    print(f'sha256 = {hashlib.sha256(content).hexdigest()}')


if __name__ == '__main__':
    main()
