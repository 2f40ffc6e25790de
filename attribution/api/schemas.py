"""What the HTTP API gives, field by field; the OpenAPI document is made from these classes."""

from __future__ import annotations

from marshmallow import fields, validate

from attribution.api.evidence_schemas import (
    NULLABLE,
    ConfidenceOut,
    EvidenceOut,
    Out,
    RelayEvidenceOut,
    SpanOut,
)
from attribution.api.fields import OffsetDateTime, one_of
from attribution.api.review_schemas import ReviewOut
from attribution.core.relations import Kind, Reason, SpeakerKind, Status
from attribution.services.ports import KnownKind

KINDS = (
    "Between marks: direct (a whole clause), mixed (part of one), other (a title or term, nobody's words). "
    "Without marks: indirect, a clause that somebody is said to have said."
)
STATUSES = (
    "What the text says of the saying: that it happened (asserted), did not (negated), is contested (denied), is only "
    "supposed (alleged), is still to come (future), is asked about (question), or is imagined (hypothetical)."
)
SPEAKER_KINDS = (
    "A person; a body; partial: a surname only; description: no name is given; anonymous: the name is kept back."
)
KNOWN_KINDS = (
    "person, body; group: people without an institution; document; and the kinds of those who are known in one "
    "article only (`article_id`): partial, a surname; description; anonymous."
)
REASONS = (
    "A mark without its partner (unclosed_mark, unopened_mark); nothing sayable between marks (empty_marks, "
    "no_letter); nobody found who says it (no_source), or whom a pronoun means (unknown_antecedent; "
    "ambiguous_antecedent: a name would be a guess); another language (not_french); no words (not_parsed)."
)


def rule_name(description: str) -> fields.String:
    """The name of the rule that decided."""
    return fields.String(**NULLABLE, metadata={"description": description})


class SpeakerOut(Out):
    """Who said it, or passed it on, under the fullest name that the article gives."""

    id = fields.Integer(metadata={"description": "Only for kept articles."})
    name = fields.String(required=True, metadata={"description": "Without title or role, where there is a name."})
    kind = one_of(SpeakerKind, SPEAKER_KINDS, required=True)


class RelayOut(Out):
    """One hop of the reporting chain."""

    source = fields.Nested(
        SpanOut,
        **NULLABLE,
        metadata={"description": "The words that name who passes it on; null only in a corrected chain."},
    )
    cue = fields.Nested(SpanOut, **NULLABLE, metadata={"description": "The words that signal the passing on."})
    rule = fields.String(required=True, metadata={"description": "The rule that found the relay."})
    speaker = fields.String(**NULLABLE, metadata={"description": "The relays' names in one string; null for nobody."})
    speakers = fields.List(fields.Nested(SpeakerOut), required=True)
    speaker_rule = rule_name("The rule that named the relay.")
    evidence = fields.Nested(RelayEvidenceOut, required=True)


class QuotationOut(Out):
    """Words between marks or a clause reported without, who said them, and through whom we know it."""

    content = fields.Nested(SpanOut, required=True, metadata={"description": "Without the marks, if there are any."})
    outer = fields.Nested(SpanOut, required=True, metadata={"description": "With the marks, if there are any."})
    fragments = fields.List(fields.Nested(SpanOut), required=True, metadata={"description": "Content without incise."})
    kind = one_of(Kind, KINDS, required=True)
    kind_rule = fields.String(required=True, metadata={"description": "The rule that decided the kind."})
    closed = fields.Boolean(required=True, metadata={"description": "False when a mark is missing."})
    parent = fields.Integer(
        **NULLABLE,
        metadata={"minimum": 0, "description": "Position, among the quotations of this text, of the enclosing one."},
    )
    continues = fields.Integer(
        **NULLABLE,
        metadata={"minimum": 0, "description": "Position of the quotation that this one is a further part of."},
    )
    source = fields.Nested(SpanOut, **NULLABLE, metadata={"description": "The words that name who says it."})
    source_rule = rule_name("The rule that found the source.")
    cue = fields.Nested(SpanOut, **NULLABLE, metadata={"description": "The words that signal the attribution."})
    speaker = fields.String(**NULLABLE, metadata={"description": "The speakers' names in one string; null for nobody."})
    speakers = fields.List(fields.Nested(SpeakerOut), required=True)
    speaker_rule = rule_name("The rule that named the speaker.")
    relays = fields.List(
        fields.Nested(RelayOut), required=True, metadata={"description": "Nearest to the speaker first."}
    )
    status = one_of(Status, STATUSES, required=True)
    evidence = fields.Nested(EvidenceOut, required=True)
    confidence = fields.Nested(
        ConfidenceOut,
        **NULLABLE,
        metadata={"description": "Null for indirect speech, and for articles that were last read before it was kept."},
    )


