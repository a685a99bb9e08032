"""Writes expected/llama_tokens.json: what Llama's tokenizer makes of some texts.

An independent implementation of SentencePiece's byte pair encoding, as simple as possible and quadratic: look at every pair of neighbours,
merge the one with the best score (the leftmost of equals), repeat. sentencepiece itself was not at hand.
usage: bpe_reference.py llama2-tokenizer.model > ../expected/llama_tokens.json
"""
import json
import struct
import sys

TEXTS = [
    "",
    " ",
    "Hello world",
    " Hello  world ",
    "What is in the image?\nAnswer the question using a single word or phrase.",
    "USER: ",
    "\nWhat colour is it? ASSISTANT:",
    "A chat between a curious user and an artificial intelligence assistant. The assistant gives helpful, detailed, and polite answers to the user's questions. USER: ",
    "[0.12, 0.34, 0.56, 0.78]",
    "1234567890 12 345",
    "na\u00efve caf\u00e9 \u2014 \u201cquoted\u201d",
    "\u4f60\u597d\u4e16\u754c \u0645\u0631\u062d\u0628\u0627 \u043f\u0440\u0438\u0432\u0435\u0442",
    "emoji \U0001F600\U0001F9D1\u200d\U0001F680 end",
    "tabs\tand\r\nnew lines\n\n\n",
    "</s><s><unk> <0x41>",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "Supercalifragilisticexpialidocious antidisestablishmentarianism",
    "Context: The passage below describes an experiment.\nWhich question?\nA. one\nB. two",
    "https://example.org/a_b-c?d=e&f=%20",
    "\u2581escaped\u2581already",
    "x" * 3 + "\x00\x01" + "y",
    "unanswerable jack-o'-lantern Boston bull n03447721",
]


def fields(data):
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        tag = varint()
        kind = tag & 7
        if kind == 0:
            yield tag >> 3, varint()
        elif kind == 2:
            size = varint()
            yield tag >> 3, data[at:at + size]
            at += size
        elif kind == 5:
            yield tag >> 3, data[at:at + 4]
            at += 4
        else:
            raise ValueError(f"wire type {kind}")


def read_pieces(path):
    pieces = []
    for field, value in fields(open(path, "rb").read()):
        if field == 1:
            piece = {1: b"", 2: struct.pack("<f", 0), 3: 1, **dict(fields(value))}
            pieces.append((piece[1].decode(), struct.unpack("<f", piece[2])[0], piece[3]))
    return pieces


def encode(pieces, text):
    if not text:
        return []
    normal = {piece: (score, index) for index, (piece, score, kind) in enumerate(pieces) if kind == 1}
    byte_ids = {piece: index for index, (piece, _, kind) in enumerate(pieces) if kind == 6}
    symbols = list((" " + text).replace(" ", "\u2581"))
    while True:
        pairs = [(normal[a + b][0], -i) for i, (a, b) in enumerate(zip(symbols, symbols[1:])) if a + b in normal]
        if not pairs:
            break
        at = -max(pairs)[1]
        symbols[at:at + 2] = [symbols[at] + symbols[at + 1]]
    ids = []
    for symbol in symbols:
        if symbol in normal:
            ids.append(normal[symbol][1])
        else:
            ids += [byte_ids[f"<0x{value:02X}>"] for value in symbol.encode()]
    return ids


if __name__ == "__main__":
    vocabulary = read_pieces(sys.argv[1])
    print(json.dumps([{"text": text, "ids": encode(vocabulary, text)} for text in TEXTS], indent=1))
