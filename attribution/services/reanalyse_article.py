"""After a rule change: analyse a kept article again from its recorded parse, without a parser."""

from __future__ import annotations

from attribution.core.lexicon import Lexicon
from attribution.core.relations import Analysis
from attribution.core.version import RULES_VERSION
from attribution.services.extract_quotations import analyse_recorded
from attribution.services.ports import Store


def reanalyse_article(article_id: int, *, lexicon: Lexicon, store: Store) -> Analysis:
    """Replace the kept analysis and give the new one. Raises ArticleNotFoundError, ParseFormatError."""
    text = store.article(article_id).article.text
    analysis = analyse_recorded(text, store.parse(article_id), lexicon)
    with store.writing() as work:
        work.save_analysis(article_id, analysis, RULES_VERSION)
        work.commit()
    return analysis