class KeptOut(Out):
    """Something kept. Listed last among the parents of a schema, so that the id comes first."""

    id = fields.Integer(required=True)


class KeptQuotationOut(QuotationOut, KeptOut):
    """A quotation of a kept article, with what people corrected."""

    review = fields.Nested(
        ReviewOut,
        **NULLABLE,
        metadata={"description": "What people said of it; null: nobody has looked."},
    )


class SkippedOut(Out):
    """A stretch that gave less than it could, and why."""

    reason = one_of(Reason, REASONS, required=True)
    span = fields.Nested(SpanOut, required=True)


class ExtractOut(Out):
    """Everything that was found in a text, in text order."""

    quotations = fields.List(fields.Nested(QuotationOut), required=True)
    skipped = fields.List(fields.Nested(SkippedOut), required=True)


class ArticleQuotationsOut(Out):
    """Everything that was found in a kept article, in text order."""

    quotations = fields.List(fields.Nested(KeptQuotationOut), required=True)
    skipped = fields.List(fields.Nested(SkippedOut), required=True)


class ArticleReferenceOut(KeptOut):
    """Which article a quotation stands in."""

    title = fields.String(**NULLABLE)
    url = fields.String(**NULLABLE)
    source = fields.String(**NULLABLE)
    published_at = OffsetDateTime(**NULLABLE)


class KeptArticleOut(ArticleReferenceOut):
    """A kept article."""

    external_id = fields.String(**NULLABLE)
    text = fields.String(required=True, metadata={"description": "The text as it was sent."})
    created_at = OffsetDateTime(required=True)
    updated_at = OffsetDateTime(required=True)
    parser = fields.String(required=True, metadata={"description": "What parsed the text."})
    rules = fields.String(required=True, metadata={"description": "The version of the rules that read the parse."})
    number = fields.Integer(
        required=True, metadata={"minimum": 1, "description": "Which of the article's texts it is, 1 for the first."}
    )
    version = fields.Integer(
        **NULLABLE, metadata={"minimum": 0, "description": "The highest version that the outlet gave."}
    )
    modified_at = OffsetDateTime(**NULLABLE, metadata={"description": "When the outlet last changed it, as it says."})


class ArticleOut(ArticleQuotationsOut, KeptArticleOut):
    """A kept article with everything that was found in it."""


class FoundQuotationOut(KeptQuotationOut):
    """A kept quotation with its article."""

    article = fields.Nested(ArticleReferenceOut, required=True)


class OneQuotationOut(FoundQuotationOut):
    """A kept quotation with its article and the way to its history."""

    history = fields.String(required=True, metadata={"description": "Where its history is."})


class KnownSpeakerOut(Out):
    """A speaker of the kept articles."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    kind = one_of(KnownKind, KNOWN_KINDS, required=True)
    registered = fields.Boolean(required=True, metadata={"description": "Made or changed by a person."})
    wikidata = fields.String(**NULLABLE, metadata={"description": "The id of the item in Wikidata."})
    said = fields.Integer(required=True, metadata={"description": "Quotations that he or she said."})
    relayed = fields.Integer(required=True, metadata={"description": "Quotations that he or she passed on."})


class SpeakerPage(Out):
    """One page, oldest first."""

    items = fields.List(fields.Nested(KnownSpeakerOut), required=True)
    next_cursor = fields.String(**NULLABLE, metadata={"description": "For the page after; null on the last one."})


class HealthOut(Out):
    """All is well."""

    status = fields.String(required=True, validate=validate.OneOf(["ok", "ready"]))


class FaultOut(Out):
    """One faulty field."""

    detail = fields.String(required=True)
    pointer = fields.String(metadata={"description": "JSON pointer into the body, as a URI fragment."})
    parameter = fields.String(metadata={"description": "The query parameter."})


class Problem(Out):
    """An error, RFC 9457."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True)
    errors = fields.List(fields.Nested(FaultOut), metadata={"description": "Every faulty field."})
