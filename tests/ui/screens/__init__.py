"""The screens of an opened vault."""
