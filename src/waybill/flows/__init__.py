"""The order of things: observe, think, report. One module per verb."""
