"""Makes miniworld.png from a MiniWorld folder: python3 miniworld.py FOLDER miniworld.png (needs Pillow). One row a learning task."""
import glob
import os
import sys

from PIL import Image

ROWS = ["ScienceQA/images/train/*/image.png", "TextVQA/train_images/*.jpg", "ImageNet_withlabel/train/*/*.JPEG", "GQA/images/*.jpg",
        "VizWiz/train/*.jpg", "COCO2014/train2014/*_0000001*.jpg", "COCO2014/train2014/*_0000003*.jpg", "OCR-VQA/images/*.jpg"]
COLUMNS, SIDE, GAP = 10, 64, 4


def pick(paths):
    """The first image of each folder where images lie in folders, else the first images."""
    folders = {}
    for path in sorted(paths):
        folders.setdefault(os.path.dirname(path), path)
    return (list(folders.values()) if len(folders) >= COLUMNS else sorted(paths))[:COLUMNS]


folder, target = sys.argv[1:]
sheet = Image.new("RGB", (COLUMNS * (SIDE + GAP) - GAP, len(ROWS) * (SIDE + GAP) - GAP), "white")
for row, pattern in enumerate(ROWS):
    for column, path in enumerate(pick(glob.glob(os.path.join(folder, pattern)))):
        sheet.paste(Image.open(path), (column * (SIDE + GAP), row * (SIDE + GAP)))
sheet.save(target, optimize=True)
