"""Makes tests/Judging/Golden/replies.jsonl: what a judge's reply is worth under both parsers, by an implementation of its own.

Run from the repository root: python3 tests/Judging/scripts/reply_golden.py
The published column is written from the description of evaluate_score.py with Python's own float; the corrected column from the description of
ReplyParsers.Corrected, word by word instead of by one pattern. Edge cases first, then seeded combinations.
"""

import json
import math
import pathlib
import random
import re

OUT = pathlib.Path(__file__).resolve().parents[1] / "Golden" / "replies.jsonl"

EDGES = [
    "0", "1", "7", "10", "11", "-3", "8.5", "8.0", "10.0", "10.5", "1e1", "1e2", " 9 ", "9\n", "", " ", "nan", "inf", "-inf", "+5", "5.", ".5", "1_0", "٣",
    "8/10", "8.5/10", "10/10", "11/10", "0/10", "8 /10", "/10", "Score: 8/10", "8/", "Score: 10", "score: 7", "Rating: 3", "The score is 6", "6 points", "10 points",
    "7 out of 10", "**8**", "**8**/10", "`4`", '"5"', "(6)", "[9]", "8.", "9!", "Score 8", "Score: eight", "I rate it 8", "8 because it is right", "The answer is mostly right.",
    "0.", "00", "007", "10.00", "8,5", "8-9", "7 8", "score: 11", "Score: -2", "7/10 points", "verdict = 2", "The rating is: 4.", "value 3",
]


def published(text):
    try:
        number = float(text)
        if math.isnan(number) or number == -math.inf:
            return None
        return number if number <= 10 else None
    except ValueError:
        pass
    if "/" in text:
        before = text.split("/")[0]
        return float(before) if re.fullmatch("[0-9]+", before) and int(before) <= 10 else None
    for letter in text:
        if letter in "123456789":
            return float(letter)
    return None


def corrected(text):
    rest = text.lower()

    def dress(opening):
        nonlocal rest
        rest = rest.lstrip(" \t\r\n" + opening)

    dress("*_`\"'[(")
    label = re.match(r"(the\s+)?(score|rating|value|verdict)(\s+is)?", rest)
    if label:
        rest = rest[label.end():]
        dress("*_`")
        if rest[:1] in (":", "=") and rest:
            rest = rest[1:]
        dress("*_`\"'[(")
    number = "10" if rest.startswith("10") else rest[:1]
    if not number or number not in [str(i) for i in range(11)]:
        return None
    rest = rest[len(number):]
    zeros = re.match(r"\.0+", rest)
    if zeros:
        rest = rest[zeros.end():]
    dress("*_`\"'])")
    for scale in (r"/\s*10", r"out\s+of\s*10", r"points?"):
        found = re.match(scale, rest)
        if found:
            rest = rest[found.end():]
            break
    return int(number) if not rest.strip(" \t\r\n*_`\"']).") else None


def main():
    draw = random.Random(5)
    cases = list(EDGES)
    while len(cases) < 400:
        parts = [
            draw.choice(["", "", "Score: ", "score=", "The rating is ", "**", "I say ", "(", " "]),
            draw.choice(["0", "3", "8", "10", "11", "7.5", "9.0", "-1", "ten", ""]),
            draw.choice(["", "", "/10", " / 10", " out of 10", ".", "**", ")", " points", " because", "/5", "\n", "/"]),
        ]
        text = "".join(parts)
        if text not in cases:
            cases.append(text)
    with OUT.open("w", encoding="utf-8", newline="\n") as file:
        for text in cases:
            file.write(json.dumps({"reply": text, "published": published(text), "corrected": corrected(text)}, ensure_ascii=False) + "\n")


main()
