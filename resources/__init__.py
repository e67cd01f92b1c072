"""What the product shows and reads but does not run: frameworks, icons, catalogues. One function finds it."""
