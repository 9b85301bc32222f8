"""What was seen of one host, as plain values, and the pure readers that make them."""
