#!/usr/bin/env python3
"""Writes src/tokens/traditional.txt: which character a traditional character or a variant is counted as.

    python3 scripts/traditional.py FOLDER_OF_OPENCC_DICTIONARIES

The folder is assets/dictionaries of the crate ferrous-opencc 0.4.0, which holds OpenCC's tables unchanged. The
output is two lines: the characters, and what each becomes. Taken are the first choice of TSCharacters, the forms of
Taiwan and Hong Kong that are no simplified characters themselves (not in GB 2312), and Unicode's compatibility
ideographs (U+F900–U+FAFF). One character becomes one character, so that places in the text stay what they are.
"""
import hashlib
import os
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHA256 = {
    'TSCharacters.txt': '9d148f979257bdf51f2bf69bf5005a5e3876d89233a8a0f525246cb540e2f6fc',
    'TWVariants.txt': '486b868a69f021b21dba76026097f6ade73c1d73365d216ceb9c39dbc0cc3cf4',
    'HKVariants.txt': '2ac0aac98bb73b98a061492a08d8c7a81fefa6a431d89d59a0ac6b6fdaaef4d7',
}


def read(folder, name):
    with open(os.path.join(folder, name), 'rb') as file:
        content = file.read()
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256[name]:
        sys.exit(f'{name} has SHA-256 {found}, not {SHA256[name]}')
    for line in content.decode('utf-8').splitlines():
        if line and not line.startswith('#'):
            key, values = line.split('\t')
            yield key, values.split(' ')[0]


def simplified(character):
    try:
        return bool(character.encode('gb2312'))
    except UnicodeEncodeError:
        return False


def main():
    folder = sys.argv[1]
    table = dict(read(folder, 'TSCharacters.txt'))
    for name in ('TWVariants.txt', 'HKVariants.txt'):
        for standard, variant in read(folder, name):
            if not simplified(variant):
                table.setdefault(variant, table.get(standard, standard))
    for code in range(0xF900, 0xFB00):
        plain = unicodedata.normalize('NFC', chr(code))
        if plain != chr(code):
            table[chr(code)] = table.get(plain, plain)
    # What a character becomes stays what it is: 乾 becomes 干 and 干 is no key.
    for key in table:
        seen = {key}
        while table[key] in table and table[table[key]] not in seen:
            seen.add(table[key])
            table[key] = table[table[key]]
    table = {k: v for k, v in sorted(table.items()) if k != v and len(k) == 1 and ord(k) < 0x10000 and ord(v) < 0x10000}
    assert not set(table) & set(table.values()), set(table) & set(table.values())
    with open(os.path.join(ROOT, 'src', 'tokens', 'traditional.txt'), 'w', encoding='utf-8') as file:
        file.write(''.join(table) + '\n' + ''.join(table.values()) + '\n')
    print(f'characters = {len(table)}')


if __name__ == '__main__':
    main()
