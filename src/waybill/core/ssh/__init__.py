"""What is known about SSH without asking anybody: addresses, keys, pins, and the words of its client."""
