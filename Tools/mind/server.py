"""Stock llama.cpp as a child process, asked over HTTP: the `llama-server` on PATH, else the one `make setup` prepared."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.request


class Server:
    """- `adapter`: a LoRA adapter in GGUF; `threads`: of the server."""

    def __init__(self, model: str, adapter: str | None = None, threads: int = 1):
        data = pathlib.Path(os.environ.get("XDG_DATA_HOME", pathlib.Path.home() / ".local/share")) / "aneeka"
        program = shutil.which("llama-server") or str(data / "server/bin/llama-server")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        command = [program, "-m", model, "--port", str(port), "-c", "2048", "-t", str(threads)]
        if adapter:
            command += ["--lora", adapter]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "OMP_WAIT_POLICY": "passive"})

    def __enter__(self):
        for _ in range(600):
            try:
                urllib.request.urlopen(self.address + "/health", timeout=5)
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.process.kill()
        raise SystemExit("the model server did not start")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def ask(self, path: str, question: dict) -> dict:
        request = urllib.request.Request(
            self.address + path, json.dumps(question).encode(), {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request, timeout=300))

    def tokens(self, text: str) -> list[int]:
        return self.ask("/tokenize", {"content": text})["tokens"]

    def answer(self, prompt: str, temperature: float, most: int = 150, seed: int = 1) -> dict:
        """The server's whole answer: `content`, `timings`, …"""
        return self.ask("/completion", {
            "prompt": prompt, "temperature": temperature, "n_predict": most, "stop": ["\n"], "seed": seed,
            "top_p": 0.9, "top_k": 0, "min_p": 0})

    def reply(self, prompt: str, temperature: float = 0.7, seed: int = 1) -> str:
        return self.answer(prompt, temperature, seed=seed)["content"]

    def memory(self) -> int:
        """Resident bytes of the process."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024
        return 0
