"""What every error must look like."""

from __future__ import annotations

MEMBERS = {"type", "title", "status", "detail", "instance"}


def assert_problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    assert set(answer.json) - {"errors"} == MEMBERS
    assert answer.json["status"] == status
    for fault in answer.json.get("errors", []):
        assert set(fault) in ({"detail", "pointer"}, {"detail", "parameter"})
