"""The Parser port on Stanza. Beside `chosen_arcs`, the only module that imports stanza and torch."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document as StanzaDocument

from attribution.core.document import NO_HEAD, Document, Sentence, Span, Token
from attribution.errors import ModelError, ParserError
from attribution.parsing import chosen_arcs
from attribution.parsing.int8 import use_int8
from attribution.parsing.models import LANGUAGE, PROCESSORS, advice, check_models, models_directory, models_version
from attribution.parsing.paragraphs import Range, batches, cut_paragraphs
from attribution.parsing.shadow import Shadow, cast_shadow
from attribution.parsing.token_repair import repaired
from attribution.settings import BUNDLED, OFFICIAL

SPLIT = "tokenize,mwt"
REST = "pos,lemma,depparse"


class StanzaParser:
    """Loads the models once, then parses in batches of at most ``batch_chars`` code points.

    ``models`` is ``bundled``, ``official`` (downloaded by Stanza where they are not there yet) or the path
    of a Stanza resources directory. Raises ModelError when they are missing or broken. ``name`` changes with
    the models, so that a kept parse says which ones made it; ``int8`` multiplies with eight bits (see
    `attribution.parsing.int8`). One lock stands around the pipeline: Stanza does not claim to be safe for threads.
    """

    def __init__(
        self, models: str = BUNDLED, *, threads: int = 1, batch_chars: int = 20_000, int8: bool = False
    ) -> None:
        torch.set_num_threads(threads)
        self._batch_chars = batch_chars
        self._lock = threading.Lock()
        self._pipeline = _load(models)
        chosen_arcs.install()
        label = models if models in {BUNDLED, OFFICIAL} else "directory"
        self.name = f"stanza {stanza.__version__} {label} {models_version(models_directory(models))}"
        if int8:
            use_int8(self._pipeline)
            self.name += " int8"

    def parse(self, text: str) -> Document:
        """Parse any text; see `attribution.services.ports.Parser`."""
        shadow = cast_shadow(text)
        builder = _Builder(shadow)
        ranges = cut_paragraphs(shadow.text, longest=self._batch_chars)
        for batch in batches(ranges, size=self._batch_chars):
            for (start, _), parsed in zip(batch, self._parse_batch(shadow.text, batch), strict=True):
                builder.add(parsed, start)
        return Document(text, tuple(builder.tokens), tuple(builder.sentences))

    def _parse_batch(self, text: str, batch: list[Range]) -> list[Any]:
        paragraphs = [StanzaDocument([], text=text[start:end]) for start, end in batch]
        try:
            with self._lock, torch.inference_mode():
                split = self._pipeline.process(paragraphs, processors=SPLIT)
                parsed: list[Any] = self._pipeline.process([_mended(paragraph) for paragraph in split], processors=REST)
        except Exception as error:
            raise ParserError(f"Stanza failed on a batch of {len(batch)} paragraphs: {error}") from error
        return parsed


def _load(models: str) -> Any:
    directory = models_directory(models)
    try:
        if models == OFFICIAL and not (directory / "resources.json").is_file():
            stanza.download(LANGUAGE, model_dir=str(directory), processors=",".join(PROCESSORS), verbose=False)
        check_models(directory)
        return stanza.Pipeline(
            LANGUAGE,
            dir=str(directory),
            package="default",
            processors=",".join(PROCESSORS),
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
        )
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(f"The models at {directory} cannot be loaded: {error}. {advice(directory)}") from error


def _mended(paragraph: Any) -> Any:
    """The same paragraph with its tokens and sentences repaired (see `token_repair`)."""
    sentences = repaired(paragraph.to_dict())
    return paragraph if sentences is None else StanzaDocument(sentences, text=paragraph.text)


class _Builder:
    """Collects Stanza's words as our tokens, with offsets into the original text."""

    def __init__(self, shadow: Shadow) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self._shadow = shadow

    def add(self, parsed: Any, offset: int) -> None:
        for sentence in parsed.sentences:
            first = len(self.tokens)
            self.tokens.extend(self._words(sentence, offset))
            words = self.tokens[first:]
            span = Span(words[0].span.start, words[-1].span.end)
            self.sentences.append(Sentence(len(self.sentences), span, first, len(self.tokens)))

    def _words(self, sentence: Any, offset: int) -> Iterator[Token]:
        first = len(self.tokens)
        for token in sentence.tokens:
            span = Span(*self._shadow.original(offset + token.start_char, offset + token.end_char))
            for word in token.words:
                yield Token(
                    index=first + word.id - 1,
                    span=span,
                    text=word.text,
                    lemma=word.lemma or word.text,
                    upos=word.upos or "X",
                    feats=word.feats or "",
                    head=NO_HEAD if not word.head else first + word.head - 1,
                    deprel=word.deprel or "dep",
                    sentence=len(self.sentences),
                )
