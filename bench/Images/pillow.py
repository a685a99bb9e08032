"""Makes images ready for CLIP as LLaVA does, with Pillow and NumPy: pad, resize, normalise.

    python3 pillow.py FOLDER

For every line read, all images of the folder are made ready once; printed are the processor seconds that it took, and those of Pillow's part alone.
"""
import io
import pathlib
import sys
import time

import numpy
from PIL import Image

FILL, SIZE = (122, 116, 104), 336
MEAN = numpy.array([0.48145466, 0.4578275, 0.40821073], dtype=numpy.float32)
DEVIATION = numpy.array([0.26862954, 0.26130258, 0.27577711], dtype=numpy.float32)


def resized(encoded):
    image = Image.open(io.BytesIO(encoded)).convert("RGB")
    side = max(image.size)
    square = Image.new("RGB", (side, side), FILL)
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return square.resize((SIZE, SIZE), Image.BICUBIC)


def normalised(square):
    pixels = numpy.asarray(square)
    scaled = (pixels * (1 / 255)).astype(numpy.float32)
    return numpy.ascontiguousarray(((scaled - MEAN) / DEVIATION).transpose(2, 0, 1))


def main(folder):
    images = [path.read_bytes() for path in sorted(folder.iterdir())]
    for _ in sys.stdin:
        start = time.process_time()
        squares = [resized(image) for image in images]
        pillow = time.process_time() - start
        for square in squares:
            normalised(square)
        print(time.process_time() - start, pillow, flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
