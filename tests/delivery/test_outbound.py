"""One message on its way: signed, to public addresses only, no redirect, no proxy, bounded in time."""

from __future__ import annotations

import gzip
import json
import logging
import socket
import ssl
import time

import pytest
import requests_hardened.ip_filter_adapter
from hypothesis import example, given
from hypothesis import strategies as st
from requests import Response
from standardwebhooks import Webhook, WebhookVerificationError

from attribution.errors import WebhookAddressError
from attribution.outbound import connection, http_outbound
from attribution.outbound.http_outbound import HttpOutbound
from attribution.services.ports.outbound import Failure, Message
from attribution.services.webhooks import new_secret
from tests.delivery.receiver import CERTIFICATE, answer, drip, hang, hang_up, listening

BODY = json.dumps({"type": "webhook.test", "data": {"name": "Élysée « 😀 »"}}, ensure_ascii=False)
PRIVATE = HttpOutbound(private=True)
PUBLIC = HttpOutbound()
OLD, NEW = new_secret(), new_secret()
ANSWER_SECONDS = 5
DATE_LIKE = r"\A[A-Z][a-z]{2}, [0-9]{1,3} (Jan|Dec|Feb) [0-9]{1,5} [0-9]{1,3}:[0-9]{2}:[0-9]{2} [-+]?[0-9A-Z]{1,22}\Z"


def message(url, *secrets):
    return Message(url, "msg_1", BODY, secrets or (NEW,))


def post(url, outbound=PRIVATE):
    return outbound.post(message(url))


@pytest.fixture
def resolve(monkeypatch):
    """Names get the addresses that a test gives them, in turn; the last one stays. Gives the names asked for."""
    real, known, asked = socket.getaddrinfo, {}, []

    def lookup(host, port, *args, **kwargs):
        if host not in known:
            return real(host, port, *args, **kwargs)
        asked.append(host)
        address = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return real(address, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)

    def name(host, *addresses):
        known[host] = list(addresses)
        return asked

    return name


def test_a_message_is_signed_so_that_the_library_of_the_specification_takes_it(receiver):
    assert post(receiver.url).status == 204
    (received,) = receiver.received
    assert Webhook(NEW).verify(received.body, received.headers) == json.loads(BODY)
    assert received.body.decode() == BODY
    assert received.headers["webhook-id"] == "msg_1"
    assert received.headers["content-type"] == "application/json"
    assert received.headers["user-agent"].startswith("attribution/")
    with pytest.raises(WebhookVerificationError):
        Webhook(OLD).verify(received.body, received.headers)


def test_during_a_rotation_either_secret_verifies(receiver):
    PRIVATE.post(message(receiver.url, NEW, OLD))
    (received,) = receiver.received
    for secret in (NEW, OLD):
        Webhook(secret).verify(received.body, received.headers)
    assert len(received.headers["webhook-signature"].split(" ")) == 2


@pytest.mark.parametrize("status", [200, 299, 301, 302, 307, 308, 400, 410, 500, 503])
def test_the_status_is_told_as_it_came(receiver, other_receiver, status):
    receiver.otherwise = answer(status, {"Location": other_receiver.url})
    told = post(receiver.url)
    assert (told.status, told.error) == (status, None)
    assert other_receiver.connections == 0


def test_what_comes_back_is_not_read(receiver):
    bomb = gzip.compress(b"0" * 50_000_000)
    receiver.otherwise = answer(302, {"Location": "/", "Content-Encoding": "gzip"}, bomb)
    assert post(receiver.url).status == 302


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("0", 0), ("", None), ("soon", None), ("-5", None), ("1.5", None), ("9" * 40, None)],
)
def test_retry_after_is_read_when_it_is_legible(receiver, said, seconds):
    receiver.otherwise = answer(503, {"Retry-After": said})
    assert post(receiver.url).retry_after == seconds


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40) | st.from_regex(DATE_LIKE))
@example("Wed, 21 Oct 2015 07:28:00 +99999999999999999999")
@example("Wed, 21 Oct 99999 07:28:00 GMT")
@example("Fri, 31 Dec 9999 23:59:59 -2359")
def test_no_retry_after_breaks_anything(said):
    response = Response()
    response.headers["Retry-After"] = said
    seconds = http_outbound.retry_after(response)
    assert seconds is None or seconds >= 0


def test_retry_after_can_be_a_date(receiver):
    receiver.otherwise = answer(503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})
    assert post(receiver.url).retry_after == 0
    receiver.otherwise = answer(503, {"Retry-After": "Thu, 31 Dec 2099 23:59:59 GMT"})
    assert post(receiver.url).retry_after > 1_000_000


@pytest.mark.parametrize("behaviour", [hang, drip], ids=lambda one: one.__name__)
def test_a_message_takes_bounded_time_in_all(receiver, behaviour):
    receiver.otherwise = behaviour
    started = time.monotonic()
    told = post(receiver.url, HttpOutbound(private=True, timeout=0.3))
    assert (told.status, told.error) == (None, Failure.TIMEOUT)
    assert 0.3 <= told.took <= time.monotonic() - started < ANSWER_SECONDS


def test_a_handshake_takes_bounded_time_too():
    with socket.create_server(("127.0.0.1", 0)) as silent:  # connects, and says nothing
        told = post(f"https://127.0.0.1:{silent.getsockname()[1]}/", HttpOutbound(private=True, timeout=0.3))
    assert told.error == Failure.TIMEOUT


def test_a_connection_that_breaks_is_a_failure(receiver):
    receiver.otherwise = hang_up
    assert post(receiver.url).error == Failure.CONNECTION


