"""Writes the texts that her models are trained on and measured with, from the corpus.

    make_texts.py --program .build/release/aneeka --out .build/mind

`train.jsonl` and `valid.jsonl` hold texts as `aneeka models prompts` composes them, a conversation a line; `test.jsonl`
holds questions with phrasings that are in neither, each with what a good answer holds.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess

import topics
from conversations import SHAPES, Writer, untagged

HERE = pathlib.Path(__file__).parent
# Exchanges of a conversation.
LENGTHS = (1, 1, 1, 1, 2, 2, 2, 3, 4, 6)


def compose(program: str, conversations: list[dict], name: str = "Aneeka") -> list[dict]:
    """The program's own prompts for described conversations, of a persona of this name. Exits with the program's
    message where it has one."""
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in conversations)
    done = subprocess.run([program, "models", "prompts", "--name", name], input=lines, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def taught(composed: dict, dice: random.Random) -> dict:
    """Topics before marks. In every other conversation what came before the last turn is as it stands on air, where no
    topic is remembered; it is then only read."""
    parts = composed["parts"]
    is_history = dice.random() < 0.5
    for at, (text, is_reply) in enumerate(parts):
        if not is_reply:
            continue
        if is_history and at < len(parts) - 1:
            parts[at] = [untagged(text), 0]
        else:
            parts[at] = [" " + re.sub(r"^(\[[\w:]+\]) (\[\w+\.\w+\])", r"\2 \1", text.lstrip(" ")), 1]
    return composed


def save(path: pathlib.Path, rows: list[dict]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def training(corpus, count: int, seed: int) -> list[dict]:
    """Half in each language; of one to six exchanges."""
    writers = {one: Writer(corpus, one, random.Random(f"{seed}/{one}")) for one in topics.LANGUAGES}
    dice = random.Random(seed)
    return [writers[topics.LANGUAGES[at % 2]].conversation(dice.choice(LENGTHS)) for at in range(count)]


def questions(corpus, count: int, seed: int) -> list[dict]:
    """Conversations of held-out phrasings, the last turn of which is asked: `count` in all shapes together."""
    asked = []
    for language in topics.LANGUAGES:
        dice = random.Random(f"{seed}/test/{language}")
        before = Writer(corpus, language, dice)
        writer = Writer(corpus, language, dice, held_out=True)
        while len(asked) < count // 2 * (1 + topics.LANGUAGES.index(language)):
            shape = dice.choices(list(SHAPES), list(SHAPES.values()))[0]
            history = before.conversation(dice.randint(0, 3), {"single": 3, "few": 1}) if dice.random() < 0.6 else None
            turns = [turn for turn in history["turns"] if "notes" not in turn] if history else []
            last = writer.conversation(1, {shape: 1})["turns"]
            asked.append({"language": language, "turns": turns + last})
    return asked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="the built aneeka")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    # More than a run sees: conversations that come again are learned by heart.
    parser.add_argument("--count", type=int, default=120_000, help="conversations to train on")
    parser.add_argument("--corpus", type=pathlib.Path, default=HERE / "corpus")
    parser.add_argument("--name", default="Aneeka", help="as the lines of the corpus call her")
    parser.add_argument("--questions", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    corpus = topics.read(options.corpus)
    kept = {key: topic for key, topic in corpus.items() if topic.name not in topics.HELD_OUT_TOPICS}
    dice = random.Random(options.seed)
    composed = compose(options.program, training(kept, options.count, options.seed), options.name)
    texts = [taught(one, dice) for one in composed]
    save(options.out / "train.jsonl", texts[200:])
    save(options.out / "valid.jsonl", texts[:200])

    described = questions(kept, options.questions, options.seed)
    rows = []
    for one, text in zip(described, compose(options.program, described, options.name)):
        parts = [untagged(part) for part, _ in text["parts"]]
        turn = one["turns"][-1]
        rows.append({
            "language": one["language"], "shape": turn["shape"], "topics": turn["topics"],
            "people": len(turn.get("comments", [])) + len(turn.get("events", [])),
            "prompt": "".join(parts[:-1]), "expected": parts[-1].strip()})
    save(options.out / "test.jsonl", rows)

    replies = {(one.mark, one.text) for topic in corpus.values() for one in topic.replies + topic.pairs}
    askings = {(topic.language, text) for topic in corpus.values() for text in topic.askings}
    held = sum(len(topic.phrasings(True)) for topic in corpus.values())
    print(f"{len(replies)} replies, {len(askings)} ways of asking ({held} of them held out), "
          f"{len({topic.name for topic in corpus.values()})} topics; {len(texts)} conversations, {len(rows)} questions")


if __name__ == "__main__":
    main()
