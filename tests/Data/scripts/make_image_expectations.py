#!/usr/bin/python3
"""Writes the images of tests/Data/Images/files and what Pillow makes of them.

Run with Debian 12's python3-pil 9.4.0 and python3-numpy:

    /usr/bin/python3 tests/Data/scripts/make_image_expectations.py [FOLDER WITH SAMPLE JPEGS]

files/*.png, *.jpg   one image per kind of file
decoded.csv          name, width, height, SHA-256 of Image.open(name).convert("RGB").tobytes()
preprocessed.csv     name, fit, size, every STEP-th pixel of every STEP-th row after pad/crop and resize, RGB bytes in base64
"""
import base64, csv, hashlib, io, os, struct, sys, zlib
import numpy
from PIL import Image, ImageFile

ImageFile.LOAD_TRUNCATED_IMAGES = True  # as the official training code
FILL = (122, 116, 104)
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Images")
FILES = os.path.join(HERE, "files")


def picture(width, height, seed):
    """Smooth waves with some noise: every filter and every tap of the resampling matters."""
    state = numpy.random.RandomState(seed)
    y, x = numpy.mgrid[0:height, 0:width]
    channels = [127 + 90 * numpy.sin(x / (5.0 + c) + seed) + 30 * numpy.cos(y / (3.0 + c)) for c in range(3)]
    noisy = numpy.stack(channels, axis=2) + state.randint(-40, 41, (height, width, 3))
    return numpy.clip(noisy, 0, 255).astype(numpy.uint8)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def raw_png(width, height, depth, color, interlace, rows, extra=b""):
    """A PNG of a kind that Pillow does not write. rows: filter byte and packed samples, in file order."""
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def adam7(pixels):
    height, width = pixels.shape[:2]
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = b""
    for x, y, step_x, step_y in passes:
        part = pixels[y::step_y, x::step_x]
        if part.shape[1]:
            rows += b"".join(b"\0" + row.tobytes() for row in part)
    return raw_png(width, height, 8, 2, 1, rows)


def write(name, data):
    with open(os.path.join(FILES, name), "wb") as file:
        file.write(data)


def encoded(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def make_files():
    rgb = picture(33, 21, 1)
    image = Image.fromarray(rgb)
    write("rgb.png", encoded(image, "PNG"))
    write("rgb-interlaced.png", adam7(rgb))
    write("rgb-1x1-interlaced.png", adam7(rgb[:1, :1]))
    write("rgb16.png", raw_png(33, 21, 16, 2, 0, b"".join(b"\0" + (row.astype(int) * 256 + 77).astype(">u2").tobytes() for row in rgb)))
    write("rgba.png", encoded(Image.fromarray(numpy.dstack([rgb, rgb[:, :, 0]])), "PNG"))
    write("grey.png", encoded(image.convert("L"), "PNG"))
    write("grey-alpha.png", encoded(image.convert("LA"), "PNG"))
    write("grey1.png", encoded(image.convert("1"), "PNG"))
    grey = rgb[:, :, 0]
    for depth in (2, 4):
        per_byte = 8 // depth
        samples = numpy.pad(grey >> (8 - depth), ((0, 0), (0, -33 % per_byte)))
        packed = sum(samples[:, i::per_byte].astype(int) << (8 - depth * (i + 1)) for i in range(per_byte)).astype(numpy.uint8)
        write(f"grey{depth}.png", raw_png(33, 21, depth, 0, 0, b"".join(b"\0" + row.tobytes() for row in packed)))
    write("grey16.png", raw_png(33, 21, 16, 0, 0, b"".join(b"\0" + (row.astype(int) * 256 + 99).astype(">u2").tobytes() for row in grey)))
    for colors in (2, 4, 16, 200):
        write(f"palette{colors}.png", encoded(image.quantize(colors), "PNG"))
    write("palette-transparent.png", encoded(image.quantize(16), "PNG", transparency=3))
    write("gamma.png", encoded(image, "PNG")[:33] + chunk(b"gAMA", struct.pack(">I", 100000)) + encoded(image, "PNG")[33:])
    write("tall-1x1000.png", encoded(Image.fromarray(picture(1, 1000, 2)), "PNG"))
    write("tiny-7x5.png", encoded(Image.fromarray(picture(7, 5, 3)), "PNG"))
    y, x = numpy.mgrid[0:3000, 0:4000]
    large = numpy.stack([(x // 16) % 256, (y // 12) % 256, ((x // 64 + y // 48) * 5) % 256], axis=2).astype(numpy.uint8)
    write("large-4000x3000.png", encoded(Image.fromarray(large), "PNG", optimize=True))
    photo = Image.fromarray(picture(97, 61, 4))
    write("rgb.jpg", encoded(photo, "JPEG", quality=85))
    write("rgb-444-progressive.jpg", encoded(photo, "JPEG", quality=95, subsampling=0, progressive=True))
    write("grey.jpg", encoded(photo.convert("L"), "JPEG"))
    write("cmyk.jpg", encoded(photo.convert("CMYK"), "JPEG"))
    exif = Image.Exif()
    exif[0x0112] = 6
    write("exif-rotated.jpg", encoded(photo, "JPEG", exif=exif))
    write("truncated.jpg", encoded(photo, "JPEG", quality=85)[:1500])


def load(path):
    with open(path, "rb") as file:
        return Image.open(file).convert("RGB")


def pad(image):
    side = max(image.size)
    square = Image.new("RGB", (side, side), FILL)
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return square


def preprocess(image, fit, size):
    """expand2square of LLaVA, then resize and center_crop of CLIP's image processor (transformers 4.31)."""
    if fit == "Pad":
        return pad(image).resize((size, size), Image.BICUBIC)
    short, long = sorted(image.size)
    long = int(size * long / short)
    width, height = (size, long) if image.width <= image.height else (long, size)
    image = image.resize((width, height), Image.BICUBIC)
    left, top = (width - size) // 2, (height - size) // 2
    return image.crop((left, top, left + size, top + size))


def rows_for(name, path, sizes, step):
    for fit in ("Pad", "Crop"):
        for size in sizes:
            sampled = numpy.asarray(preprocess(load(path), fit, size))[::step, ::step]
            yield [name, fit, size, step, base64.b64encode(sampled.tobytes()).decode()]


def main():
    os.makedirs(FILES, exist_ok=True)
    make_files()
    with open(os.path.join(HERE, "decoded.csv"), "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        for name in sorted(os.listdir(FILES)):
            if name != "grey16.png":  # a deviation: Pillow cuts 16 bits off at 255
                image = load(os.path.join(FILES, name))
                table.writerow([name, image.width, image.height, hashlib.sha256(image.tobytes()).hexdigest()])
    with open(os.path.join(HERE, "preprocessed.csv"), "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        for name in ("tall-1x1000.png", "tiny-7x5.png", "large-4000x3000.png", "rgb.png", "rgb.jpg"):
            table.writerows(rows_for(name, os.path.join(FILES, name), (24, 336), 12))
        folder = sys.argv[1] if len(sys.argv) > 1 else None
        for name in sorted(os.listdir(folder)) if folder else []:
            table.writerows(rows_for(name, os.path.join(folder, name), (336,), 16))


if __name__ == "__main__":
    main()
