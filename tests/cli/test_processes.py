"""The command as a process: exit codes, signals, pipes, imports, the server."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import termios
import time
import urllib.request
from pathlib import Path

import pytest

from tests.articles import DIRECTORIES

PROGRAM = str(Path(sys.executable).with_name("attribution"))
FAKE_MAIN = (
    "from attribution.bootstrap import Services; from attribution.settings import Settings;"
    "from attribution.lexicons import french; from tests.fakes_parser import FakeParser; import attribution.cli as cli;"
    "cli.main(obj=Services(Settings(), french(), None, FakeParser))"
)


@pytest.fixture
def program(clean_environ, tmp_path):
    """Runs the installed program in an empty folder."""

    def program(*arguments, **options):
        given = {"cwd": tmp_path, "env": clean_environ, "capture_output": True, "timeout": 120} | options
        return subprocess.run([PROGRAM, *arguments], check=False, **given)

    return program


def modules_after(code, environ):
    report = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    output = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], env=environ, check=True, capture_output=True, timeout=60
    )
    return set(output.stdout.decode().splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["--version"], ["db", "current"]])
def test_commands_that_do_not_parse_do_not_import_torch(clean_environ, tmp_path, arguments):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    code = (
        "import attribution.cli as cli\n"
        f"try: cli.main({arguments!r})\n"
        "except SystemExit as end: assert not end.code, end.code"
    )
    loaded = modules_after(code, clean_environ | {"ATTRIBUTION_DATABASE_URL": url})
    assert not loaded & {"torch", "stanza"}


def test_the_database_is_upgraded_without_torch(clean_environ, tmp_path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    code = (
        "from attribution.bootstrap import build_services, upgrade_database\n"
        "from attribution.settings import Settings\n"
        "upgrade_database(Settings.from_env())\n"
        "build_services(Settings.from_env()).store.check()"
    )
    loaded = modules_after(code, clean_environ | {"ATTRIBUTION_DATABASE_URL": url})
    assert not loaded & {"torch", "stanza", "flask"}


def test_help_imports_neither_server_nor_database(clean_environ):
    loaded = modules_after("import attribution.cli", clean_environ)
    assert not loaded & {"torch", "stanza", "flask", "waitress", "sqlalchemy", "alembic"}


def test_exit_codes(program, tmp_path):
    assert program("--help").returncode == 0
    assert program("extract", "none.txt").returncode == 1
    assert program("extract", "--format", "xml").returncode == 2
    assert program("nothing").returncode == 2
    wrong = program("extract", "-", env={"ATTRIBUTION_PORT": "x", "PATH": "/usr/bin:/bin"})
    assert wrong.returncode == 2
    assert b"Traceback" not in wrong.stderr


def test_output_is_utf_8_wherever_we_run(program, clean_environ):
    environ = clean_environ | {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", FAKE_MAIN, "extract", "--input", "jsonl", "-"]
    line = json.dumps({"id": "é", "text": "« Oui\u202f» 😀"}).encode()
    result = subprocess.run(
        command, input=line, env=environ, cwd=Path.cwd(), check=True, capture_output=True, timeout=60
    )
    assert json.loads(result.stdout.decode())["text"] == "« Oui\u202f» 😀"


def test_a_closed_pipe_is_quiet(clean_environ):
    command = f"yes '{{\"text\": \"Un mot.\"}}' | {sys.executable} -c '{FAKE_MAIN}' extract --input jsonl - | head -n 2"
    result = subprocess.run(["bash", "-c", command], env=clean_environ, check=False, capture_output=True, timeout=60)
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == b""


def test_results_are_written_as_they_are_made_and_ctrl_c_is_quiet(clean_environ):
    command = [sys.executable, "-c", FAKE_MAIN, "extract", "--input", "jsonl", "-"]
    with subprocess.Popen(
        command, env=clean_environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdin.write(b'{"id": 1, "text": "Un mot."}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr.read() == b""


def test_the_server_refuses_a_port_in_use(program, database_url, clean_environ):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = program("serve", "--port", port, env=clean_environ | {"ATTRIBUTION_DATABASE_URL": database_url})
    assert result.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}: Address already in use" in result.stderr.decode()


def test_the_server_refuses_a_database_that_is_not_migrated(program, clean_environ, tmp_path):
    environ = clean_environ | {"ATTRIBUTION_DATABASE_URL": f"sqlite:///{tmp_path / 'new.db'}"}
    result = program("serve", "--port", "0", env=environ)
    assert result.returncode == 1
    assert "attribution db upgrade" in result.stderr.decode()


@pytest.mark.stanza
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_the_server_answers_and_stops(clean_environ, database_url, number, code):
    environ = clean_environ | {"ATTRIBUTION_DATABASE_URL": database_url, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [PROGRAM, "serve", "--port", "0"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        line = process.stdout.readline().decode()
        address = line.split()[2]
        with contextlib.closing(urllib.request.urlopen(f"{address}/healthz", timeout=20)) as response:
            assert response.status == 200
        process.send_signal(number)
        assert process.wait(30) == code
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.stanza
def test_the_server_works_on_a_batch_in_the_background(clean_environ, database_url):
    environ = clean_environ | {"ATTRIBUTION_DATABASE_URL": database_url, "PYTHONUNBUFFERED": "1"}
    blank = 3 * (b" " * 2_000_000 + b"\n")  # larger than the server takes of anything but a batch
    lines = b'{"text": "\xc2\xab Oui \xc2\xbb, a dit Anne Dupont."}\n{"text": 1}\n' + blank
    with subprocess.Popen(
        [PROGRAM, "serve", "--port", "0"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        address = process.stdout.readline().decode().split()[2]
        headers = {"Content-Type": "application/x-ndjson"}
        batch = urllib.request.Request(f"{address}/api/v1/batches", lines, headers)
        with contextlib.closing(urllib.request.urlopen(batch, timeout=20)) as response:
            assert response.status == 202
            job = address + response.headers["Location"]
        assert wait_for(lambda: read_json(job)["state"] == "done")
        assert read_json(job)["progress"] == {"done": 2, "total": 2, "failed": 1}
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def read_json(address):
    with contextlib.closing(urllib.request.urlopen(address, timeout=20)) as response:
        return json.load(response)


def wait_for(condition, patience=60):
    end = time.monotonic() + patience
    while not (met := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return met


@pytest.mark.stanza
def test_extract_with_the_real_models(program):
    article = next(directory for directory in DIRECTORIES if directory.name == "pont-rouvert")
    result = program("extract", str(article / "article.txt"))
    assert result.returncode == 0
    document = json.loads(result.stdout)
    expected = json.loads((article / "expected.json").read_text(encoding="utf-8"))
    assert {name: document[name] for name in expected} == expected


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_on_a_terminal_the_output_is_for_people_and_a_bar_shows_progress(clean_environ, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "text": "Un mot."}\n' * 3)
    main_end, other_end = os.openpty()
    termios.tcsetwinsize(main_end, (24, 100))
    with subprocess.Popen(
        [sys.executable, "-c", FAKE_MAIN, "extract", str(file)],
        env=clean_environ | {"TERM": "xterm"},
        stdout=other_end,
        stderr=other_end,
        stdin=subprocess.DEVNULL,
    ) as process:
        os.close(other_end)
        shown = read_all(main_end)
        assert process.wait(30) == 0
    assert shown.count("a: no quotations") == 3
    assert "text/s" in shown


def read_all(descriptor):
    shown, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        try:
            piece = os.read(descriptor, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(descriptor)
    return shown.decode()
