"""Files and standard input: what is read, and what is refused with which words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from summarize.errors import SourceError
from summarize.sources import read
from summarize.sources.decode import MAGIC, Magic
from summarize.sources.language import foreign_language
from summarize.sources.reading import MAX_BYTES

GERMAN = "13.45 Uhr: Der Pegel der Aue fällt. „Wir atmen auf“, sagte die Bürgermeisterin Eva Beispiel am Nachmittag.\n"
ENGLISH = (
    "The river has fallen, the mayor said on Friday, and the helpers could at last go home to their families. " * 2
)


def stored(folder: Path, data: bytes, name: str = "ticker.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    ("data", "notice"),
    [
        (GERMAN.encode(), None),
        (b"\xef\xbb\xbf" + GERMAN.encode(), None),
        (GERMAN.encode("cp1252"), "Windows-1252"),
        (GERMAN.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "UTF-16"),
        (GERMAN.encode("utf-16-le"), "UTF-16"),
        (GERMAN.encode("utf-16-be"), "UTF-16"),
        (GERMAN.encode("utf-32"), "UTF-32"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, notice: str | None) -> None:
    document = read(stored(tmp_path, data))
    assert document.text == GERMAN
    assert document.media_type == "text/plain"
    assert bool(document.notices) == (notice is not None)
    assert notice is None or notice in document.notices[0]


@pytest.mark.parametrize(("codec", "name"), [("cp850", "code page 850"), ("mac_roman", "Mac OS Roman")])
def test_old_encodings(tmp_path: Path, codec: str, name: str) -> None:
    text = "Der Deich hält für heute, sagen Bürger und Helfer in Groß Müßen. Größere Schäden gebe es nicht."
    document = read(stored(tmp_path, text.encode(codec)))
    assert document.text == text
    assert name in document.notices[0]


def test_quotation_marks_are_no_umlauts(tmp_path: Path) -> None:
    text = "Sie sagte: „ja“, „nein“ und „vielleicht“. Dann ging sie über den Deich."
    assert read(stored(tmp_path, text.encode("cp1252"))).text == text


def test_a_cut_utf8_file_keeps_its_umlauts(tmp_path: Path) -> None:
    document = read(stored(tmp_path, (GERMAN * 20).encode() + b"\xc3"))
    assert document.text == GERMAN * 20 + "\ufffd"
    assert "1 bytes that are no UTF-8" in document.notices[0]


def test_standard_input() -> None:
    document = read("-", stdin=io.BytesIO(GERMAN.encode()))
    assert document.origin == "-"
    assert document.text == GERMAN


@pytest.mark.parametrize("magic", MAGIC, ids=[f"{magic.name} {magic.start!r}" for magic in MAGIC])
def test_other_kinds_of_files_are_named(tmp_path: Path, magic: Magic) -> None:
    data = b"\x00" * magic.offset + magic.start + bytes(range(256)) * 4
    with pytest.raises(SourceError, match="not text") as refused:
        read(stored(tmp_path, data))
    assert magic.name in str(refused.value)
    assert refused.value.exit_code == 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t \n", "white space"),
        ("\ufeff".encode("utf-16"), "white space"),
        (bytes(range(256)) * 40, "binary file"),
        (b"\x00\x01\x02\x03" * 500, "binary file"),
    ],
)
def test_files_without_text(tmp_path: Path, data: bytes, words: str) -> None:
    path = stored(tmp_path, data)
    with pytest.raises(SourceError, match=words) as refused:
        read(path)
    assert path in str(refused.value)
    assert "\n" not in str(refused.value)


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"does not exist\. Check"):
        read(str(tmp_path / "nothing.txt"))
    with pytest.raises(SourceError, match="is a directory"):
        read(str(tmp_path))
    with pytest.raises(SourceError, match="cannot be read"):
        read("a\x00b")
    with pytest.raises(SourceError, match=r"https://www\.beispiel\.de/ticker"):
        read("www.beispiel.de/ticker")
    with pytest.raises(SourceError, match="ftp addresses are not read"):
        read("ftp://beispiel.de/ticker")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="may not be read"):
        read(str(tmp_path / "locked.txt"))


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.sources.reading.MAX_BYTES", 1000)
    with pytest.raises(SourceError, match="standard input is larger than"):
        read("-", stdin=io.BytesIO(b"a" * 1001))
    assert MAX_BYTES > 5_000_000


def test_other_languages_are_named_and_refused(tmp_path: Path) -> None:
    path = stored(tmp_path, ENGLISH.encode())
    with pytest.raises(SourceError, match=r"is in English, not in German\. Use --force"):
        read(path)
    assert read(path, force=True).text == ENGLISH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "English"),
        (
            "Le fleuve a baissé, a dit la maire vendredi, et les secouristes ont enfin pu rentrer chez eux. " * 2,
            "French",
        ),
        (
            "De rivier is gezakt, zei de burgemeester vrijdag, en de helpers konden eindelijk naar huis gaan. " * 2,
            "Dutch",
        ),
        (
            "Poziom rzeki opadł, powiedziała w piątek burmistrz, a ratownicy mogli wreszcie wrócić do domu. " * 2,
            "Polish",
        ),
        (
            "Уровень воды упал, сказала мэр в пятницу, и спасатели наконец смогли вернуться домой к семьям. " * 2,
            "Russian",
        ),
        (GERMAN * 3, None),
        (
            "Der Bundesrat het gseit, dass d Lag ernst isch und d Lüt dihei bliibe sölle, bis s Wasser wider sinkt. "
            * 2,
            None,
        ),
        ("Trump", None),
        (GERMAN * 300 + ENGLISH, None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert foreign_language(text) == language
