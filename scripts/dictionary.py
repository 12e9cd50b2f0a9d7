#!/usr/bin/env python3
"""Writes assets/news.dict: the lexicon of jiagu 0.2.3 with the tags of jieba's dictionary.

    python3 scripts/dictionary.py [--jiagu jiagu-0.2.3.tar.gz] [--jieba dict.txt] [--out assets/news.dict]

To be run when the dictionary changes, not in every build: the source distribution of jiagu is 54 MB. Without
--jiagu it is fetched with pip; without --jieba the dictionary is taken from the source of the crate jieba-rs that
Cargo.lock pins. Both are refused unless their SHA-256 is the one below. Needs nothing but Python 3.9.

The format, all integers little-endian (src/tokens/compact.rs reads it):
    "WMDICT01"
    u32 × 7       words; bytes of: alphabet, tag names, shapes, firsts, rests, frequencies
    alphabet      all characters, UTF-8, the most frequent first; a character's rank is its place here, from 0
    tag names     UTF-8, one a line; tag 0 is none
    shapes        a byte a word: characters shared with the word before × 16 + characters that follow
    firsts        a rank a word: of the first character that follows, less that of the character it replaces
    rests         ranks of the other characters that follow
    frequencies   a number a word, seven bits a byte, the lowest first
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
import os
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
    """jieba's tags as {word: tag}."""
    if path is None:
        command = ['cargo', 'metadata', '--format-version', '1', '--locked']
        metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
        manifest = next(p['manifest_path'] for p in metadata['packages'] if p['name'] == 'jieba-rs')
        path = os.path.join(os.path.dirname(manifest), 'src', 'data', 'dict.txt')
    lines = (line.split(' ') for line in checked(path, JIEBA_SHA256).decode('utf-8').splitlines())
    return {fields[0]: fields[2] for fields in lines}


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
        number_bytes(words[word] for word in ordered),
    ]
    head = struct.pack('<7I', len(ordered), *map(len, columns))
    return b'WMDICT01' + head + b''.join(columns) + bytes(number.get(tags.get(word), 0) for word in ordered)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--jiagu')
    parser.add_argument('--jieba')
    parser.add_argument('--out', default=os.path.join(ROOT, 'assets', 'news.dict'))
    arguments = parser.parse_args()
    words, tags = jiagu(arguments.jiagu), jieba(arguments.jieba)
    content = encode(words, tags)
    with open(arguments.out, 'wb') as file:
        file.write(content)
    tagged = sum(word in tags for word in words)
    print(f'words = {len(words)}, with a tag {tagged}')
    print(f'bytes = {len(content)}, gzipped {len(gzip.compress(content, 9))}')
    print(f'sha256 = {hashlib.sha256(content).hexdigest()}')


if __name__ == '__main__':
    main()
