"""Writes expected/qwen_small.tiktoken, a vocabulary in the format of Qwen's, and expected/qwen_tokens.json: what Qwen's tokenizer makes of some texts with it.

An independent implementation, as simple as possible: the published pattern as a regular expression of Python's with its classes spelt out, and quadratic merging
of the neighbours with the lowest rank. Neither tiktoken nor Qwen's vocabulary was at hand, so a small vocabulary is trained here on the texts themselves.
usage: qwen_reference.py ../expected
       qwen_reference.py ../expected qwen.tiktoken > tokens.json    (the same texts with another vocabulary)
"""
import base64
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

TEXTS = [
    "",
    " ",
    "Hello world",
    " Hello  world ",
    "What is in the image?\nAnswer the question using a single word or phrase.",
    "system\n", "user\n", "assistant\n", "Picture 1: ", "\n", "You are a helpful assistant.",
    "[0.12, 0.34, 0.56, 0.78]",
    "1234567890 12 345 \u0663\u0664 \u00bd \u2167 \U0001D7D9\U0001D7DA",
    "I'm sure they'll say it's what we've DON'T you'RE he'd 'SOME 'T '\u017Fo 'x ''s '",
    "na\u00efve caf\u00e9 nai\u0308ve cafe\u0301 \u2014 \u201cquoted\u201d",
    "\u4f60\u597d\u4e16\u754c \u0645\u0631\u062d\u0628\u0627 \u043f\u0440\u0438\u0432\u0435\u0442 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \uac00\u1100\u1161",
    "emoji \U0001F600\U0001F9D1\u200d\U0001F680 end \U0001F600s",
    "astral letters \U00010400\U00010428 \U00020000\U0001D49C and numbers",
    "tabs\tand\r\nnew lines\n\n\n  indented\n \n\t x   \r y",
    "spaces:\u00a0no\u2003em\u3000wide\u0085next\u2028line\u200bzero \x1c\x1d\x0b\x0c",
    "   three before, three after   ",
    "trailing newline and spaces \n  ",
    "<|im_end|><|endoftext|><img>x</img> <box>(1,2),(3,4)</box>",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "Supercalifragilisticexpialidocious antidisestablishmentarianism",
    "Context: The passage below describes an experiment.\nWhich question?\nA. one\nB. two",
    "https://example.org/a_b-c?d=e&f=%20 !!!\n\n??? $x$\r\n#tag @name",
    "unanswerable jack-o'-lantern Boston bull n03447721",
    "x\x00\x01y\x7f",
]
MERGES = 400


def characters(wanted):
    """The members of some categories as the inside of a character class."""
    ranges = []
    for code in range(0x110000):
        if wanted(chr(code)):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)


LETTER = characters(lambda c: unicodedata.category(c)[0] == "L")
NUMBER = characters(lambda c: unicodedata.category(c)[0] == "N")
SPACE = characters(lambda c: unicodedata.category(c)[0] == "Z" or c in "\t\n\v\f\r\x85")
PATTERN = re.compile(
    f"(?:'[sS\u017F]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\\r\\n{LETTER}{NUMBER}]?[{LETTER}]+|[{NUMBER}]"
    f"| ?[^{SPACE}{LETTER}{NUMBER}]+[\\r\\n]*|[{SPACE}]*[\\r\\n]+|[{SPACE}]+(?![^{SPACE}])|[{SPACE}]+")


def words(text):
    found = PATTERN.findall(unicodedata.normalize("NFC", text))
    assert "".join(found) == unicodedata.normalize("NFC", text)
    return [word.encode() for word in found]


def merge(parts, pair):
    joined = []
    for part in parts:
        if joined and (joined[-1], part) == pair:
            joined[-1] = joined[-1] + part
        else:
            joined.append(part)
    return joined


def train():
    corpus = Counter(word for text in TEXTS for word in words(text))
    split = {word: [bytes([value]) for value in word] for word in corpus}
    # As in tiktoken's vocabularies, the bytes that print come first.
    printing = [value for value in range(256) if 33 <= value <= 126 or 161 <= value <= 172 or value >= 174]
    tokens = [bytes([value]) for value in printing + [value for value in range(256) if value not in printing]]
    while len(tokens) < 256 + MERGES:
        pairs = Counter()
        for word, parts in split.items():
            for pair in zip(parts, parts[1:]):
                pairs[pair] += corpus[word]
        pairs = {pair: count for pair, count in pairs.items() if pair[0] + pair[1] not in tokens}
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        tokens.append(best[0] + best[1])
        split = {word: merge(parts, best) for word, parts in split.items()}
    return tokens


def encode(ranks, text):
    ids = []
    for word in words(text):
        parts = [bytes([value]) for value in word]
        while True:
            known = [(ranks[a + b], i) for i, (a, b) in enumerate(zip(parts, parts[1:])) if a + b in ranks]
            if not known:
                break
            at = min(known)[1]
            parts[at:at + 2] = [parts[at] + parts[at + 1]]
        ids += [ranks[part] for part in parts]
    return ids


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2:
        lines = Path(sys.argv[2]).read_bytes().splitlines()
        ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines if line)}
    else:
        vocabulary = train()
        (folder / "qwen_small.tiktoken").write_text("".join(f"{base64.b64encode(token).decode()} {rank}\n" for rank, token in enumerate(vocabulary)))
        ranks = {token: rank for rank, token in enumerate(vocabulary)}
    result = json.dumps([{"text": text, "ids": encode(ranks, text)} for text in TEXTS], indent=1)
    if len(sys.argv) > 2:
        print(result)
    else:
        (folder / "qwen_tokens.json").write_text(result + "\n")
