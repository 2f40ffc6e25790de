"""Adapter: reads articles out of HTML and out of content systems' JSON. The only importer of lxml and trafilatura."""
