"""The README names every setting, every command and every make target."""

import re

import click
import pytest

from attribution.cli import main
from attribution.settings import SETTINGS
from tests.articles import DIRECTORIES, ROOT


def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group=main, prefix="attribution"):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


COMMANDS = dict(commands())


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.variable)
def test_every_setting_stands_in_the_readme_with_its_default(setting):
    rows = [line for line in readme().splitlines() if line.startswith(f"| `{setting.variable}` |")]
    assert len(rows) == 1, f"no row of the table of settings starts with | `{setting.variable}` |"
    if setting.default is not None:
        assert f"`{setting.default}`" in rows[0]


def test_no_setting_stands_in_the_readme_that_there_is_not():
    known = {setting.variable for setting in SETTINGS}
    assert set(re.findall(r"ATTRIBUTION_[A-Z_]*[A-Z]", readme())) <= known


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command):
    assert command in readme()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(command):
    assert COMMANDS[command].help
    assert all(option.help for option in COMMANDS[command].params if isinstance(option, click.Option))


@pytest.mark.parametrize(
    "target", re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)
def test_every_make_target_but_help_stands_in_the_readme(target):
    assert target == "help" or f"make {target}" in readme()


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda directory: directory.name)
def test_every_recorded_article_stands_with_its_origin_in_the_fixtures_readme(directory):
    assert f"| `{directory.name}` |" in (ROOT / "fixtures" / "README.md").read_text(encoding="utf-8")