def test_nobody_there_is_a_failure():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert post(f"http://127.0.0.1:{port}/").error == Failure.CONNECTION


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 64 + ".example", "a..b"])
def test_a_name_that_nobody_knows_is_a_failure(monkeypatch, host):
    def unknown(*args, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    for outbound in (PRIVATE, PUBLIC):
        assert post(f"https://{host}/", outbound).error in (Failure.NAME_NOT_FOUND, Failure.CONNECTION)


def test_whatever_goes_wrong_is_an_answer(monkeypatch, receiver):
    def explode(*args, **kwargs):
        raise AssertionError("a library broke its word")

    monkeypatch.setattr(connection.AnyAdapter, "send", explode)
    assert post(receiver.url).error == Failure.CONNECTION


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_nothing_is_sent_to_this_machine_however_it_is_written(receiver, host):
    port = receiver.url.rpartition(":")[2]
    told = post(f"https://{host}:{port}", PUBLIC)
    assert (told.status, told.error) == (None, Failure.FORBIDDEN_ADDRESS)
    assert receiver.connections == 0


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "169.254.169.254", "100.64.0.1", "168.63.129.16", "::1", "fe80::1", "fec0::1", "::ffff:10.0.0.1"],
)
def test_nothing_is_sent_to_a_name_that_leads_inside(resolve, address):
    resolve("inside.example", address)
    started = time.monotonic()
    assert post("https://inside.example/", PUBLIC).error == Failure.FORBIDDEN_ADDRESS
    assert time.monotonic() - started < ANSWER_SECONDS
    with pytest.raises(WebhookAddressError):
        PUBLIC.check("https://inside.example/")


def test_a_name_that_leads_inside_later_is_refused_then(resolve, receiver):
    resolve("rebound.example", "93.184.215.14", "127.0.0.1")
    PUBLIC.check("https://rebound.example/")
    port = receiver.url.rpartition(":")[2]
    assert post(f"https://rebound.example:{port}", PUBLIC).error == Failure.FORBIDDEN_ADDRESS
    assert receiver.connections == 0


def test_a_name_is_asked_for_once_and_the_answer_is_connected_to(resolve, monkeypatch):
    asked = resolve("rebound.example", "93.184.215.14", "127.0.0.1")
    connected = []

    def connect(address, *args, **kwargs):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    assert post("https://rebound.example/", PUBLIC).error == Failure.CONNECTION
    assert (asked, connected) == (["rebound.example"], ["93.184.215.14"])


def test_the_connected_socket_has_the_last_word(monkeypatch, receiver):
    real = socket.create_connection
    here = ("127.0.0.1", int(receiver.url.rpartition(":")[2].partition("/")[0]))
    monkeypatch.setattr("urllib3.util.connection.create_connection", lambda *_, **__: real(here))
    assert post("https://93.184.215.14/", PUBLIC).error == Failure.FORBIDDEN_ADDRESS
    assert receiver.received == []


def test_what_the_library_found_is_looked_at_before_it_is_connected_to(monkeypatch, receiver):
    monkeypatch.setattr(requests_hardened.ip_filter_adapter, "filter_host", lambda *args, **kwargs: "127.0.0.1")
    port = receiver.url.rpartition(":")[2]
    assert post(f"https://outside.example:{port}", PUBLIC).error == Failure.FORBIDDEN_ADDRESS
    assert receiver.connections == 0


@pytest.mark.parametrize("url", ["http://93.184.215.14/", "https://user:secret@93.184.215.14/"])
def test_neither_http_nor_a_password_leaves_even_if_it_is_kept(url, monkeypatch):
    monkeypatch.setattr("urllib3.util.connection.create_connection", lambda *_, **__: pytest.fail("it connects"))
    assert post(url, PUBLIC).error == Failure.FORBIDDEN_ADDRESS
    with pytest.raises(WebhookAddressError):
        PUBLIC.check(url)


def test_the_environment_changes_nothing(receiver, other_receiver, monkeypatch, tmp_path):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, other_receiver.url)
        monkeypatch.setenv(name.lower(), other_receiver.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    (tmp_path / "netrc").write_text("default login somebody password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert post(receiver.url).status == 204
    assert receiver.received[0].path == "/hook"
    assert "authorization" not in {name.lower() for name in receiver.received[0].headers}
    assert other_receiver.connections == 0


@pytest.fixture
def secure_receiver():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with listening(context) as one:
        yield one


def test_a_certificate_that_nobody_trusts_ends_it(secure_receiver):
    assert post(secure_receiver.url).error == Failure.TLS
    assert secure_receiver.received == []


@pytest.fixture
def here_is_public(monkeypatch, resolve):
    """This machine passes for a public one that is called hook.example, and its certificate is trusted."""
    monkeypatch.setattr(connection, "is_public", lambda address: True)
    monkeypatch.setattr(requests_hardened.ip_filter_adapter, "filter_host", lambda *args, **kwargs: "127.0.0.1")
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(CERTIFICATE))


def test_over_tls_the_certificate_is_the_one_of_the_name_not_of_the_address(here_is_public, secure_receiver):
    port = secure_receiver.url.partition("127.0.0.1:")[2]
    assert post(f"https://hook.example:{port}", PUBLIC).status == 204
    assert secure_receiver.received[0].headers["Host"].startswith("hook.example:")
    assert post(f"https://other.example:{port}", PUBLIC).error == Failure.TLS
    assert len(secure_receiver.received) == 1


def test_neither_body_nor_secret_is_logged_or_shown(receiver, caplog):
    caplog.set_level(logging.INFO)
    receiver.answers = [500, hang_up]
    for _ in range(3):
        post(receiver.url + "?token=hidden")
    post("https://127.0.0.1/?token=hidden", PUBLIC)
    shown = caplog.text + repr(message(receiver.url))
    assert not any(words in shown for words in ("whsec_", NEW, "Élysée", "token"))
