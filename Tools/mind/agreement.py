"""What stock llama.cpp makes of a small model: tokens and most likely replies, for the tests of the program's own runner.

llama.cpp rounds what it multiplies with q8_0 to eight bits, the runner does not: ask it for the unpacked file.

    agreement.py --model aneeka-mini-unpacked.gguf --data test.jsonl --out Tests/EnginesTests/Mini/agreement.json
"""

import argparse
import json
import pathlib

from server import Server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--count", type=int, default=40)
    options = parser.parse_args()
    prompts = [json.loads(line)["prompt"] for line in options.data.read_text(encoding="utf-8").splitlines()]
    strange = ["café ☕ ¿qué?!  dos  blancos\n\ttabulador", "it's we'll I'd 'tis", "日本語 и русский 123 4.5", "🦊🎉 x", " "]
    rows = []
    with Server(options.model) as server:
        for text in strange:
            rows.append({"text": text, "tokens": server.tokens(text)})
        for prompt in prompts[: options.count]:
            rows.append({"text": prompt, "tokens": server.tokens(prompt), "reply": server.reply(prompt, temperature=0)})
    options.out.write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(rows)} texts in {options.out}")


if __name__ == "__main__":
    main()
