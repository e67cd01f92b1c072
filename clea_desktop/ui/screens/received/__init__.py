"""A sealed file that came from elsewhere: the verdict on it, and what it holds."""
