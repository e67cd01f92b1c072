"""PDFs made to break whoever opens them, or to make them do something: each is small."""

import io

import pikepdf
from reportlab.pdfgen.canvas import Canvas


def good_pdf(pages: int = 3, size: tuple[float, float] = (300, 400)) -> bytes:
    """Return a PDF whose page n has a black square in its upper left corner."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for _ in range(pages):
        canvas.rect(0, size[1] - 100, 100, 100, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _changed(change: str) -> bytes:
    """Return a good PDF with something added that a reader might obey."""
    with pikepdf.open(io.BytesIO(good_pdf(1))) as pdf:
        actions = {
            "script": pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x'); while(1){}")),
            "launch": pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("/bin/touch /tmp/launched")),
            "link": pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://127.0.0.1:9/")),
        }
        if change in actions:
            pdf.Root.OpenAction = pdf.make_indirect(actions[change])
            pdf.pages[0].AA = pikepdf.Dictionary(O=actions[change])
        elif change == "form":
            field = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("a"),
                Rect=[0, 0, 300, 400], AA=pikepdf.Dictionary(F=actions["script"]),
            )  # fmt: skip
            widget = pdf.make_indirect(field)
            pdf.pages[0].Annots = pikepdf.Array([widget])
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[widget], NeedAppearances=True)
        elif change == "huge":
            pdf.pages[0].MediaBox = [0, 0, 2_000_000, 3]
        elif change == "thin":
            pdf.pages[0].MediaBox = [0, 0, 1, 200_000]
        elif change == "flat":
            pdf.pages[0].MediaBox = [0, 0, 0, 0]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good_pdf(1))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def _ring_of_pages() -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 9999999/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def _endless_content() -> bytes:
    """Return a page whose form draws itself, twice."""
    with pikepdf.open(io.BytesIO(good_pdf(1))) as pdf:
        form = pdf.make_stream(b"/F Do /F Do " * 2000)
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 300, 400]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        pdf.pages[0].Contents = pdf.make_stream(b"/F Do " * 5000)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def hostile_pdfs() -> dict[str, bytes]:
    good = good_pdf()
    return {
        "head only": b"%PDF-1.7\n",
        "cut": good[: len(good) // 2],
        "noise inside": good[:200] + bytes(range(256)) * 4 + good[200:],
        "locked": _locked(),
        "ring": _ring_of_pages(),
        "draws itself": _endless_content(),
        **{name: _changed(name) for name in ("script", "launch", "link", "form", "huge", "thin", "flat")},
    }
