"""The server's process, its start and its end, with an engine made for this test; the real one is marked live."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
import urllib.request
from pathlib import Path

import openai
import pytest

from summarize import embedded
from summarize.embedded import _machine, _server
from summarize.errors import EndpointError, ModelFileError

ENGINE = """
    import enum, http.server, os, sys, threading, time

    class llama_load_mode(enum.IntEnum):
        LLAMA_LOAD_MODE_NONE = 0

    class Holder:
        pass

    class CommonParams:
        def __init__(self):
            self.model = Holder()
            self.cpuparams = Holder()
            self.cpuparams_batch = Holder()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.headers["Authorization"] == "Bearer " + self.server.key else 401)
            self.end_headers()

    class Server:
        def __init__(self, parameters):
            sys.stderr.write("0.00.000.287 E gguf_init: this is the log\\n")
            behaviour = open(parameters.model.path).read()
            if behaviour == "refuse":
                raise RuntimeError("Failed to init server, please check the input params.")
            if behaviour == "abort":
                os._exit(134)
            if behaviour == "load":
                open(parameters.model.path + ".loading", "w").close()
                time.sleep(60)
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            server.key = parameters.api_keys[0]
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.listening_address = f"http://127.0.0.1:{server.server_port}"
"""


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model file for the engine above; what is written into it is how the engine behaves."""
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "xllamacpp.py").write_text(textwrap.dedent(ENGINE))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "engine"))
    file = tmp_path / "some-model.gguf"
    file.write_text("serve")
    return file


def _get(address: str, key: str) -> int:
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {key}"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5) as answer:
        return int(answer.status)


def _gone(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_serves_with_its_own_key_and_goes(model: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with embedded.EmbeddedServer(model) as server:
        assert server.model == "some-model"
        assert server.base_url.startswith("http://127.0.0.1:")
        assert _get(server.base_url, server.api_key) == 200
        with pytest.raises(urllib.error.HTTPError, match="401"):
            _get(server.base_url, "guessed")
        process_id = server.process_id
    assert process_id
    assert _gone(process_id)
    assert capfd.readouterr() == ("", "")


def test_two_at_once_do_not_meet(model: Path) -> None:
    with embedded.EmbeddedServer(model) as one, embedded.EmbeddedServer(model) as two:
        assert one.base_url != two.base_url
        assert one.api_key != two.api_key


def test_the_log_is_shown_when_asked_for(model: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with embedded.EmbeddedServer(model, verbose=True):
        pass
    assert "this is the log" in capfd.readouterr().err


def test_the_key_is_on_no_command_line(model: Path) -> None:
    with embedded.EmbeddedServer(model) as server:
        listed = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(server.process_id)], capture_output=True)
        assert b"summarize.embedded._serve" in listed.stdout
        assert server.api_key.encode() not in listed.stdout


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs Linux")
def test_threads_leave_the_processor_to_others_unless_told_otherwise(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with embedded.EmbeddedServer(model) as server:
        assert b"GOMP_SPINCOUNT=1000\0" in Path(f"/proc/{server.process_id}/environ").read_bytes()
    monkeypatch.setenv("GOMP_SPINCOUNT", "5")
    with embedded.EmbeddedServer(model) as server:
        assert b"GOMP_SPINCOUNT=5\0" in Path(f"/proc/{server.process_id}/environ").read_bytes()


@pytest.mark.parametrize("behaviour", ["refuse", "abort"])
def test_a_file_that_the_engine_refuses_is_told_with_its_reason(model: Path, behaviour: str) -> None:
    model.write_text(behaviour)
    with pytest.raises(ModelFileError, match=r"cannot use .*some-model.gguf: this is the log"):
        embedded.EmbeddedServer(model).__enter__()


def test_a_missing_engine_is_told(model: Path, tmp_path: Path) -> None:
    (tmp_path / "engine" / "xllamacpp.py").write_text("raise ModuleNotFoundError('no xllamacpp')")
    with pytest.raises(EndpointError, match=r"pip install 'summarize\[embedded\]'"):
        embedded.EmbeddedServer(model).__enter__()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="model fetch"):
        embedded.EmbeddedServer(tmp_path / "none.gguf").__enter__()


def test_short_memory_is_told_before_the_start(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_server, "memory_available", lambda: 200_000_000)
    with pytest.raises(EndpointError, match=r"needs about 0\.3 GB of memory; 0\.2 GB are free"):
        embedded.EmbeddedServer(model).__enter__()


PROGRAM = """
    import sys, time
    from pathlib import Path
    from summarize.embedded import EmbeddedServer
    with EmbeddedServer(Path(sys.argv[1])) as server:
        print(server.process_id, flush=True)
        time.sleep(60)
"""


def _heed_ctrl_c() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and so would whatever the tests start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_the_server_goes_with_its_parent(model: Path, how: signal.Signals) -> None:
    command = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(model)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=_heed_ctrl_c
    ) as program:
        assert program.stdout
        process_id = int(program.stdout.readline())
        assert not _gone(process_id)
        program.send_signal(how)
    deadline = time.monotonic() + 10
    while not _gone(process_id) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert _gone(process_id)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_while_the_model_loads_ends_at_once(model: Path) -> None:
    model.write_text("load")
    command = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(model)]
    program = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=_heed_ctrl_c
    )
    try:
        while not model.with_name(model.name + ".loading").exists():
            time.sleep(0.02)
        os.killpg(program.pid, signal.SIGINT)
        begun = time.monotonic()
        _, error = program.communicate(timeout=10)
    finally:
        program.kill()
    assert "KeyboardInterrupt" in error
    assert time.monotonic() - begun < 5


