#!/bin/sh
# Rebuilds both small models from nothing: environment, texts, training, figures. Hours on two cores, and it goes on
# where it was cut. Nothing of the repository is changed: copy what you want to keep.
#
#   MIND_MINUTES=240      of training, for each model
#   MIND_DEVICE=cuda      where there is a GPU
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
program=$here/../../.build/release/aneeka
out=$here/../../.build/mind
models=${XDG_DATA_HOME:-"$HOME/.local/share"}/aneeka/models
base=$models/gemma-3-270m-q4_k_m.gguf
minutes=${MIND_MINUTES:-240}
device=${MIND_DEVICE:-cpu}
dtype=float32
mini=""
adapter=""
if [ "$device" != cpu ]; then
    dtype=bfloat16
    mini="--batch 32000 --rate 2.5e-3"
    adapter="--batch 24000"
fi

mkdir -p "$out"
python=$out/env/bin/python
[ -x "$python" ] || python3 -m venv "$out/env"
"$python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
"$python" "$here/fetch_converter.py" "$out/llama.cpp"
[ -e "$out/train.jsonl" ] || "$python" "$here/make_texts.py" --program "$program" --out "$out"
"$python" "$here/mini.py" --data "$out/train.jsonl" --out "$out/mini" --minutes "$minutes" --device "$device" \
    $mini
"$python" "$here/adapt.py" --base "$base" --data "$out/train.jsonl" --out "$out/adapter" --rank 16 --alpha 32 \
    --minutes "$minutes" --device "$device" --dtype "$dtype" $adapter \
    --converter "$out/llama.cpp/convert_lora_to_gguf.py"
"$python" "$here/measure.py" --data "$out/test.jsonl" --model "$out/mini/aneeka-mini.gguf" --out "$out/mini.jsonl"
"$python" "$here/measure.py" --data "$out/test.jsonl" --model "$base" --adapter "$out/adapter/adapter.gguf" \
    --out "$out/adapter.jsonl"
