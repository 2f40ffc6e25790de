"""After a rule change: analyse a kept article again from its recorded parse, without a parser."""

from __future__ import annotations

from attribution.core.lexicon import Lexicon
from attribution.core.relations import Analysis
from attribution.core.version import RULES_VERSION
from attribution.errors import ArticleChangedError, ParseFormatError
from attribution.services.extract_quotations import analyse_recorded
from attribution.services.ports import ArticleRecord, Store


def reanalyse_article(article_id: int, *, lexicon: Lexicon, store: Store) -> Analysis:
    """Replace the kept analysis and give the new one. Raises ArticleNotFoundError, ParseFormatError.

    An article that is pushed meanwhile is read again: no analysis is kept with a text that it is not of.
    """
    while True:
        seen = store.article(article_id)
        analysis = _analysed(seen, lexicon, store)
        try:
            with store.writing() as work:
                work.require_unchanged(seen)
                work.save_analysis(article_id, analysis, RULES_VERSION)
                work.commit()
        except ArticleChangedError:
            continue
        return analysis


def _analysed(seen: ArticleRecord, lexicon: Lexicon, store: Store) -> Analysis:
    try:
        return analyse_recorded(seen.article.text, store.parse(seen.id), lexicon)
    except ParseFormatError as error:
        message = f"The parse kept with article {seen.id} does not fit its text: {error.__cause__}."
        raise ParseFormatError(message) from error
