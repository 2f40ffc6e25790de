"""Learns how far each part of an answer can be trusted: ``python -m attribution.training.confidence``.

`rows` are what can be seen of answers and whether they are right, `fit` finds the weights, `folds` says how far
to believe them: figures on documents that the weights were not learned from.
"""
