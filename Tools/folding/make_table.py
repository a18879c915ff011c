#!/usr/bin/env python3
"""Writes Sources/Signals/FoldingTable.swift: what each Unicode scalar becomes in a folded text.

See README.md beside this file for the sources and the format.
"""
import json
import re
import sys
import unicodedata as ucd
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "Sources" / "Signals" / "FoldingTable.swift"

REMOVED, SPACE, EMOJI = "~", "_", "^"  # as written in the table; literal ones are escaped with a backslash
PLAIN_PUNCTUATION = {
    "\u00bf": "?", "\u00a1": "!", "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2039": "'", "\u203a": "'",
    "\u00b7": ".", "\u2022": ".", "\u2219": ".", "\u22c5": ".", "\u30fb": ".", "\u3002": ".", "\uff61": ".",
    "\u2044": "/", "\u2215": "/", "\u29f8": "/", "\u2013": "-", "\u2014": "-", "\u2010": "-", "\u2011": "-",
    "\u2012": "-", "\u2015": "-", "\u2212": "-", "\u2217": "*", "\u204e": "*", "\ua789": ":", "\u2236": ":",
}
# Greek and Cyrillic letters as trolls use them; confusables.txt has another look-alike for them, or none.
OVERRIDES = {
    "\u03b5": "e", "\u03ba": "k", "\u03b2": "b", "\u043a": "k", "\u043c": "m", "\u043f": "n",
}
INVISIBLE_LETTERS = {0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5}
NAMED = re.compile(
    r"^(?:LATIN (?:SMALL|CAPITAL) LETTER(?: SMALL CAPITAL)?|LATIN LETTER SMALL CAPITAL"
    r"|LATIN LETTER|MODIFIER LETTER (?:SMALL|CAPITAL)"
    r"|NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER|REGIONAL INDICATOR SYMBOL LETTER"
    r"|TAG LATIN (?:SMALL|CAPITAL) LETTER)"
    r"(?: (?:TURNED|REVERSED|OPEN|DOTLESS|SCRIPT|INSULAR|SIDEWAYS|INVERTED|LONG|CLOSED|BARRED|STRETCHED))*"
    r" ([A-Z]{1,2})(?: WITH .*)?$")


def is_plain(text):
    return bool(text) and all(0x20 < ord(c) < 0x7F for c in text)


def stripped(text):
    return "".join(c for c in text if ucd.category(c) not in ("Mn", "Me", "Mc", "Cf"))


def compatible(char):
    """NFKC without marks, or None when that is not plain ASCII."""
    text = stripped(ucd.normalize("NFKD", char)).replace("\u2044", "/").replace("\u0131", "i")
    text = text.replace(" ", "")
    if len(text) > 1:
        text = text.strip("()")  # ⑴; and a parenthesis would end the table's own
    return text.lower() if is_plain(text) else None


def named(char):
    """The base letter by the scalar's own name: o for "LATIN SMALL LETTER O WITH STROKE"."""
    found = NAMED.match(ucd.name(char, ""))
    if not found:
        return None
    letters = found.group(1).lower()
    return letters if len(letters) == 1 or letters in ("ae", "oe", "ij", "lj", "nj", "dz", "tz", "ts") else None


def look_alike(char, confusables):
    """A letter or digit that looks the same, letters first; follows one step through non-ASCII look-alikes."""
    name = ucd.name(char, "")
    direct, further = set(), set()
    for other in confusables.get(char, ()):
        text = other["c"]
        base = stripped(ucd.normalize("NFKD", text))
        if is_plain(base) and base.isalnum():
            direct.add(base.lower())
        elif len(text) == 1 and (named(text) or compatible(text)):
            further.add((named(text) or compatible(text)).lower())
    for found in (direct, further):
        found = {f for f in found if f.isalnum() and len(f) <= 2}
        if not found:
            continue
        if found & {"l", "i", "1"}:
            return "i" if re.search(r"\bI\b|IOTA|BYELORUSSIAN|PALOCHKA", name) else "l"
        if found & {"o", "0"}:
            return "o"
        return sorted(found, key=lambda f: (len(f), f.isdigit(), f))[0]
    return None


def is_emoji(code, category):
    if 0x1F3FB <= code <= 0x1F3FF:
        return False
    pictures = ((0x2300, 0x23FF), (0x25A0, 0x27BF), (0x2B00, 0x2BFF), (0x1F000, 0x1FBFF))
    return category in ("So", "Cn") and any(low <= code <= high for low, high in pictures) and (
        category == "So" or code >= 0x1F000)


