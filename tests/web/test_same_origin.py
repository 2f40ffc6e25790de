"""A form is taken from our own page, or from a client that is no browser."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://localhost"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "https://ailleurs.fr"}, 403),
        ({"Origin": "http://localhost.ailleurs.fr"}, 403),
        ({"Origin": "http://localhost:81"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[::1"}, 403),
    ],
)
def test_a_form_that_another_site_sends_is_refused(client, store, headers, status):
    assert client.post("/", data={"text": "a"}, headers=headers).status_code == status
    kept = client.post("/", data={"text": "a", "keep": "1"}, headers=headers)
    assert kept.status_code == (303 if status == 200 else 403)
    assert len(store.article_ids()) == (status == 200)
