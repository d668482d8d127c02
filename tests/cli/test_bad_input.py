"""Whatever is wrong: one clear line, the right exit code, no traceback."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flood_ticker import GERMAN
from typer.testing import CliRunner, Result

from summarize.cli import app

Write = Callable[[Path], None]


def entries(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["entries", *args], input=stdin)


def assert_one_line(result: Result, code: int, *says: str) -> None:
    assert result.exit_code == code, (result.stdout, result.stderr)
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert "Traceback" not in result.stderr
    for words in says:
        assert words in result.stderr


SOURCES: dict[str, tuple[Write, int]] = {
    "missing": (lambda _: None, 3),
    "directory": (lambda path: path.mkdir(), 3),
    "empty": (lambda path: path.write_bytes(b"") and None, 3),
    "white space": (lambda path: path.write_bytes(b" \n\t \n" * 40) and None, 3),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8) and None, 3),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8) and None, 3),
    "english": (
        lambda path: (
            path.write_text("The council met on Monday and decided to close the bridge over the river. " * 9) and None
        ),
        3,
    ),
}


@pytest.mark.parametrize("name", SOURCES)
def test_an_unusable_source(name: str, tmp_path: Path) -> None:
    make, code = SOURCES[name]
    make(tmp_path / "source.txt")
    assert_one_line(entries(str(tmp_path / "source.txt")), code, "source.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_german_text_is_read_in_the_usual_encodings(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "flood.txt"
    file.write_bytes(GERMAN.encode(encoding))
    result = entries(str(file), "--json")
    assert result.exit_code == 0, result.stderr
    assert "Bürgermeisterin" in result.stdout


def test_standard_input_is_a_source() -> None:
    result = entries("-", "--json", stdin=GERMAN.encode())
    assert result.exit_code == 0
    assert '"origin": "-"' in result.stdout


def test_an_article_without_stamps_is_one_entry_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Die Stadt Ahlbrück sperrt die Brücke über die Lorre. Der Rat hat das am Montag beschlossen. " * 5)
    result = entries(str(file))
    assert result.exit_code == 0
    assert "1" in result.stdout


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--date", "gestern"), 2, "YYYY-MM-DD"),
        (("--tz", "Mond/Krater"), 2, "Mond/Krater"),
    ],
)
def test_an_unusable_option(options: tuple[str, ...], code: int, says: str, tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(GERMAN, encoding="utf-8")
    assert_one_line(entries(str(tmp_path / "flood.txt"), *options), code, says)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("model = ", "cannot be read as TOML"),
        ("modell = 'x'", "unknown setting 'modell'"),
        ("quiet = 'yes'", "must be bool"),
    ],
)
def test_an_unusable_configuration_file(content: str, says: str, home: Path) -> None:
    (home / "summarize.toml").write_text(content, encoding="utf-8")
    assert_one_line(CliRunner().invoke(app, ["doctor"]), 2, says)


def test_an_endpoint_that_is_down(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(GERMAN, encoding="utf-8")
    options = ["--base-url", "http://127.0.0.1:9/v1", "--quiet"]
    result = CliRunner().invoke(app, ["run", str(tmp_path / "flood.txt"), *options])
    assert_one_line(result, 4, "cannot be reached")


def test_a_model_without_an_endpoint(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(GERMAN, encoding="utf-8")
    result = CliRunner().invoke(app, ["run", str(tmp_path / "flood.txt"), "--model", "gpt-5.4", "--quiet"])
    assert_one_line(result, 2, "needs an endpoint")


def test_an_unknown_report_is_refused_before_anything_is_read() -> None:
    assert_one_line(CliRunner().invoke(app, ["run", "nowhere.txt", "--format", "pdf"]), 2, "pdf", "docx")


def test_control_characters_of_a_source_do_not_reach_the_terminal(tmp_path: Path) -> None:
    result = entries(str(tmp_path / "a\x1b[31mb.txt"))
    assert_one_line(result, 3)
    assert "\x1b" not in result.stderr


def test_a_pasted_five_megabyte_ticker_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    minute = (
        f"Update, {hour:02}.{minute:02} Uhr: Der Deich an der Lorre hält. "
        for hour in range(23, -1, -1)
        for minute in range(59, -1, -1)
    )
    file.write_text("".join(f"{stamp}{'Der Pegel sinkt weiter. ' * 150}\n" for stamp in minute), encoding="utf-8")
    assert file.stat().st_size > 5_000_000
    result = entries(str(file), "--json")
    assert result.exit_code == 0
    assert result.stdout.count('"clock": "') == 1440


def test_help_imports_nothing_heavy() -> None:
    heavy = ("pydantic", "openai", "lxml", "sqlalchemy", "tiktoken", "jinja2", "HanTa", "asyncio")
    program = f"import sys; import summarize.cli; print([name for name in {heavy!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "flood.txt"
    file.write_text(GERMAN * 50, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "summarize", "entries", str(file), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert isinstance(run.stdout, io.BufferedReader)
    run.stdout.read(10)
    run.stdout.close()
    assert run.stderr is not None
    stderr = run.stderr.read().decode()
    run.stderr.close()
    run.wait(timeout=60)
    assert "Traceback" not in stderr


@pytest.mark.parametrize(("option", "value"), [("--profile", "clever"), ("--glossary", "nowhere.csv")])
def test_an_unusable_option_is_refused_before_the_model_is_fetched(
    option: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.embedded.provide", lambda *_: pytest.fail("the model was fetched"))
    (tmp_path / "flood.txt").write_text(GERMAN, encoding="utf-8")
    result = CliRunner().invoke(app, ["run", str(tmp_path / "flood.txt"), "--quiet", option, value])
    assert_one_line(result, 2, value)


def test_an_unknown_form_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(GERMAN, encoding="utf-8")
    options = ["--format", "xml", "--base-url", "http://127.0.0.1:9/v1"]
    assert_one_line(CliRunner().invoke(app, ["statements", str(tmp_path / "flood.txt"), *options]), 2, "xml", "csv")
