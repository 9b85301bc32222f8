"""What a run costs, measured as whole processes beside those of others. Prints ratios; asserts nothing."""
