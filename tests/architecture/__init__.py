"""Who may open which door: the rules hold on the tree, and each is seen to catch what it forbids."""
