"""After a rule change: analyse a kept article again from its recorded parse, without a parser."""

from __future__ import annotations

from attribution.core.analyse import analyse
from attribution.core.conllu import ConlluError, read_conllu
from attribution.core.document import Document
from attribution.core.lexicon import Lexicon
from attribution.core.relations import Analysis
from attribution.core.version import RULES_VERSION
from attribution.errors import ParseFormatError
from attribution.services.ports import Store


def reanalyse_article(article_id: int, *, lexicon: Lexicon, store: Store) -> Analysis:
    """Replace the kept analysis and give the new one. Raises ArticleNotFoundError, ParseFormatError."""
    analysis = analyse(_recorded(article_id, store), lexicon)
    with store.writing() as work:
        work.save_analysis(article_id, analysis, RULES_VERSION)
        work.commit()
    return analysis


def _recorded(article_id: int, store: Store) -> Document:
    text = store.article(article_id).article.text
    try:
        return read_conllu(store.parse(article_id).conllu, text)
    except ConlluError as error:
        raise ParseFormatError(f"The parse kept with article {article_id} does not fit its text: {error}.") from error
