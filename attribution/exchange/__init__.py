"""Kept quotations in the formats of others: spreadsheets, schema.org, W3C Web Annotation, IPTC ninjs, Arc ANS.

Pure functions from records to text, standard library only. Each format is a generator that holds one quotation, or
those of one article, at a time: what is exported may be larger than memory.
"""
