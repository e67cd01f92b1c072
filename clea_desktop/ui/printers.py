"""Which printer this laptop has, asked of the system off the window's thread: it may take its time to answer."""


def default_printer() -> str | None:
    """Return the name of the printer of this laptop, "" when there is none, None when nobody can tell."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - a library of its own, long after the start
    except ImportError:
        return None
    names = QPrinterInfo.availablePrinterNames()
    return QPrinterInfo.defaultPrinterName() or (names[0] if names else "")
