"""Writes VQAv2's four annotation files in the real format and size, with made-up questions: no network, no images.

    python3 make_vqa.py FOLDER [SHARE]

Training: 443,757 questions about 82,783 images; validation: 214,354 about 40,504. SHARE (default 1) writes a smaller set of the same form.
The real files: 43 + 349 MB for training, 21 + 169 MB for validation.
"""
import json
import pathlib
import random
import sys

SPLITS = {"train": (443_757, 82_783), "val": (214_354, 40_504)}
WORDS = ("what is the color of man woman dog sitting on left right near table how many people are there in this picture why does cat look "
         "happy blue red").split()
COMMON = ("yes no 2 1 white 3 red blue black 0 brown green 4 yellow gray nothing frisbee baseball none tennis wood grass pizza kitchen").split()
ANSWERS = COMMON + [f"answer {i}" for i in range(20_000)]
WEIGHTS = [1 / (rank + 1) for rank in range(len(ANSWERS))]


def records(draw, questions, images):
    image_ids = draw.sample(range(1, 600_000), images)
    answers = iter(draw.choices(ANSWERS, WEIGHTS, k=3 * questions))
    for i in range(questions):
        image_id = image_ids[i % images]
        question_id = image_id * 1000 + i // images
        text = " ".join(draw.choices(WORDS, k=6)).capitalize() + "?"
        # Six people agree, three give another answer, one a third.
        most, three, one = next(answers), next(answers), next(answers)
        ten = [{"answer": answer, "answer_confidence": "yes", "answer_id": j + 1} for j, answer in enumerate([most] * 6 + [three] * 3 + [one])]
        yield ({"image_id": image_id, "question": text, "question_id": question_id},
               {"question_type": "what is the", "multiple_choice_answer": most, "answers": ten, "image_id": image_id, "answer_type": "other",
                "question_id": question_id})


def main(folder, share):
    draw = random.Random(1)
    head = {"info": {"year": 2017, "version": "2.0"}, "task_type": "Open-Ended", "data_type": "mscoco", "license": {"name": "CC"}}
    (folder / "VQAv2").mkdir(parents=True, exist_ok=True)
    for split, (questions, images) in SPLITS.items():
        rows = list(records(draw, int(questions * share), int(images * share)))
        # The official lists do not have the same order.
        asked = [question for question, _ in rows]
        draw.shuffle(asked)
        for name, key, values in (("v2_OpenEnded_mscoco", "questions", asked), ("v2_mscoco", "annotations", [answer for _, answer in rows])):
            path = folder / "VQAv2" / f"{name}_{split}2014_{key}.json"
            path.write_text(json.dumps({**head, "data_subtype": f"{split}2014", key: values}), encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1)