def folded(code, confusables):
    """The table's value for one scalar, or None when it stays as it is."""
    char = chr(code)
    category = ucd.category(char)
    if category in ("Cs", "Co"):
        return None
    if char in "\u00f1\u00d1":
        return "\u00f1"
    if char in "\u00df\u1e9e":
        return "ss"
    if 0x1F3FB <= code <= 0x1F3FF or code in INVISIBLE_LETTERS:
        return REMOVED
    if 0xE0020 <= code <= 0xE007F or category in ("Mn", "Me", "Cf", "Cc"):
        return SPACE if code in (0x85,) else REMOVED
    if category in ("Zs", "Zl", "Zp") or code == 0x2800:
        return SPACE
    if char in PLAIN_PUNCTUATION:
        return PLAIN_PUNCTUATION[char]
    if char == "\u20ac":
        return None
    digit = ucd.decimal(char, None)
    if digit is not None:
        return str(digit)
    bare = stripped(ucd.normalize("NFKD", char)).lower()
    if bare in OVERRIDES and category[0] == "L":
        return OVERRIDES[bare]
    text = compatible(char)
    if text and len(text) <= 6:
        return text
    base = named(char)
    if base:
        return base
    alike = look_alike(char, confusables)
    if alike and category[0] in "LNS":
        return alike
    if is_emoji(code, category):
        return EMOJI
    if category[0] in "PSZ":
        return SPACE
    lower = char.lower()
    if lower != char:
        # A cased letter without a base letter of ours: its lower case, or what that folds to.
        return (folded(ord(lower), confusables) if len(lower) == 1 else None) or stripped(lower)
    plain = stripped(ucd.normalize("NFKD", char))
    if plain != char and len(plain) == 1 and ucd.category(plain)[0] == "L" and not 0xAC00 <= code <= 0xD7A3:
        return folded(ord(plain), confusables) or plain
    return None


def escaped(value):
    if value in "#\\":
        return f"({value})"  # "\\#" would be an escape of the Swift literal
    return "\\" + value if value in "~_^(<" else value


def written(value):
    if value in (REMOVED, SPACE, EMOJI):
        return value
    return escaped(value) if len(value) == 1 and ord(value) < 0x7F else f"({value})"


def main():
    data = Path(sys.argv[1])
    with open(data) as file:
        confusables = json.load(file)
    runs, previous = [], None
    for code in range(0x80, 0x110000):
        value = folded(code, confusables)
        if value is None:
            continue
        text = written(value)
        if previous is not None and code == previous[0] + previous[1] and text == previous[2]:
            previous[1] += 1
            continue
        previous = [code, 1, text]
        runs.append(previous)
    out, expected, count = [], 0x80, 0
    for code, length, text in runs:
        if code != expected:
            out.append(f"#{code - expected:x};")
        out.append(f"<{length:x};{text}" if length > 3 else text * length)
        expected = code + length
        count += length
    # A Swift line continues the literal when it ends in \# (raw string); cut between tokens only.
    lines, line = [], ""
    for token in out:
        if len(line) + len(token) > 100:
            lines.append(line)
            line = ""
        line += token
    lines.append(line)
    body = "\\#\n".join("        " + line for line in lines)
    TARGET.write_text(HEADER + f"""
/// What each scalar above ASCII becomes in a folded text; `Folding` decodes it.
///
/// Generated by Tools/folding/make_table.py (its README describes the format): {count} scalars,
/// compatibility forms and marks of Unicode {ucd.unidata_version}, look-alikes of Unicode's confusables.
enum FoldingTable {{
    static let text = #\"\"\"
{body}
        \"\"\"#
}}
""")
    print(count, "scalars,", sum(map(len, lines)), "characters", file=sys.stderr)


HEADER = '''// swift-format-ignore-file
//
// Derived from Unicode's data files (UnicodeData.txt, confusables.txt), which come with this notice:
//
//   UNICODE LICENSE V3
//
//   COPYRIGHT AND PERMISSION NOTICE
//
//   Copyright (c) 1991-2024 Unicode, Inc.
//
//   NOTICE TO USER: Carefully read the following legal agreement. BY DOWNLOADING, INSTALLING, COPYING OR
//   OTHERWISE USING DATA FILES, AND/OR SOFTWARE, YOU UNEQUIVOCALLY ACCEPT, AND AGREE TO BE BOUND BY, ALL OF
//   THE TERMS AND CONDITIONS OF THIS AGREEMENT. IF YOU DO NOT AGREE, DO NOT DOWNLOAD, INSTALL, COPY,
//   DISTRIBUTE OR USE THE DATA FILES OR SOFTWARE.
//
//   Permission is hereby granted, free of charge, to any person obtaining a copy of data files and any
//   associated documentation (the "Data Files") or software and any associated documentation (the "Software")
//   to deal in the Data Files or Software without restriction, including without limitation the rights to use,
//   copy, modify, merge, publish, distribute, and/or sell copies of the Data Files or Software, and to permit
//   persons to whom the Data Files or Software are furnished to do so, provided that either (a) this copyright
//   and permission notice appear with all copies of the Data Files or Software, or (b) this copyright and
//   permission notice appear in associated Documentation.
//
//   THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
//   INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
//   NONINFRINGEMENT OF THIRD PARTY RIGHTS. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS
//   NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER
//   RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS
//   ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA FILES OR SOFTWARE.
//
//   Except as contained in this notice, the name of a copyright holder shall not be used in advertising or
//   otherwise to promote the sale, use or other dealings in these Data Files or Software without prior written
//   authorization of the copyright holder.
'''

if __name__ == "__main__":
    main()
