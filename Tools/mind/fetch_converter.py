"""Fetches llama.cpp's own converter of adapters out of llama-cpp-python's source package, checked by its SHA-256.

    fetch_converter.py .build/mind/llama.cpp

pip would build the package to look at it, so only its index is asked.
"""

import argparse
import hashlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import urllib.parse
import urllib.request

FILE = "llama_cpp_python-0.3.36.tar.gz"
SHA256 = "832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e"
WANTED = ("convert_lora_to_gguf.py", "convert_hf_to_gguf.py", "conversion/", "gguf-py/gguf/", "LICENSE")


def index() -> str:
    """The one pip uses here."""
    from pip._internal.models.index import PyPI

    told = subprocess.run([sys.executable, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True)
    return os.environ.get("PIP_INDEX_URL") or told.stdout.strip() or PyPI.simple_url


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder
    if (folder / WANTED[0]).exists():
        return
    page = index().rstrip("/") + "/llama-cpp-python/"
    question = urllib.request.Request(page, headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    files = json.load(urllib.request.urlopen(question, timeout=60))["files"]
    address = next(file["url"] for file in files if file["filename"] == FILE)
    print(f"fetching {FILE} (76 MB) ...", flush=True)
    package = urllib.request.urlopen(urllib.parse.urljoin(page, address), timeout=600).read()
    if hashlib.sha256(package).hexdigest() != SHA256:
        raise SystemExit(f"{FILE} is not the expected file.")
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        for member in archive:
            _, vendored, name = member.name.partition("/vendor/llama.cpp/")
            if vendored and member.isfile() and name.startswith(WANTED):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.extractfile(member).read())


if __name__ == "__main__":
    main()
