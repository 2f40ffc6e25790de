"""Reads a request body as the JSON of RFC 8259, where Python's reader takes more and breaks on some."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, NoReturn

from flask import Request
from marshmallow import Schema, ValidationError, fields
from webargs.core import is_json
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, UnsupportedMediaType


class StrictParser(FlaskParser):
    """Answers 415 for a body that is not said to be JSON and 400 for one that is not; keeps `unknown` strict."""

    DEFAULT_UNKNOWN_BY_LOCATION = FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION | {"query": None, "json": None}

    def _raw_load_json(self, req: Request) -> Any:
        if not is_json(req.mimetype):
            raise UnsupportedMediaType("Send the body as application/json.")
        return read_json(req.get_data(cache=False))

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        """The parameters. One that is no list counts once: which of two was meant is not for us to guess."""
        single = {field.data_key or name for name, field in schema.fields.items() if not isinstance(field, fields.List)}
        repeated = [name for name, values in req.args.lists() if len(values) > 1 and name in single]
        if repeated:
            raise ValidationError({name: ["Given more than once."] for name in repeated})
        return super().load_querystring(req, schema)


def read_json(body: bytes, *, what: str = "body") -> Any:
    """The value of a JSON body, or of another text. Raises BadRequest that says what is wrong with it."""
    try:
        return json.loads(body.decode("utf-8"), parse_constant=partial(_refuse_constant, what=what))
    except UnicodeDecodeError as error:
        raise BadRequest(f"The {what} is not UTF-8: byte {error.start} cannot be decoded.") from error
    except json.JSONDecodeError as error:
        raise BadRequest(f"The {what} is not JSON: {error.msg}, line {error.lineno}, column {error.colno}.") from error
    except ValueError as error:  # Python's limit on the digits of one integer
        raise BadRequest(f"The {what} holds a number that is too long.") from error
    except RecursionError as error:
        raise BadRequest(f"The {what} is nested too deeply.") from error


def _refuse_constant(name: str, *, what: str) -> NoReturn:
    raise BadRequest(f"The {what} is not JSON: {name} is not a JSON value.")
