"""One folder a screen: state (what is shown), view (pixels), presenter (what happens), screen (the three joined)."""
