"""Who said what, and through whom do we know it.

A text is parsed (`parsing`), its quotations are found and attributed by a pure core (`core`: what is
quoted, which words name who says it and who passes it on, which person or body that is), the result is
kept in SQL (`store`) and served by command line, HTTP and a page (`cli`, `api`, `web`).
"""

__version__ = "0.1.0"
