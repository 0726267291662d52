"""What holds the design together, read from the source itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "massage_gui"
SOURCES = sorted(PACKAGE.rglob("*.py"))
FLOORS = ("core", "services", "ui")
KNOW_MANY = ("app.py", "tour.py", "ui/flow.py", "ui/session_flow.py", "ui/look_ups.py")
"""The only modules that may know the parts of the window: the flow, and what it hands some of them to."""
PARTS = ("player_page", "safety_page", "end_page", "problems_page", "answers_page", "home")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name_of(path))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, and the line; the names too, for `from PySide6 import QtWidgets`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: a relative import"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def offenders(paths: list[Path], *forbidden: str) -> list[str]:
    """`file:line: module` for each import of something forbidden."""
    return [
        f"{name_of(path)}:{line}: {module}"
        for path in paths
        for module, line in imports(path)
        if any(module == each or module.startswith(f"{each}.") for each in forbidden)
    ]


def floor(name: str) -> list[Path]:
    found = [path for path in SOURCES if name_of(path).startswith(f"{name}/")]
    assert len(found) > 5, name
    return found


def test_invariant_1_core_knows_only_the_standard_library_and_yaml() -> None:
    for path in floor("core"):
        for module, line in imports(path):
            top = module.split(".")[0]
            allowed = top in sys.stdlib_module_names or top == "yaml" or module.startswith("massage_gui.core")
            # The version stands in the package itself.
            assert allowed or module == "massage_gui.__version__", f"{name_of(path)}:{line}: {module}"


LETTERS_OF_ALL_FONTS = frozenset(bytes(range(256)).decode("cp1252", "ignore"))
"""What is written in these has letters in every Latin font; where one is lacking, there is an empty box."""

LETTERS_TAKEN_OUT = ("services/voice.py",)
"""Modules that name letters in order not to say them."""


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Every text in a file, and where it is."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, f"{name_of(path)}:{node.lineno}"


def test_every_text_is_in_letters_that_all_fonts_have() -> None:
    files = (*(ROOT / "routines").glob("*.yaml"), *(ROOT / "resources").glob("*.yaml"))
    told = [(file.read_text(encoding="utf-8"), file.name) for file in files]
    told += [each for path in (*floor("services"), *floor("ui")) for each in texts(path)]
    lacking = {
        where: letters
        for text, where in told
        if (letters := {each for each in text if each.isprintable()} - LETTERS_OF_ALL_FONTS)
    }
    assert {where for where in lacking if not where.startswith(LETTERS_TAKEN_OUT)} == set()


def test_invariant_1_services_never_import_widgets() -> None:
    assert offenders(floor("services"), "PySide6.QtWidgets") == []


def test_invariant_1_importing_core_and_services_loads_no_widgets() -> None:
    modules = ["massage_gui." + name_of(path)[:-3].replace("/", ".") for path in floor("core")]
    services = ["massage_gui." + name_of(path)[:-3].replace("/", ".") for path in floor("services")]
    code = (
        "import importlib, sys\n"
        f"for name in {modules}: importlib.import_module(name)\n"
        "qt = [name for name in sys.modules if name.startswith('PySide6')]\n"
        "assert not qt, qt\n"
        f"for name in {services}: importlib.import_module(name)\n"
        "assert 'PySide6.QtCore' in sys.modules\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_first_picture_waits_for_no_sound() -> None:
    parts = ("miniaudio", "espeakng_loader", "massage_gui.services.voice", "massage_gui.services.announcer")
    code = (
        "import sys\n"
        "import massage_gui.start\n"
        f"early = [name for name in sys.modules if name.startswith({parts})]\n"
        "assert not early, early\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", FLOORS)
def test_nobody_imports_upward(name: str) -> None:
    above = FLOORS[FLOORS.index(name) + 1 :]
    top = [f"massage_gui.{path.stem}" for path in PACKAGE.glob("*.py") if path.stem != "__init__"]
    forbidden = [f"massage_gui.{each}" for each in above] + top + ["massage_gui.commands"]
    assert offenders(floor(name), *forbidden) == []


def test_only_a_few_modules_know_several_parts() -> None:
    for path in SOURCES:
        known = {
            part
            for module, _ in imports(path)
            for part in PARTS
            if module.startswith(f"massage_gui.ui.{part}.")
        }
        assert len(known) < 2 or name_of(path) in KNOW_MANY, f"{name_of(path)} knows {sorted(known)}"


def test_nobody_is_handed_the_app() -> None:
    known_to = {"start.py", "tour.py"}
    found = offenders([path for path in SOURCES if name_of(path) not in known_to], "massage_gui.app")
    assert found == []


def test_no_module_is_named_for_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "constants", "managers", "manager", "misc"}
    assert [path for path in SOURCES if path.stem in vague or vague & set(path.parent.parts)] == []


@pytest.mark.parametrize("folder", ["resources", "routines"])
def test_data_folders_hold_no_code(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if path.suffix in (".py", ".pyc", ".so")] == []


def test_no_type_is_left_unchecked() -> None:
    marks = ("# type: " + "ignore", "# mypy: " + "ignore")
    found = [
        f"{name_of(path)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(mark in line for mark in marks)
    ]
    assert found == []


def test_no_error_is_caught_that_nobody_thought_of() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and _is_broad(node)
    ]
    assert found == []


def _is_broad(handler: ast.ExceptHandler) -> bool:
    names = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    broad = any(name is None or (isinstance(name, ast.Name) and name.id == "Exception") for name in names)
    base = any(isinstance(name, ast.Name) and name.id == "BaseException" for name in names)
    # What cleans up and raises again lets everything through.
    raised = bool(handler.body) and isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None
    return broad or (base and not raised)


SHOWN_BY = frozenset(
    {
        "label", "button", "setText", "setWindowTitle", "setToolTip", "setAccessibleName", "setPlainText",
        "setAccessibleDescription", "setPlaceholderText", "say", "warn", "addItem", "setTitle",
        "QAction", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "addMenu", "setWhatsThis",
    }
)  # fmt: skip
"""Functions whose first argument the user reads."""


def untranslated(tree: ast.Module) -> list[int]:
    """The lines that show the user a text of letters that is not inside tr."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and _name(node.func) in SHOWN_BY
        and node.args
        and _has_words(node.args[0])
    ]


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _has_words(shown: ast.expr) -> bool:
    """Whether a text with words stands in it, outside of tr and of what a call is given."""
    if isinstance(shown, ast.Call):
        return (
            isinstance(shown.func, ast.Attribute) and shown.func.attr != "tr" and _has_words(shown.func.value)
        )
    if isinstance(shown, ast.Constant):
        return isinstance(shown.value, str) and any(letter.isalpha() for letter in shown.value)
    return any(_has_words(child) for child in ast.iter_child_nodes(shown) if isinstance(child, ast.expr))


