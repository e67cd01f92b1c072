"""The first contact: what was explained, who the person is, what they choose."""
