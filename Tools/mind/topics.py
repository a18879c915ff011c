"""Reads the corpus: what viewers write, topic by topic, and what she answers.

A file of `corpus/` holds topics. `README.md` tells the format.
"""

import dataclasses
import hashlib
import pathlib
import re

LANGUAGES = ("es", "en")
EMOTIONS = (
    "neutral joy laughter tenderness surprise curiosity smugness embarrassment sadness anger fear sleepiness".split()
)
# Never trained on: how she fares where nothing was prepared.
HELD_OUT_TOPICS = {"games.console", "home.neighbours", "self.colour", "sport.gym", "films.series", "stream.schedule"}
HELD_OUT_SHARE = 0.12


@dataclasses.dataclass(frozen=True)
class Reply:
    """`mark` as in `[joy:3]`, without the brackets; `text` names its viewers `@n`, or `@a` and `@b`."""

    mark: str
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclasses.dataclass
class Topic:
    """One topic in one language."""

    name: str
    language: str
    askings: list[str] = dataclasses.field(default_factory=list)
    replies: list[Reply] = dataclasses.field(default_factory=list)
    pairs: list[Reply] = dataclasses.field(default_factory=list)
    variables: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    _kept: dict[bool, list[str]] = dataclasses.field(default_factory=dict, repr=False)

    @property
    def area(self) -> str:
        return self.name.split(".")[0]

    def phrasings(self, held_out: bool) -> list[str]:
        """Those to train on, or those kept apart from the first line on."""
        if held_out not in self._kept:
            self._kept[held_out] = [text for text in self.askings if is_held_out(self, text) == held_out]
        return self._kept[held_out]


def is_held_out(topic: Topic, asking: str) -> bool:
    """The same on every machine and for every order of the files."""
    digest = hashlib.sha256(f"{topic.name}|{topic.language}|{asking}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < HELD_OUT_SHARE


def variables_of(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def read(folder: pathlib.Path) -> dict[tuple[str, str], Topic]:
    """All topics by name and language; several files may add to one.

    Raises `ValueError` with file and line for what does not follow the format.
    """
    topics: dict[tuple[str, str], Topic] = {}
    for path in sorted(folder.glob("*.txt")):
        name, language = "", ""
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = raw.strip()
            if not line:
                continue
            sign, _, rest = line.partition(" ")
            rest = rest.strip()
            try:
                if sign == "#":
                    name, language = rest, ""
                    for one in LANGUAGES:
                        topics.setdefault((name, one), Topic(name, one))
                elif sign == "=":
                    variable, one, values = re.fullmatch(r"(\w+) (es|en): (.+)", rest).groups()
                    topics[name, one].variables.setdefault(variable, []).extend(
                        value.strip() for value in values.split(";"))
                elif line in ("[es]", "[en]"):
                    language = line[1:3]
                elif sign == "?":
                    if rest not in topics[name, language].askings:
                        topics[name, language].askings.append(rest)
                elif sign in "+&":
                    mark, text = re.fullmatch(r"(\w+(?::[123])?) \| (.+)", rest).groups()
                    if mark.split(":")[0] not in EMOTIONS:
                        raise ValueError(f"no emotion is called {mark}")
                    topic = topics[name, language]
                    (topic.replies if sign == "+" else topic.pairs).append(Reply(mark, text))
                else:
                    raise ValueError("a line begins with one of # = [ ? + &")
            except (AttributeError, KeyError, ValueError) as error:
                raise ValueError(f"{path.name}:{number}: {error}: {line[:80]}") from error
    return topics
