"""Pure: text and parse in, attributions out. Imports the standard library only, does no I/O, raises nothing on text."""