def test_every_text_that_is_shown_can_be_translated() -> None:
    found = [f"{name_of(path)}:{line}" for path in floor("ui") for line in untranslated(tree_of(path))]
    assert found == []


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("label('Hello')", True),
        ("button(f'Step {n}')", True),
        ("x.setText('a' + self.tr('b'))", True),
        ("x.setText('{} left'.format(3))", True),
        ("label(self.tr('Hello'))", False),
        ("label(self.tr('Hello {x}').format(x='y'))", False),
        ("label('')", False),
        ("x.setText(' · '.join(words))", False),
        ("label(title, 'hero')", False),
    ],
)
def test_the_search_for_untranslated_texts_finds_them(code: str, bad: bool) -> None:
    assert bool(untranslated(ast.parse(code))) is bad


def test_invariant_6_only_the_safety_rules_make_a_clearance() -> None:
    makers = {
        name_of(path)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and _name(node.func) == "Clearance"
    }
    assert makers == {"core/safety.py"}
    # `replace` would make one as well.
    assert (
        offenders(
            [path for path in SOURCES if "clearance" in path.read_text(encoding="utf-8").lower()],
            "copy.replace",
        )
        == []
    )


def test_invariant_9_nothing_that_could_reach_a_network_is_imported() -> None:
    network = (
        "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets", "urllib.request", "http", "ftplib", "smtplib",
        "ssl", "socketserver", "asyncio", "requests",
    )  # fmt: skip
    assert offenders(SOURCES, *network) == []
    # Only a pair of ends inside the process, for the system's signals.
    assert {each.split(":")[0] for each in offenders(SOURCES, "socket")} <= {"services/end_signals.py"}


def test_versions_that_kill_the_program_are_excluded() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "PySide6-Essentials>=6.8,<6.12; python_version < '3.12'" in text
