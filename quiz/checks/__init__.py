"""What is looked at in a deck beyond its being usable: rules with stable codes, in groups."""
