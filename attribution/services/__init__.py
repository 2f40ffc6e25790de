"""Use cases, one function of the same name a file: ports in, values out."""
