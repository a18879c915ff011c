"""Makes conversations of the corpus: all nine load shapes, as the program describes a turn (`aneeka models prompts`).

Everything is chosen by a seeded `random.Random`; the same seed gives the same conversations.
"""

import random
import re

from chatter import disguised, shortened
from topics import Reply, Topic, variables_of

SHAPES = {
    "single": 50, "few": 16, "crowd": 10, "flood": 5, "operator": 7, "operatorWithChat": 4, "events": 8, "idle": 6,
    "welcomeBack": 3,
}
# Areas whose topics no viewer's comment belongs to, or which need more than a comment.
SPECIAL = {"operator", "event", "idle", "back", "group", "flood", "sum", "recall", "follow"}
NOISE = "stream.noise"


class NothingFits(Exception):
    """No reply of the topic fits the asking; choose again."""


class Writer:
    """Writes conversations in one language.

    - `held_out`: with the phrasings that training never sees, and only with those.
    """

    def __init__(self, topics: dict[tuple[str, str], Topic], language: str, dice: random.Random, held_out: bool = False):
        self.language = language
        self.dice = dice
        self.held_out = held_out
        self.topics = {name: topic for (name, one), topic in topics.items() if one == language}
        self.chat = [
            topic for topic in self.topics.values()
            if topic.area not in SPECIAL and topic.replies and topic.phrasings(held_out)
        ]
        self.by_area = {}
        for topic in self.topics.values():
            self.by_area.setdefault(topic.area, []).append(topic)
        self.used: dict[str, list[Reply]] = {}

    # --- choosing -----------------------------------------------------------------------------------------------

    def topic(self) -> Topic:
        """Large topics come more often, though not in proportion."""
        weights = [min(len(topic.phrasings(self.held_out)), 60) ** 0.5 for topic in self.chat]
        return self.dice.choices(self.chat, weights)[0]

    def turn_of(self, replies: list[Reply], key: str) -> Reply:
        """Each reply comes as often as the others: none twice before all came once."""
        left = self.used.get(key)
        if not left:
            left = replies[:]
            self.dice.shuffle(left)
            self.used[key] = left
        return left.pop()

    def reply(self, topic: Topic, filled: dict[str, str], longest: int = 99) -> Reply:
        """A reply whose variables are all known."""
        fits = [r for r in topic.replies if variables_of(r.text) <= filled.keys()]
        if not fits:
            raise NothingFits(topic.name)
        if longest < 99:
            fits = sorted(fits, key=lambda r: r.words)[: max(4, len(fits) // 2)]
            fits = [r for r in fits if r.words <= longest] or fits[:4]
        chosen = self.turn_of(fits, f"{topic.name}:{longest}:{sorted(filled)}")
        text = fill(chosen.text, filled)
        return Reply(chosen.mark, tagged(topic.name, text[0].upper() + text[1:]))

    def asking(self, topic: Topic) -> tuple[str, dict[str, str]]:
        """One way of asking, with its variables filled in; training disguises it, and loses a word of it now and then."""
        text = self.dice.choice(topic.phrasings(self.held_out))
        filled = {name: self.dice.choice(topic.variables[name]) for name in variables_of(text)}
        text = fill(text, filled)
        if self.held_out:
            return (text if self.dice.random() < 0.5 else disguised(text, self.language, self.dice)), filled
        if self.dice.random() < 0.2:
            text = shortened(text, self.dice)
        return disguised(text, self.language, self.dice), filled

    # --- what viewers write and what she says to each -----------------------------------------------------------

    def comment(self, name: str, text: str) -> dict:
        comment = {"name": name, "text": text}
        if self.dice.random() < 0.04:
            comment["copies"] = self.dice.randint(1, 30)
        return comment

    def exchange(self, name: str, longest: int = 99) -> tuple[dict, Reply, str]:
        """A comment, the answer to it, and the topic."""
        while True:
            if self.dice.random() < 0.05:
                text, reply = self.sum(name)
                return self.comment(name, text), reply, "sum.simple"
            topic = self.topic()
            text, filled = self.asking(topic)
            try:
                reply = self.reply(topic, filled, longest)
            except NothingFits:
                continue
            return self.comment(name, text), Reply(reply.mark, reply.text.replace("@n", f"@{name}")), topic.name

    def sum(self, name: str) -> tuple[str, Reply]:
        """Small sums are known; large ones are not, and she says so."""
        dice, spanish = self.dice, self.language == "es"
        kind = dice.choice("+-*")
        large = dice.random() < 0.2
        a, b = (dice.randint(100, 9999), dice.randint(13, 999)) if large else (dice.randint(0, 12), dice.randint(0, 12))
        if kind == "-" and b > a:
            a, b = b, a
        result = {"+": a + b, "-": a - b, "*": a * b}[kind]
        sign = dice.choice({"+": ["+", " + ", " más " if spanish else " plus "],
                            "-": ["-", " - ", " menos " if spanish else " minus "],
                            "*": ["x", " x ", " por " if spanish else " times "]}[kind])
        sum_ = f"{a}{sign}{b}"
        forms = (["cuánto es {}", "{}?", "{}", "cuanto son {}", "sabes cuánto es {}?", "a ver, {}"] if spanish else
                 ["what is {}", "{}?", "{}", "whats {}", "do you know {}", "quick, {}"])
        text = disguised(dice.choice(forms).format(sum_), self.language, dice)
        topic = self.topics["unknown.fact" if large else "sum.simple"]
        reply = self.reply(topic, {} if large else {"sum": str(result)})
        return text, Reply(reply.mark, reply.text.replace("@n", f"@{name}"))

    # --- the nine shapes ----------------------------------------------------------------------------------------

    def single(self, position: int) -> dict:
        dice = self.dice
        if position > 0 and dice.random() < 0.06:
            return self.of_special("follow")
        if dice.random() < 0.05:
            return self.recalled()
        comment, reply, topic = self.exchange("v1")
        turn = self.turn("single", reply, [topic], comments=[comment])
        if dice.random() < 0.05:
            fact, _ = self.remembered()
            turn["notes"] = [{"name": "v1", "lines": [fact]}]
        return turn

    def of_special(self, area: str) -> dict:
        topic = self.dice.choice([topic for topic in self.by_area[area] if topic.phrasings(self.held_out)])
        text, filled = self.asking(topic)
        reply = self.reply(topic, filled)
        return self.turn("single", named(reply, n="v1"), [topic.name], comments=[self.comment("v1", text)])

    def remembered(self) -> tuple[str, dict[str, str]]:
        topic = self.dice.choice([topic for topic in self.by_area["recall"]])
        at = self.dice.randrange(min(len(topic.variables["fact"]), len(topic.variables["echo"])))
        return topic.variables["fact"][at], {"echo": topic.variables["echo"][at], "topic": topic.name}

    def recalled(self) -> dict:
        """Somebody asks for what they once told her."""
        fact, known = self.remembered()
        topic = self.topics[known["topic"]]
        asked = topic.phrasings(self.held_out)
        if not asked:
            raise NothingFits(topic.name)
        reply = self.reply(topic, {"echo": known["echo"]})
        text = disguised(self.dice.choice(asked), self.language, self.dice)
        turn = self.turn("single", named(reply, n="v1"), [topic.name], comments=[self.comment("v1", text)])
        turn["notes"] = [{"name": "v1", "lines": [fact]}]
        return turn

    def few(self, position: int) -> dict:
        dice = self.dice
        count = dice.choices([2, 3, 4], [70, 22, 8])[0]
        if count == 2 and dice.random() < 0.35:
            topics = [t for t in self.chat if t.pairs and len(t.phrasings(self.held_out)) > 1]
            topic = dice.choice(topics)
            filled: dict[str, str] = {}
            texts = []
            for _ in range(2):
                text, now = self.asking(topic)
                texts.append(text)
                filled |= now
            pairs = [r for r in topic.pairs if variables_of(r.text) <= filled.keys()]
            if pairs:
                pair = self.turn_of(pairs, f"{topic.name}:pairs:{sorted(filled)}")
                reply = named(Reply(pair.mark, tagged(topic.name, fill(pair.text, filled))), a="v1", b="v2")
                comments = [self.comment(f"v{i + 1}", text) for i, text in enumerate(texts)]
                return self.turn("few", reply, [topic.name], comments=comments)
        parts = [self.exchange(f"v{i + 1}", longest=16 if count == 2 else 11) for i in range(count)]
        order = parts if dice.random() < 0.8 else parts[::-1]
        reply = self.joined([reply for _, reply, _ in order])
        return self.turn("few", reply, [topic for *_, topic in parts], comments=[comment for comment, *_ in parts])

    def crowd(self, position: int) -> dict:
        """The best come first, as attention ranks them; noise lies between them now and then."""
        dice = self.dice
        count = dice.randint(5, 8)
        chosen = dice.choices([2, 3], [75, 25])[0]
        kinds = [True] * chosen + [False] * (count - chosen)
        if dice.random() < 0.5:
            dice.shuffle(kinds)
        comments, replies, topics, rest = [], [], [], []
        for at, is_chosen in enumerate(kinds):
            name = f"v{at + 1}"
            if is_chosen:
                while True:
                    comment, reply, topic = self.exchange(name, longest=14)
                    if topic not in (NOISE, "greeting.hello"):
                        break
                replies.append(reply)
                topics.append(topic)
            else:
                kind = dice.choice([NOISE, NOISE, "greeting.hello", "nonsense.noise"])
                rest.append(kind)
                asked = self.topics[kind].phrasings(self.held_out) or self.topics[kind].askings
                comment = self.comment(name, disguised(dice.choice(asked), self.language, dice))
            comments.append(comment)
        greets = sum(kind == "greeting.hello" for kind in rest)
        group = "group.greetings" if greets * 2 > len(rest) else "group.noise" if greets == 0 else "group.mixed"
        replies.append(self.reply(self.topics[group], {}, longest=18))
        turn = self.turn("crowd", self.joined(replies), topics, comments=comments)
        turn["impression"] = {
            "tone": "greeting" if greets * 2 > len(rest) else "mixed", "rate": round(dice.uniform(0.2, 3), 1), "echoes": []}
        return turn

    def flood(self, position: int) -> dict:
        dice = self.dice
        tones = [topic for topic in self.by_area["flood"] if topic.name != "flood.echo"]
        topic = dice.choice(tones)
        echo = self.topics["flood.echo"]
        shouts = echo.variables.get("echo", [])
        echoes = []
        reply = self.reply(topic, {})
        if shouts and shouts != ["x"] and dice.random() < 0.6:
            shout = dice.choice(shouts)
            echoes = [{"text": shout, "count": dice.randint(3, 60)}]
            if dice.random() < 0.6:
                reply = self.reply(echo, {"echo": shout})
        parts = [self.exchange(f"v{i + 1}", longest=12) for i in range(dice.randint(2, 4))]
        said = [reply] + [part[1] for part in parts[: dice.choices([0, 1, 2], [25, 55, 20])[0]]]
        turn = self.turn("flood", self.joined(said), [topic.name], comments=[part[0] for part in parts])
        turn["impression"] = {"tone": topic.name.split(".")[1], "rate": round(dice.uniform(4, 60), 1), "echoes": echoes}
        return turn

    def operator(self, position: int) -> dict:
        topic = self.dice.choice([t for t in self.by_area["operator"] if t.phrasings(self.held_out)])
        text = self.dice.choice(topic.phrasings(self.held_out))
        return self.turn("operator", self.reply(topic, {}), [topic.name], said=text)

    def operatorWithChat(self, position: int) -> dict:
        turn = self.operator(position)
        parts = [self.exchange(f"v{i + 1}", longest=14) for i in range(self.dice.randint(1, 2))]
        first = Reply(turn["mark"], turn["reply"])
        reply = self.joined([first] + [part[1] for part in parts])
        return self.turn("operatorWithChat", reply, turn["topics"] + [part[2] for part in parts], said=turn["said"],
                         comments=[part[0] for part in parts])

    def idle(self, position: int) -> dict:
        topic = self.dice.choice([t for t in self.by_area["idle"] if t.askings])
        return self.turn("idle", self.reply(topic, {}), [topic.name], idea=self.dice.choice(topic.askings))

    def welcomeBack(self, position: int) -> dict:
        dice = self.dice
        away = dice.choice([dice.randint(5, 90), dice.randint(100, 1500), dice.randint(2000, 20_000)])
        parts = [self.exchange(f"v{i + 1}", longest=14) for i in range(dice.choice([0, 1, 1, 2]))]
        reply = self.reply(self.topics["back.short" if away < 300 else "back.long"], {})
        return self.turn("welcomeBack", self.joined([reply] + [part[1] for part in parts]),
                         [part[2] for part in parts], comments=[part[0] for part in parts], away=away)

    def events(self, position: int) -> dict:
        dice = self.dice
        happened = [self.event(f"v{i + 1}") for i in range(dice.choices([1, 2, 3], [72, 20, 8])[0])]
        if len(happened) > 1:
            happened = [event for event in happened if event[0]["kind"] != "hypeTrain"] or happened[:1]
        return self.turn("events", self.joined([reply for _, reply in happened]), [e["kind"] for e, _ in happened],
                         events=[event for event, _ in happened])

    def event(self, name: str) -> tuple[dict, Reply]:
        dice, spanish = self.dice, self.language == "es"
        kind = dice.choices(
            ["follow", "subscription", "resubscription", "gift", "cheer", "raid", "redemption", "donation", "hypeTrain"],
            [12, 14, 14, 14, 14, 12, 10, 8, 3])[0]
        event: dict = {"kind": kind, "name": name}
        filled: dict[str, str] = {}
        topic = "event." + {"subscription": "sub", "resubscription": "resub", "redemption": "redeem"}.get(kind, kind)
        size = dice.choices(["small", "big", "huge"], [55, 30, 15])[0]
        if kind == "subscription" and dice.random() < 0.3:
            event["tier"] = dice.choice([2, 3])
            topic, filled["tier"] = "event.sub_tier", str(event["tier"])
        elif kind == "resubscription":
            event["months"] = dice.choice([2, 3, 4, 5, 6, 7, 9, 11, 12, 14, 18, 24, 30, 36, 48])
            filled["months"] = str(event["months"])
        elif kind == "gift":
            event["count"] = {"small": dice.randint(2, 4), "big": dice.choice([5, 8, 10, 15]),
                              "huge": dice.choice([20, 25, 50, 100])}[size]
        elif kind == "cheer":
            event["count"] = {"small": dice.choice([1, 10, 50, 100, 200]), "big": dice.choice([500, 1000, 2500]),
                              "huge": dice.choice([5000, 10000])}[size]
            filled["bits"] = str(event["count"])
        elif kind == "raid":
            event["count"] = {"small": dice.randint(2, 9), "big": dice.randint(10, 99),
                              "huge": dice.randint(100, 2000)}[size]
            filled["viewers"] = str(event["count"])
        elif kind == "redemption":
            rewards = {
                "redeem_hydrate": ["hidrátate", "bebe agua"] if spanish else ["hydrate", "drink water"],
                "redeem_sing": ["canta algo", "canción"] if spanish else ["sing something", "song"],
                "redeem_joke": ["cuenta un chiste", "chiste malo"] if spanish else ["tell a joke", "bad joke"],
                "redeem_dance": ["baila", "un bailecito"] if spanish else ["dance", "little dance"],
                "redeem": ["color de pelo", "saludo especial", "modo pirata", "elige el juego", "sonido de pato"] if spanish
                else ["hair colour", "special hello", "pirate mode", "pick the game", "duck sound"],
            }
            chosen = dice.choice(list(rewards))
            event["reward"], event["count"] = dice.choice(rewards[chosen]), dice.choice([50, 100, 300, 500, 1000])
            topic, filled["reward"] = f"event.{chosen}", event["reward"]
        elif kind == "donation":
            event["count"] = {"small": dice.choice([100, 200, 350, 500]), "big": dice.choice([1000, 2000, 3000]),
                              "huge": dice.choice([5000, 10000, 20000])}[size]
            event["currency"] = dice.choice(["EUR", "USD"])
        if kind in ("gift", "cheer", "raid", "donation"):
            topic = f"event.{kind}_{size}"
        if "count" in event:
            filled["count"] = str(event["count"])
        if kind == "hypeTrain":
            event["count"] = dice.randint(1, 5)
            topic, filled["level"] = "group.hype", str(event["count"])
            event["name"] = None
        elif kind in ("gift", "cheer") and dice.random() < 0.1:
            topic, event["name"] = f"group.anon_{kind}", None
        elif dice.random() < 0.2:
            event["text"] = self.exchange(name)[0]["text"]
        reply = self.reply(self.topics[topic], filled)
        return event, named(reply, n=name)

    # --- putting together ---------------------------------------------------------------------------------------

    def joined(self, replies: list[Reply]) -> Reply:
        """Several answers as one; now and then the later ones keep their own emotion."""
        text = replies[0].text
        for before, reply in zip(replies, replies[1:]):
            own = reply.mark.split(":")[0] != before.mark.split(":")[0] and self.dice.random() < 0.35
            text += " " + (marked(reply.mark, reply.text) if own else reply.text)
        return Reply(replies[0].mark, text)

    def turn(self, shape: str, reply: Reply, topics: list[str], **what) -> dict:
        return {"shape": shape, **{key: value for key, value in what.items() if value is not None},
                "mark": reply.mark, "reply": reply.text, "topics": topics}

    def conversation(self, length: int, shapes: dict[str, int] = SHAPES) -> dict:
        """`topics` of each turn is for measuring; the program does not read it."""
        turns = []
        while len(turns) < length:
            shape = self.dice.choices(list(shapes), list(shapes.values()))[0]
            try:
                turns.append(getattr(self, shape)(len(turns)))
            except NothingFits:
                continue
            # Notes and impressions do not stay in the dialogue, so nothing follows them.
            if "notes" in turns[-1] or "impression" in turns[-1]:
                break
        return {"language": self.language, "turns": turns}


def tagged(topic: str, text: str) -> str:
    """With the topic in brackets before it, as she is taught to say it: hearing what was asked is then a thing of its
    own to learn, not one mixed up with choosing among a topic's replies. Nothing in brackets is ever spoken."""
    return f"[{topic}] {text}"


def marked(mark: str, text: str) -> str:
    """With the mark behind the topic: what is felt hangs on what it is about."""
    tag, _, rest = text.partition("] ")
    return f"{tag}] [{mark}] {rest}"


def untagged(text: str) -> str:
    return re.sub(r"\[\w+\.\w+\] ", "", text)


def fill(text: str, filled: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: filled[match[1]], text) if "{" in text else text


def named(reply: Reply, **names: str) -> Reply:
    """With `@n`, `@a` and `@b` as the viewers' names."""
    return Reply(reply.mark, re.sub(r"@([nab])\b", lambda match: "@" + names.get(match[1], match[1]), reply.text))
