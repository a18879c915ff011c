#!/usr/bin/env bash
# Third-party clients against our doubles: a double that only we believe proves nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=.cache/oracles
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --requirement Tools/oracles/requirements.txt
"$venv/bin/python" Tools/oracles/oracles.py
exec "$venv/bin/python" Tools/oracles/twitch.py
