"""Collections: folders of decks that somebody else publishes, installed as copies and brought up to date."""
