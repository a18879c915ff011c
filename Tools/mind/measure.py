"""How good a small model's replies are: asks it the held-out questions of `make_texts.py` and counts.

    measure.py --model aneeka-mini.gguf --data .build/mind/test.jsonl --out .build/mind/replies.jsonl
    measure.py --data .build/mind/test.jsonl --replies .build/mind/replies.jsonl     # counts again

The topic is that of the corpus's nearest reply, so it is a figure to compare runs by, not a verdict; `--show 100` prints
what a person should read. Each question has a sampling seed of its own: one seed for all would favour some replies.
"""

import argparse
import collections
import json
import math
import pathlib
import re
import statistics

import topics
from server import Server

HERE = pathlib.Path(__file__).parent
MARK = re.compile(r"\[([^\]]*)\]")
NAMES = re.compile(r"@u\d+")
COMMON = {
    "es": "que de la el y en no es un una lo me te con por para pero si mi tu se los las del al más como ya muy".split(),
    "en": "the and is of to you it in that my but not for with me your are was have this what do be so i'm it's".split(),
}


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:'\w+)?", NAMES.sub(" ", MARK.sub(" ", re.sub(r"@[nab]\b|\{\w+\}", " ", text))).lower())


class Nearest:
    """The corpus's replies, searched by rare words in common (cosine of tf-idf, Salton & Buckley 1988)."""

    def __init__(self, corpus: dict):
        self.replies = [(topic.name, reply.text) for topic in corpus.values() for reply in topic.replies + topic.pairs]
        bags = [collections.Counter(words_of(text)) for _, text in self.replies]
        self.count = collections.Counter(word for bag in bags for word in bag)
        self.places = collections.defaultdict(list)
        for at, bag in enumerate(bags):
            for word, weight in self.weighed(bag).items():
                self.places[word].append((at, weight))

    def weighed(self, bag: collections.Counter) -> dict[str, float]:
        weights = {word: n * math.log(len(self.replies) / self.count[word]) for word, n in bag.items() if word in self.count}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1
        return {word: weight / length for word, weight in weights.items()}

    def topic(self, text: str) -> tuple[str, str, float]:
        """Topic and text of the nearest reply, and how near it is, 0…1."""
        scores: collections.Counter = collections.Counter()
        for word, weight in self.weighed(collections.Counter(words_of(text))).items():
            for at, other in self.places[word]:
                scores[at] += weight * other
        if not scores:
            return "", "", 0
        at, score = scores.most_common(1)[0]
        return *self.replies[at], score


def language_of(text: str) -> str | None:
    words = words_of(text)
    spanish, english = (sum(word in COMMON[one] for word in words) for one in topics.LANGUAGES)
    if re.search("[¿¡ñáéíóú]", text.lower()):
        spanish += 2
    return None if spanish == english else "es" if spanish > english else "en"


def judged(row: dict, reply: str, nearest: Nearest) -> dict:
    """What can be told of one reply without reading it."""
    marks = [mark for mark in MARK.findall(reply) if "." not in mark]
    heard = [mark for mark in MARK.findall(reply) if "." in mark]
    valid = all(re.fullmatch(r"(\w+)(:[123])?", mark) and mark.split(":")[0] in topics.EMOTIONS for mark in marks)
    topic, near, score = nearest.topic(reply)
    named, wanted = set(NAMES.findall(reply)), set(NAMES.findall(row["expected"]))
    return {
        "mark": bool(marks) and valid and reply.lstrip().startswith("["),
        "emotion": marks[0].split(":")[0] if marks else "",
        "language": language_of(reply) in (row["language"], None),
        "named": named == wanted, "no_other": named <= wanted,
        "heard": heard[:1] == row["topics"][:1],
        "topic": topic in row["topics"] or topic.split(".")[0] in {one.split(".")[0] for one in row["topics"]},
        "nearest": topic, "verbatim": score > 0.97, "words": len(words_of(reply)),
    }


def share(values) -> str:
    values = list(values)
    return f"{100 * sum(values) / len(values):5.1f} % of {len(values)}" if values else "none"


def report(rows: list[dict], replies: list[str]) -> None:
    nearest = Nearest(topics.read(HERE / "corpus"))
    facts = [judged(row, reply, nearest) for row, reply in zip(rows, replies)]
    by_shape = collections.defaultdict(list)
    for row, fact in zip(rows, facts):
        by_shape[row["shape"]].append(fact)
    print("mark valid      ", share(fact["mark"] for fact in facts))
    print("language        ", share(fact["language"] for fact in facts))
    for language in topics.LANGUAGES:
        print(f"named, {language}       ", share(
            fact["named"] for fact, row in zip(facts, rows) if row["shape"] == "single" and row["language"] == language))
    print("all named, few  ", share(fact["named"] for fact in by_shape["few"]))
    print("chosen, crowd   ", share(fact["no_other"] for fact in by_shape["crowd"]))
    for language in topics.LANGUAGES:
        print(f"topic, {language}       ", share(
            fact["topic"] for fact, row in zip(facts, rows) if row["shape"] == "single" and row["language"] == language))
    print("heard, single   ", share(fact["heard"] for fact in by_shape["single"]))
    emotions = collections.Counter(fact["emotion"] for fact in facts)
    print("emotions        ", ", ".join(f"{name} {100 * n / len(facts):.0f} %" for name, n in emotions.most_common()))
    print("nearly verbatim ", share(fact["verbatim"] for fact in facts))
    repeats = [reply in replies[max(0, at - 20):at] for at, reply in enumerate(replies)]
    print("repeated in 20  ", share(repeats))
    print("words           ", statistics.median(fact["words"] for fact in facts))


def show(rows: list[dict], replies: list[str], count: int, shape: str) -> None:
    chosen = [(row, reply) for row, reply in zip(rows, replies) if row["shape"] == shape]
    for row, reply in chosen[:: max(1, len(chosen) // count)][:count]:
        print(f"\n[{row['language']} {'+'.join(row['topics'])}]")
        print("\n".join(row["prompt"].splitlines()[-1 - max(1, row["people"]):-1]))
        print(f"  =>{reply}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--model", help="GGUF to ask; else --replies is read")
    parser.add_argument("--adapter")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--replies", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--temperature", type=float, default=0.5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="so many replies to read")
    parser.add_argument("--shape", default="single", help="of the shown")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()][: options.count]
    if options.model:
        replies, speeds = [], []
        with Server(options.model, options.adapter, options.threads) as server:
            for seed, row in enumerate(rows):
                answer = server.answer(row["prompt"], options.temperature, seed=seed + 1)
                replies.append(answer["content"])
                speeds.append(answer["timings"])
            memory = server.memory()
        median = {key: statistics.median(one[key] for one in speeds) for key in speeds[0]
                  if key in ("prompt_per_second", "predicted_per_second", "prompt_ms")}
        print(f"{options.threads} thread: prompt {median['prompt_per_second']:.0f} tokens/s, "
              f"{median['prompt_ms']:.0f} ms; reply {median['predicted_per_second']:.0f} tokens/s; "
              f"{memory / 2**20:.0f} MiB")
        if options.out:
            options.out.write_text("".join(json.dumps(reply, ensure_ascii=False) + "\n" for reply in replies))
    else:
        replies = [json.loads(line) for line in options.replies.read_text(encoding="utf-8").splitlines()]
        rows = rows[: len(replies)]
    report(rows, replies)
    if options.show:
        show(rows, replies, options.show, options.shape)


if __name__ == "__main__":
    main()
