"""What imports have in common: questions as they are drafted, and the deck that they become."""
