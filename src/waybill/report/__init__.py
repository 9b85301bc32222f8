"""How a run is told: terminal, annotations, step summary, outputs."""
