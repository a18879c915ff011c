#!/usr/bin/env bash
# Runs every test of the one build: what keeps no time side by side, the fuzz targets, then one at a time whatever a
# sound server, a browser or a model server must keep up with, since all share the machine's cores.
set -euo pipefail
cd "$(dirname "$0")/.."
timed='EndToEndTests|PulseOutputTests|PageTests|FlowTests'
swift test -c release --skip-build --skip "$timed|FuzzTests"
swift test -c release --skip-build --filter FuzzTests
swift test -c release --skip-build --no-parallel --filter "$timed"
