"""Trains the French models from open data: ``python -m attribution.training``. Not needed to run the product.

Read `recipe` for what is trained from what, `build` for the order of the steps, the models' README for the
figures. Nothing else in the package imports this part.
"""
