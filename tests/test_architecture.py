"""The house rules that a machine can check: sizes, imports, who reads the environment."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles import ROOT

PACKAGE = ROOT / "attribution"
MODULES = sorted(PACKAGE.rglob("*.py"))
CORE = sorted((PACKAGE / "core").rglob("*.py"))
LONGEST_FILE = 250
LONGEST_FUNCTION = 40
STDLIB_OF_THE_CORE = {
    *("__future__", "bisect", "collections", "dataclasses", "enum", "functools"),
    *("itertools", "math", "re", "types", "typing", "unicodedata"),
}
READS_THE_ENVIRONMENT = {
    "settings.py",
    "models.py",
}  # models.py: Stanza's own STANZA_RESOURCES_DIR, not a setting of ours
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name(path):
    return str(path.relative_to(PACKAGE))


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_files_and_functions_are_short(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTIONS) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }
    assert long == {}


def test_functions_are_short_on_the_whole():
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTIONS)
    )
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 20


@pytest.mark.parametrize("path", CORE, ids=name)
def test_the_core_is_pure(path):
    assert {module.partition(".")[0] for module in imported(path)} <= STDLIB_OF_THE_CORE | {"attribution"}
    called = {
        node.func.id for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input", "eval", "exec", "__import__"}


def test_only_the_settings_read_the_environment():
    readers = {path.name for path in MODULES if re.search(r"os\.(environ|getenv)", path.read_text(encoding="utf-8"))}
    assert readers <= READS_THE_ENVIRONMENT


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(tree(path))


def test_the_import_contracts_are_kept():
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        pytest.skip("import-linter is in the dev extra")
    result = subprocess.run([program, "--no-cache"], cwd=ROOT, check=False, capture_output=True, timeout=120)
    assert result.returncode == 0, result.stdout.decode()
