#!/usr/bin/env bash
# Runs every test of the one build: unit and real-part tests side by side, the fuzz targets, then the end-to-end ones one
# at a time, since a browser, a model server and a sound server share the machine's cores with what is measured.
set -euo pipefail
cd "$(dirname "$0")/.."
swift test -c release --skip-build --skip EndToEnd --skip FuzzTests
swift test -c release --skip-build --filter FuzzTests
swift test -c release --skip-build --no-parallel --filter EndToEnd
