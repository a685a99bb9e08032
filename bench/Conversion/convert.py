"""VQAv2 to instruction data as one writes it plainly in Python: json.load, a row loop, JSON lines out.

    python3 convert.py FOLDER OUTPUT_FOLDER

Prints processor seconds and peak memory in MB.
"""
import json
import pathlib
import resource
import sys

INSTRUCTION = "Answer the question using a single word or phrase."


def load(root, split):
    folder = root / "VQAv2"
    with open(folder / f"v2_OpenEnded_mscoco_{split}2014_questions.json", encoding="utf-8") as file:
        questions = json.load(file)["questions"]
    with open(folder / f"v2_mscoco_{split}2014_annotations.json", encoding="utf-8") as file:
        annotations = {annotation["question_id"]: annotation for annotation in json.load(file)["annotations"]}
    return questions, annotations


def train(root, output):
    questions, annotations = load(root, "train")
    by_image = {}
    for question in questions:
        by_image.setdefault(question["image_id"], []).append(question)
    with open(output / "train.jsonl", "w", encoding="utf-8") as file:
        for image_id, asked in by_image.items():
            turns, references = [], []
            for question in asked:
                annotation = annotations[question["question_id"]]
                turns.append({"question": f"{question['question']}\n{INSTRUCTION}", "answer": annotation["multiple_choice_answer"]})
                references += [answer["answer"] for answer in annotation["answers"]]
            image = f"COCO2014/train2014/COCO_train2014_{image_id:012d}.jpg"
            file.write(json.dumps({"id": str(image_id), "image_path": image, "turns": turns, "references": references, "split": "train"}) + "\n")


def test(root, output):
    questions, annotations = load(root, "val")
    with open(output / "test.jsonl", "w", encoding="utf-8") as file:
        for question in questions:
            annotation = annotations[question["question_id"]]
            image = f"COCO2014/val2014/COCO_val2014_{question['image_id']:012d}.jpg"
            turns = [{"question": f"{question['question']}\n{INSTRUCTION}", "answer": annotation["multiple_choice_answer"]}]
            references = [answer["answer"] for answer in annotation["answers"]]
            row = {"id": str(question["question_id"]), "image_path": image, "turns": turns, "references": references, "split": "val"}
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    train(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    test(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss / 1024:.0f}")
