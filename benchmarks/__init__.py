"""How fast it is, as ratios to a baseline of the same run; docs/benchmarks.md tells the figures."""
