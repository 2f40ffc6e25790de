"""The README names every setting, command, make target and table; the API's guide every operation, event and format."""

import re

import click
import pytest

from attribution.api.search_arguments import QuotationsIn
from attribution.cli import main
from attribution.exchange.formats import FORMATS
from attribution.services.event_types import EVENT_TYPES, TEST_EVENT
from attribution.services.ports import Field, Scope
from attribution.services.ports.bodies import BodyFormat
from attribution.settings import SETTINGS
from attribution.store.base import Base
from attribution.wsgi import create_app
from tests.api.operations import OPERATIONS
from tests.articles import DIRECTORIES, ROOT

WORDS_OF_THE_API = [*EVENT_TYPES, TEST_EVENT, *BodyFormat, *FORMATS, *Scope, *Field]


def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def guide():
    return (ROOT / "attribution" / "api" / "README.md").read_text(encoding="utf-8")


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
    assert set(re.findall(r"ATTRIBUTION_[A-Z0-9_]*[A-Z0-9]", readme())) <= known


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command):
    assert command in readme()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(command):
    assert COMMANDS[command].help
    assert all(option.help for option in COMMANDS[command].params if isinstance(option, click.Option))


@pytest.mark.parametrize(
    "target", re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)
def test_every_make_target_but_help_stands_in_the_readme(target):
    assert target == "help" or f"make {target}" in readme()


def test_every_table_of_the_database_stands_in_the_readme():
    assert not [name for name in Base.metadata.tables if f"`{name}`" not in readme()]


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda directory: directory.name)
def test_every_recorded_article_stands_with_its_origin_in_the_fixtures_readme(directory):
    assert f"| `{directory.name}` |" in (ROOT / "fixtures" / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def views(make_services):
    """Every view of the application, by the id of its operation."""
    app = create_app(services=make_services())
    return {view.__name__: view for view in app.view_functions.values()}


@pytest.mark.parametrize(("operation", "name"), OPERATIONS.items(), ids=OPERATIONS.values())
def test_every_operation_stands_in_the_guide_with_its_scope(operation, name, views):
    method, path = operation
    scope = views[name].required_scope
    assert f"| `{method.upper()} {path}` | {f'`{scope.value}`' if scope else 'none'} |" in guide()


def test_no_operation_stands_in_the_guide_that_there_is_not():
    told = re.findall(r"^\| `([A-Z]+) (/\S*)` \|", guide(), re.MULTILINE)
    assert sorted((method.lower(), path) for method, path in told) == sorted(OPERATIONS)


@pytest.mark.parametrize("word", WORDS_OF_THE_API)
def test_every_event_format_scope_and_correction_has_a_row_in_the_guide(word):
    assert f"\n| `{word}` |" in guide()


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_format_stands_in_the_guide_with_its_media_type(form):
    assert f"| `{form}` | `{FORMATS[form].media_type.partition(';')[0]}` |" in guide()


@pytest.mark.parametrize("parameter", [field.data_key or name for name, field in QuotationsIn().fields.items()])
def test_every_parameter_of_the_search_stands_in_the_table_of_the_guide(parameter):
    first_cells = [line.split("|")[1] for line in guide().splitlines() if line.startswith("| `")]
    assert any(f"`{parameter}`" in cell for cell in first_cells)
