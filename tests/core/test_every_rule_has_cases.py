"""A rule is a module of its own with one public function, a docstring with examples, and cases for and against it."""

import ast
import inspect
import tomllib
from collections import Counter
from importlib import import_module

import pytest
import yaml

from attribution.core import indirect, quotations, relays, sources, speakers, status
from tests.articles import ROOT
from tests.rule_cases import DIRECTORY, FIELDS, MARKS, STAGES, all_cases, files, recorded

FUNCTIONS = {
    "quotations": {rule.name: rule.decide for rule in quotations.RULES},
    "sources": {rule.name: rule.decide for rule in sources.RULES},
    "indirect": {rule.name: rule.find for rule in indirect.RULES},
    "relays": {rule.name: rule.hops for rule in relays.RULES},
    "speakers": {rule.name: rule.decide for rule in speakers.RULES},
    "status": {str(name): function for name, function in status.RULES},
}
RULES = [(stage, name) for stage in STAGES for name in FUNCTIONS[stage]]
ONE_FUNCTION_TWICE = {
    ("sources", "continuation_again"): "continuation",  # the same rule, asked again after the less sure ones
}
SECOND_FUNCTION = {
    ("speakers", "plain_description"): "description",  # the surer half of that rule, placed before it
}
SHARED = {
    "description": {"plain_description"},
}
ALWAYS_ANSWERS = {("quotations", "part_of_clause")}  # the last word of its stage: it can only be never reached
BY_NO_FUNCTION = {("relays", relays.ENCLOSING)}  # nesting alone decides
FEWEST = 2


def rule_ids(pair):
    return "/".join(pair)


@pytest.mark.parametrize("pair", RULES, ids=rule_ids)
def test_every_rule_is_the_public_function_of_a_module_of_its_own(pair):
    stage, name = pair
    module_name = SECOND_FUNCTION.get(pair, ONE_FUNCTION_TWICE.get(pair, name))
    function_name = ONE_FUNCTION_TWICE.get(pair, name)
    module = import_module(f"attribution.core.{stage}.{module_name}")
    assert FUNCTIONS[stage][name] is getattr(module, function_name)
    public = {
        node.name
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert public - SHARED.get(module_name, set()) == {module_name}
    assert getattr(module, function_name).__doc__


@pytest.mark.parametrize("pair", RULES, ids=rule_ids)
def test_every_rule_quotes_what_it_matches_and_what_it_refuses(pair):
    stage, name = pair
    module_name = SECOND_FUNCTION.get(pair, ONE_FUNCTION_TWICE.get(pair, name))
    examples = import_module(f"attribution.core.{stage}.{module_name}").__doc__.partition("\n\n")[2]
    assert "match" in examples
    assert "must not" in examples or pair in ALWAYS_ANSWERS


@pytest.mark.parametrize("pair", [*RULES, *BY_NO_FUNCTION], ids=rule_ids)
def test_every_rule_has_cases_for_and_against_it(pair):
    of_the_rule = [case for case in all_cases() if (case.stage, case.rule) == pair and not case.xfail]
    count = Counter(case.refuses for case in of_the_rule)
    assert count[False] >= FEWEST
    assert count[True] >= FEWEST
    never_reached = [case for case in of_the_rule if case.expected.get("never_reached")]
    assert pair in ALWAYS_ANSWERS or count[True] - len(never_reached) >= FEWEST


def test_no_file_of_cases_is_without_its_rule():
    known = {*RULES, *BY_NO_FUNCTION}
    assert {(file.parent.name, file.stem) for file in files()} == known
    parses = {(path.parent.name, path.stem) for path in DIRECTORY.glob("*/*.conllu")}
    assert parses == known


def test_names_are_unique_and_every_case_says_what_it_expects():
    assert {file.parent.name for file in files()} == set(FIELDS)
    for file in files():
        names = [entry["name"] for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]
        assert len(set(names)) == len(names)
        assert list(recorded(file.with_suffix(".conllu"))) == names


def test_marks_have_their_cases_too():
    assert (DIRECTORY / "quotations" / f"{MARKS}.yml").exists()


def test_every_rule_module_stands_in_a_contract_of_independence():
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = pyproject["tool"]["importlinter"]["contracts"]
    listed = {module for one in contracts if one["type"] == "independence" for module in one["modules"]}
    modules = {function.__module__ for functions in FUNCTIONS.values() for function in functions.values()}
    assert modules == listed
