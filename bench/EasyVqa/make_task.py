"""Writes the easy-VQA data set as a learning task of one's own, in the release format.

    python3 make_task.py EASY_VQA_FOLDER TASK_FOLDER

EASY_VQA_FOLDER holds train/ and test/ with questions.json ([question, answer, image number] triples) and images/<number>.png.
TASK_FOLDER gets train.json (one record per image, all its questions as turns), test.json (one record per question) and the images.
"""
import json
import pathlib
import shutil
import sys

INSTRUCTION = "Answer the question using a single word or phrase."


def questions(folder, split):
    return json.loads((folder / split / "questions.json").read_text(encoding="utf-8"))


def train_records(triples):
    by_image = {}
    for question, answer, image in triples:
        by_image.setdefault(image, []).append((question, answer))
    for image, turns in sorted(by_image.items()):
        conversations = []
        for number, (question, answer) in enumerate(turns):
            marker = "<image>\n" if number == 0 else ""
            conversations.append({"from": "human", "value": f"{marker}{question}\n{INSTRUCTION}"})
            conversations.append({"from": "gpt", "value": answer})
        yield {"id": f"train-{image}", "image": f"images/train-{image}.png", "conversations": conversations}


def test_records(triples):
    for number, (question, answer, image) in enumerate(triples):
        yield {"question_id": f"test-{number}", "image": f"images/test-{image}.png", "text": f"{question}\n{INSTRUCTION}", "answer": answer}


def main(source, target):
    images = target / "images"
    images.mkdir(parents=True, exist_ok=True)
    for split, records in (("train", train_records), ("test", test_records)):
        text = json.dumps(list(records(questions(source, split))), indent=1)
        (target / f"{split}.json").write_text(text + "\n", encoding="utf-8")
        for image in (source / split / "images").glob("*.png"):
            shutil.copyfile(image, images / f"{split}-{image.name}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
