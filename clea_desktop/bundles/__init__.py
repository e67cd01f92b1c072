"""The signed bundle: what leaves a laptop for the jury, written in one way and read in that way only."""
