"""What PyInstaller built starts on its own."""