def test_a_container_s_limits_count(tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text("100000 100000\n")
    (tmp_path / "memory.max").write_text("3000000000\n")
    (tmp_path / "memory.current").write_text("1000000000\n")
    (tmp_path / "meminfo").write_text("MemTotal: 9 kB\nMemAvailable:    8000000 kB\n")
    assert _machine.cores(tmp_path) == 1
    assert _machine.memory_available(tmp_path, tmp_path / "meminfo") == 2_000_000_000


def test_without_limits_the_machine_counts(tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text("max 100000\n")
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "meminfo").write_text("MemAvailable:    8000 kB\n")
    assert _machine.cores(tmp_path) >= 1
    assert _machine.memory_available(tmp_path, tmp_path / "meminfo") == 8000 * 1024
    assert _machine.memory_available(tmp_path / "nowhere", tmp_path / "nowhere") is None


@pytest.mark.live
def test_the_real_engine_answers_repeatably_within_memory() -> None:
    pytest.importorskip("xllamacpp")
    path = embedded.locate(embedded.find())
    if path is None:
        pytest.skip("the model is not in the cache: summarize model fetch")
    with embedded.EmbeddedServer(path) as server:
        client = openai.OpenAI(base_url=server.base_url, api_key=server.api_key, max_retries=0)
        with client:
            answers = [
                client.chat.completions.create(
                    model=server.model,
                    messages=[{"role": "user", "content": "Translate into English: Der Hafen bleibt gesperrt."}],
                    temperature=0,
                    seed=1,
                    max_tokens=40,
                )
                for _ in range(2)
            ]
        texts = [answer.choices[0].message.content for answer in answers]
        assert texts[0] == texts[1]
        assert texts[0]
        assert "port" in texts[0].lower() or "harbo" in texts[0].lower()
        assert answers[1].usage
        assert answers[1].usage.prompt_tokens_details
        assert answers[1].usage.prompt_tokens_details.cached_tokens
        status = Path(f"/proc/{server.process_id}/status")
        if status.exists():
            peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
            assert int(peak.split()[1]) * 1024 < 2e9
