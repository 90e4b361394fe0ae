"""Put facts into words: sentences, stems and answers."""
