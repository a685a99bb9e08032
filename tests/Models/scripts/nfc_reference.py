"""Writes CanonicalTable.cs, Unicode's canonical decompositions and combining classes, and expected/nfc.json: texts and their form NFC by Python's unicodedata.

usage: nfc_reference.py ../../../src/Models/Tokenizers/CanonicalTable.cs ../expected/nfc.json
"""
import json
import random
import sys
import textwrap
import unicodedata

SOURCE = '''namespace CoIN.Models.Tokenizers;

/// <summary>What Unicode {version} says of canonical equivalence; written by tests/Models/scripts/nfc_reference.py.</summary>
/// <remarks>
/// Entries stand between semicolons, all in hexadecimal: a character and its decomposition of one step, with '-' behind it if nothing is composed to it; or '=' with a combining
/// class and its characters. A constant, so that what is computed with it counts as changed when it is.
/// </remarks>
internal static class CanonicalTable
{{
    /// <summary>The entries.</summary>
    public const string Entries = """
{entries}
        """;
}}
'''

HANGUL = range(0xAC00, 0xD7A4)


def table():
    classes = {}
    for code in range(0x110000):
        if 0xD800 <= code < 0xE000 or code in HANGUL:
            continue
        character = chr(code)
        parts = unicodedata.decomposition(character)
        if parts and parts[0] != "<":
            excluded = unicodedata.normalize("NFC", character) != character
            yield f"{code:X} {' '.join(f'{int(part, 16):X}' for part in parts.split())}{' -' if excluded else ''}"
        if unicodedata.combining(character):
            classes.setdefault(unicodedata.combining(character), []).append(code)
    for combining, codes in sorted(classes.items()):
        for start in range(0, len(codes), 20):
            yield f"={combining:X} {' '.join(f'{code:X}' for code in codes[start:start + 20])}"


def samples(random):
    decomposable = [chr(code) for code in range(0x110000) if unicodedata.decomposition(chr(code))[:1] not in ("", "<") and code not in HANGUL]
    marks = [chr(code) for code in range(0x300, 0x370)] + ["\u05b4", "\u0591", "\u3099", "\u093c", "\u0f71", "\U0001d165", "\u1161", "\u11a8"]
    starters = list("aeiouAEIOUcnszyx 1") + ["\u1100", "\u1102", "\uac00", "\uac01", "\u304b", "\u0915", "\U0001d158", "\u2126", "\ufb1d"] + decomposable
    for _ in range(400):
        text = "".join(random.choice(starters) + "".join(random.choices(marks, k=random.randrange(4))) for _ in range(random.randrange(1, 5)))
        yield unicodedata.normalize("NFD", text) if random.random() < 0.5 else text


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="ascii") as file:
        entries = textwrap.fill(";".join(entry.replace(" ", "_") for entry in table()).replace(";", "; "), 160, break_long_words=False)
        file.write(SOURCE.format(version=unicodedata.unidata_version, entries=textwrap.indent(entries.replace("; ", ";").replace("_", " "), "        ")))
    with open(sys.argv[2], "w", encoding="ascii") as file:
        json.dump([[text, unicodedata.normalize("NFC", text)] for text in samples(random.Random(1))], file, indent=0)
        file.write("\n")
