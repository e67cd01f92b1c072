"""The papers people print, sign and keep. Each module makes one, from a frozen value to the bytes of a PDF.

They import reportlab, which is slow to load: nothing imports them before the first paint.
"""
