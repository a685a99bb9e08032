"""Makes tests/Evaluation/Scorers/Golden/*.jsonl: what each scoring rule must give, by an implementation of its own.

Run from the repository root: python3 tests/Evaluation/scripts/scorer_golden.py
Written from the description of the rules (docs in src/Evaluation/Scorers), not from the C#; the published column follows the official evaluators
step by step with Python's own string and float semantics. Edge cases first, then seeded combinations; at least 200 cases each.
"""

import json
import math
import pathlib
import random
import re

OUT = pathlib.Path(__file__).resolve().parents[1] / "Scorers" / "Golden"
VQA_MARKS = [";", "/", "[", "]", '"', "{", "}", "(", ")", "=", "+", "\\", "_", "-", ">", "<", "@", "`", ",", "?", "!"]
NUMBERS = {w: str(i) for i, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {"none": "0"}
# The contraction list is data of the official evaluation; the C# table is read here so that only the procedure is independent.
TABLE = (pathlib.Path(__file__).resolve().parents[3] / "src/Evaluation/Scorers/VqaContractions.cs").read_text()
CONTRACTIONS = dict(re.findall(r'\["([^"]+)"\] = "([^"]+)"', TABLE))


# --- VQA normal forms -----------------------------------------------------------------------------------------------------------

def finish(text):
    words = [NUMBERS.get(w, w) for w in text.lower().split()]
    return " ".join(CONTRACTIONS.get(w, w) for w in words if w not in ("a", "an", "the"))


def marks(text, delete_all):
    out = text
    for mark in VQA_MARKS:
        touching = mark + " " in text or " " + mark in text
        out = out.replace(mark, "" if touching or delete_all else " ")
    return out


def m4c(text):
    text = text.lower().replace(",", "").replace("?", "").replace("'s", " 's").strip()
    text = text.replace("\n", " ").replace("\t", " ").strip()
    text = marks(text, re.search(r"(?<=\d)(\,)+(?=\d)", text) is not None)
    return finish(re.sub(r"(?!<=\d)(\.)(?!\d)", "", text, count=32))


def official(text):
    text = text.lower().replace("\n", " ").replace("\t", " ").strip()
    text = marks(text, re.search(r"(\d)(\,)(\d)", text) is not None)
    return finish(re.sub(r"(?!<=\d)(\.)(?!\d)", "", text))


def soft(prediction, answers):
    scores = []
    for left_out in range(len(answers)):
        others = [a for i, a in enumerate(answers) if i != left_out]
        scores.append(min(1, others.count(prediction) / 3))
    return sum(scores) / len(scores)


def vqa(case, normal):
    if not case.get("annotators"):
        return float(normal(case["prediction"]) == normal(case["answer"]))
    return soft(normal(case["prediction"]), [normal(a) for a in case["annotators"]])


# --- the rules ------------------------------------------------------------------------------------------------------------------

def science_published(case):
    text, letters = case["prediction"], "ABCDE"
    if text in list(letters):
        answer = text
    elif len(text) >= 3 and text[0] in letters and text[1:3] == ". ":
        answer = text[0]
    else:
        found = re.compile(r"\b(\w)\b").findall(text)
        answer = found[0].upper() if found else "FAILED"
    return float(answer in list(letters)[: case["choices"]] and answer == case["answer"])


def science_corrected(case):
    choices, text = "ABCDE"[: case["choices"]], case["prediction"].strip()
    head = text[1:] if text[:1] in ("(", "[", '"', "'") and text else text
    if head[:1].upper() in tuple(choices) and head[:1].isascii() and head and (len(head) == 1 or head[1] in ')]"\'.:,'):
        return float(head[0].upper() == case["answer"])
    found = set()
    for i, letter in enumerate(text):
        before, after = text[i - 1] if i else " ", text[i + 1] if i + 1 < len(text) else " "
        joined = lambda c: c.isalnum() or c in "_'-"
        if letter not in choices or joined(before) or joined(after):
            continue
        rest = text[i + 1:]
        article = letter == "A" and re.match(r" [a-z]", rest) and not re.match(r" is\b", rest)
        if not article:
            found.add(letter)
    return float(found == {case["answer"]})


def image_words(text):
    return "".join(c.lower() if c.isalnum() else " " for c in text).split()


def image_corrected(case):
    said, label = image_words(case["prediction"]), image_words(case["answer"])
    return float(bool(said) and any(said[i:i + len(label)] == label for i in range(len(said) - len(label) + 1)))


def plain(text):
    return " ".join(text.lower().split()).rstrip(". ")


def gqa_published(case):
    text = case["prediction"].rstrip(".").lower()
    text = text[1:] if text[:1] == " " else text
    return float(text == case["answer"])


def ocr_published(case):
    return float("Unanswerable" not in case["prediction"] and case["prediction"].lower() == case["answer"].lower())


def iou(a, b):
    overlap = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - overlap
    return overlap / union if union > 0 else 0


def reference_box(case):
    return [float(x) for x in case["answer"].replace("[", "").replace("]", "").split(",")]


def grounding_published(case):
    text = case["prediction"]
    text = text[1:] if text[:1] == " " else text
    try:
        box = [float(x) for x in text.replace("[", "").replace("]", "")[1:-1].split(",")]
    except ValueError:
        return 0.0
    return float(len(box) == 4 and all(map(math.isfinite, box)) and iou(box, reference_box(case)) > 0.5)


def grounding_corrected(case):
    box = [float(x) for x in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", case["prediction"])]
    return float(len(box) == 4 and iou(box, reference_box(case)) > 0.5)


def exact(case):
    return float(case["prediction"].strip().lower() == case["answer"].strip().lower())


# --- the cases ------------------------------------------------------------------------------------------------------------------

def science_cases(rng):
    edge = ["A", "B", "E", "F", "a", "b", " B", "B ", "B.", "B. ", "B. a red ball", "B.a", "b. a red ball", "(B)", "[B]", "(b)", "B)", "B:", "B, because", "",
            " ", "The answer is B", "The answer is B.", "the answer is b", "a red ball", "A red ball", "A is correct", "A island", "It is A", "B or C", "B and B",
            "I think C", "5", "C5", "B-C", "B's", "Option D", "D. E", "E. D", "x", "_", "é", "A\n", "A. \n", "AB", "A B", "A  b", "Both A and B", "answer:C",
            "answer: (D)", "\"C\"", "'C'", "C\"", "vitamin C", "Vitamin C is right", "plan B", "FAILED", "A.", "A,B", "none of the above", "1. B", "T-shirt B"]
    for prediction in edge:
        for answer, choices in (("B", 4), ("A", 2), ("C", 3)):
            yield {"prediction": prediction, "answer": answer, "choices": choices}
    frames = ["{}", "{}.", "{}. it", "({})", "The answer is {}", "the answer is {}.", "I choose {} here", "{} because", "it: {}", "a {}", "{}!", "-{}-", "{}{}"]
    for _ in range(120):
        choices = rng.randint(2, 5)
        frame, letter = rng.choice(frames), rng.choice("ABCDEabcde")
        yield {"prediction": frame.replace("{}", letter), "answer": rng.choice("ABCDE"[:choices]), "choices": choices}


def ten(rng, pool):
    main = rng.choice(pool)
    return [main if rng.random() < 0.55 else rng.choice(pool) for _ in range(10)]


def vqa_cases(rng):
    edge = ["yes", "Yes.", "YES", "no", "two", "2", "none", "0", "ten", "10", "the cat", "a cat", "an", "the", "cat", "dont", "don't", "cant see", "it's", "dog's",
            "red, blue", "red,blue", "1,000", "1,000 - 2", "1000", "3.5", ".5", "5.", "a.b", "e.g.", "...", "." * 40, "no?yes", "what?", "half-time", "half -time",
            "a/b", "a / b", "tl;dr", "[x]", "x!y", "x! y", "c++", "c ++", "@home", "at @ home", "under_score", "`q`", "tab\tbed", "line\nbreak", "  spaced   out ",
            "", " ", "?", ",", "'s", "John's's", "somebody'd", "twas", "ow's'at", "Im", "im", "$5", "50%", "5:30", "a-.5", "x -.5", "\"quoted\"", "{b}", "<b>",
            "one two three", "naïve", "ÉCOLE", "école", "a a a", "the a an", "yall'd've", "3 . 5", "3. 5", "st. john", "no.", "no .", "1,2,3", "x,1,y", "1 ,2"]
    for prediction in edge:
        yield {"prediction": prediction, "answer": prediction.lower(), "annotators": ten(rng, [prediction, prediction.lower(), "cat", "1000", "red blue", "3.5"])}
        yield {"prediction": prediction, "answer": rng.choice(edge), "annotators": ten(rng, edge)}
    for matching in range(11):
        yield {"prediction": "cat", "answer": "cat", "annotators": ["cat"] * matching + ["dog"] * (10 - matching)}
    for prediction in edge[:30]:
        yield {"prediction": prediction, "answer": rng.choice([prediction.upper(), "cat", "2"])}
    pieces = ["red", "a", "the", "two", "2", "dont", ",", ".", "-", "?", "'s", " ", " ", " ", "5", "/", "!", "cat", "\n", "(", ")", "none"]
    for _ in range(160):
        pool = ["".join(rng.choice(pieces) for _ in range(rng.randint(1, 8))) for _ in range(3)]
        yield {"prediction": rng.choice(pool), "answer": rng.choice(pool), "annotators": ten(rng, pool)}


def short_cases(rng):
    words = ["yes", "no", "red", "brown dog", "Unanswerable", "unanswerable", "J. K. Rowling", "left", "2", "école", "New York", "tv"]
    frames = ["{}", "{}.", " {}", "{} ", "{}..", "{}!", "the {}", "{}\n", "  {}", ". {}", "{} ."]
    for word in words:
        for frame in frames:
            for change in (str, str.upper, str.lower, str.title):
                yield {"prediction": frame.replace("{}", change(word)), "answer": word}
    for prediction in ["", ".", "...", " ", "brown  dog", "brown\tdog", "Brown Dog.", "Unanswerable question", "it is Unanswerable"]:
        for answer in ("brown dog", "", "unanswerable"):
            yield {"prediction": prediction, "answer": answer}
    for _ in range(40):
        yield {"prediction": rng.choice(words), "answer": rng.choice(words)}


def soft_cases(rng):
    for case in short_cases(rng):
        yield case
    yield from vqa_cases(rng)


def image_cases(rng):
    labels = ["Tub", "Fig", "Teapot", "Tennis ball", "Jack-o'-lantern", "Old english sheepdog", "Crane2", "Carpenter's kit", "Hip", "Cock", "Red-backed sandpiper"]
    frames = ["{}", "{}.", "a {}", "A {} on a table", "{}s", "bath{}", "{} figure", " {} ", "This is the {}, I think", "no {}", "\"{}\"", "{}{}"]
    for label in labels:
        for frame in frames:
            for change in (str, str.lower):
                yield {"prediction": frame.replace("{}", change(label)), "answer": label}
        for prediction in ["", " ", ".", label[:2], label[1:], label.replace("-", " "), label.replace("'", ""), label.replace(" ", "_"), label.replace(" ", "")]:
            yield {"prediction": prediction, "answer": label}
    for _ in range(40):
        yield {"prediction": rng.choice(labels), "answer": rng.choice(labels)}


def box_text(box, digits=2):
    return "[" + ", ".join(f"{x:.{digits}f}" for x in box) + "]"


def grounding_cases(rng):
    answer = "[0.12, 0.34, 0.56, 0.78]"
    edge = [answer, answer[1:-1], " " + answer, answer + ".", "(0.12, 0.34, 0.56, 0.78)", "0.12 0.34 0.56 0.78", "[.12,.34,.56,.78]", "[0.12, 0.34, 0.56]",
            "[0.12, 0.34, 0.56, 0.78, 0.9]", "", " ", "[]", "[", "x", "none", "[a, b, c, d]", "[0.56, 0.78, 0.12, 0.34]", "[0, 0, 1, 1]", "[0.0, 0.0, 1.0, 1.0]",
            "[1.0, 0.34, 0.56, 0.78]", "[0.12, 0.34, 0.56, 0.7]", "[0.12, 0.34, 0.56, 0.780]", "[[0.12, 0.34, 0.56, 0.78]]", "The box is [0.12, 0.34, 0.56, 0.78].",
            "[0.12, 0.34, 0.56, nan]", "[0.12, 0.34, 0.56, 0.78e0]", "[-0.12, 0.34, 0.56, 0.78]", "[0.12,0.34,0.56,0.78]\n", "[0.12, 0.34, 0.56, 1e9]", "0.12,0.34",
            "[0.12; 0.34; 0.56; 0.78]", "x1=0.12, y1=0.34, x2=0.56, y2=0.78", "[0.12, 0.34, 0.12, 0.34]", "0", "00", "12", ",,,", "0,0,0,0", "[0.5, 0.5, 0.5, 0.5]",
            "[0.1, 0.3, 0.6, 0.8]", "[0.120, 0.340, 0.560, 0.780]", "[12, 34, 56, 78]", "[0.12, 0.34, 0.34, 0.78]", "[0.12, 0.34, 0.56, 0.56]", "[inf, 0, 1, 1]"]
    for prediction in edge:
        yield {"prediction": prediction, "answer": answer}
        yield {"prediction": prediction, "answer": "[0.00, 0.00, 1.00, 1.00]"}
    for _ in range(200):
        x1, y1 = rng.uniform(0, 0.7), rng.uniform(0, 0.7)
        box = [x1, y1, x1 + rng.uniform(0.05, 0.3), y1 + rng.uniform(0.05, 0.3)]
        moved = [x + rng.gauss(0, 0.03) for x in box]
        digits = rng.choice([1, 2, 2, 2, 3])
        text = box_text(moved, digits)
        yield {"prediction": rng.choice([text, text[1:-1], " " + text, text.replace(", ", ",")]), "answer": box_text(box)}


def exact_cases(rng):
    yield from short_cases(rng)


SCORERS = {
    "ScienceQA": (science_cases, science_published, science_corrected),
    "TextVQA": (vqa_cases, lambda c: vqa(c, m4c), lambda c: vqa(c, official)),
    "ImageNet": (image_cases, lambda c: float(c["answer"] in c["prediction"] or c["prediction"] in c["answer"]), image_corrected),
    "GQA": (short_cases, gqa_published, lambda c: float(plain(c["prediction"]) == plain(c["answer"]))),
    "VizWiz": (soft_cases, lambda c: float(c["prediction"].upper() == c["answer"].upper()), lambda c: vqa(c, official)),
    "VQAv2": (soft_cases, lambda c: float(c["prediction"].upper() == c["answer"].upper()), lambda c: vqa(c, official)),
    "OCR-VQA": (short_cases, ocr_published, lambda c: float(plain(c["prediction"]) == plain(c["answer"]))),
    "Grounding": (grounding_cases, grounding_published, grounding_corrected),
    "exact": (exact_cases, exact, exact),
}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for name, (cases, published, corrected) in SCORERS.items():
        rows = []
        for index, case in enumerate(cases(random.Random(f"golden {name}"))):
            row = {"id": f"{name}-{index}", **case, "published": published(case), "corrected": corrected(case)}
            if name == "TextVQA":
                row |= {"m4c": m4c(case["prediction"]), "official": official(case["prediction"])}
            rows.append(json.dumps(row, ensure_ascii=True))
        assert len(rows) >= 200, (name, len(rows))
        (OUT / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(name, len(rows))


if __name__ == "__main__":
    main()
