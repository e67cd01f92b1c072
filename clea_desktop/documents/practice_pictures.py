"""Photographs and papers nobody took or signed, for invented people: sheets on a table, a signed agreement, a form."""

import io
import random

import fontpkg_atkinson_hyperlegible
from PIL import Image, ImageDraw, ImageFont

LARGE, SMALL = (2400, 1800), (1200, 900)
"""As a telephone takes them, and as the practice centre needs them."""
_JPEG_QUALITY = 93
_PAGE = (1240, 1754)
_INK, _HAND, _RULE = (30, 30, 30), (48, 58, 120), (190, 186, 176)


def draw_photo(chance: random.Random, label: str, size: tuple[int, int]) -> bytes:
    """Draw a sheet of paper on a table, with grain like a telephone's, as a JPEG."""
    width, height = size
    scale = width / LARGE[0]
    table = (chance.randrange(96, 150), chance.randrange(80, 120), chance.randrange(60, 96))
    image = Image.new("RGB", size, table)
    pen = ImageDraw.Draw(image)
    left, top = round(scale * chance.randrange(180, 300)), round(scale * chance.randrange(90, 160))
    pen.rectangle((left, top, width - left, height - top), fill=(244, 240, 230))
    margin = left + round(80 * scale)
    pen.text((margin, top + round(60 * scale)), label, fill=(40, 44, 90), font=_font(round(64 * scale)))
    for line in range(9):
        base = top + round((220 + 110 * line) * scale)
        _write_line(chance, pen, (margin, base), width - margin, scale)
    grain = Image.frombytes("L", size, chance.randbytes(width * height)).convert("RGB")
    return _as_jpeg(Image.blend(image, grain, 0.16), _JPEG_QUALITY)


def draw_signed_agreement(chance: random.Random, name: str) -> bytes:
    """Draw the scan of a signed agreement, as a JPEG."""
    page = _page("Contrat d'adhésion CléA", name)
    pen = ImageDraw.Draw(page)
    for line in range(14):
        pen.line(((140, 470 + 58 * line), (1100, 470 + 58 * line)), fill=_RULE, width=3)
    points = [(760 + 26 * step, 1480 + chance.randrange(-60, 60)) for step in range(13)]
    pen.line(points, fill=(30, 40, 110), width=6, joint="curve")
    return _as_jpeg(page, 88)


def draw_form(chance: random.Random, label: str, name: str) -> bytes:
    """Draw a form filled in by hand, as a PDF of one page without any date."""
    page = _page(label, name)
    pen = ImageDraw.Draw(page)
    for line in range(11):
        pen.line(((140, 540 + 96 * line), (1100, 540 + 96 * line)), fill=_RULE, width=3)
        _write_line(chance, pen, (160, 520 + 96 * line), 1080, 0.8)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150, creationDate=None, modDate=None, producer=None)
    return out.getvalue()


def _page(title: str, name: str) -> Image.Image:
    page = Image.new("RGB", _PAGE, (252, 251, 247))
    pen = ImageDraw.Draw(page)
    pen.text((140, 150), title, fill=_INK, font=_font(52))
    pen.text((140, 260), name, fill=_INK, font=_font(34))
    pen.text((140, 330), "Entraînement : personne inventée", fill=_INK, font=_font(34))
    return page


def _write_line(
    chance: random.Random, pen: ImageDraw.ImageDraw, start: tuple[int, int], right: int, scale: float
) -> None:
    """Scribble a line of handwriting nobody has to read."""
    x, base = start
    while x < right - scale * chance.randrange(20, 500):
        points = [
            (x + round(step * 9 * scale), base + round(scale * chance.randrange(-26, 10)))
            for step in range(chance.randrange(4, 12))
        ]
        pen.line(points, fill=_HAND, width=max(2, round(6 * scale)), joint="curve")
        x = points[-1][0] + round(40 * scale)


def _as_jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(fontpkg_atkinson_hyperlegible.ROOT / "files" / "AtkinsonHyperlegible-Regular.ttf", size)
