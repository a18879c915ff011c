"""Makes what viewers write look as chat looks: lower case, no accents, slips of the finger, a word before or behind."""

import random
import unicodedata

BEFORE = {
    "en": ["aneeka", "hey aneeka", "hey", "ok but", "question:", "btw", "so", "wait", "lol", "serious question", "umm",
           "random but", "yo", "honestly", "quick one", "guys", "be honest", "hi,"],
    "es": ["aneeka", "oye aneeka", "oye", "una pregunta", "a ver", "por cierto", "bueno", "espera", "jaja", "en serio",
           "eh", "no sé pero", "ey", "va", "una duda", "chicos", "sé sincera", "hola,"],
}
BEHIND = {
    "en": ["aneeka", "lol", "pls", "haha", "tbh", "xd", "KEKW", ":)", "just asking", "LUL", "ngl", "?", "!!", "rn", "bro"],
    "es": ["aneeka", "jaja", "porfa", "xd", "eh", "no?", "KEKW", ":)", "por saber", "jajaja", "la verdad", "?", "!!", "tía",
           "dime"],
}


def plain(text: str) -> str:
    """Without accents; ñ stays."""
    kept = []
    for character in text:
        if character in "ñÑ":
            kept.append(character)
        else:
            kept += [part for part in unicodedata.normalize("NFD", character) if not unicodedata.combining(part)]
    return "".join(kept)


def slip(text: str, dice: random.Random) -> str:
    """One letter lost, doubled or swapped with its neighbour, inside a word."""
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha() and text[i - 1].isalpha()]
    if not places:
        return text
    at = dice.choice(places)
    kind = dice.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1:]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2:]


def shortened(text: str, dice: random.Random) -> str:
    """One word lost, so that no single word decides what was asked."""
    words = text.split(" ")
    if len(words) < 4:
        return text
    del words[dice.randrange(len(words))]
    return " ".join(words)


def disguised(text: str, language: str, dice: random.Random) -> str:
    """The asking as somebody might have typed it."""
    if dice.random() < 0.45:
        text = text.lower()
    if dice.random() < 0.7:
        text = text.replace("¿", "").replace("¡", "")
    if dice.random() < 0.4:
        text = plain(text)
    if dice.random() < 0.25:
        text = text.rstrip("?!. ")
    if dice.random() < 0.14:
        text = slip(text, dice)
    if dice.random() < 0.22:
        text = f"{dice.choice(BEFORE[language])} {text}"
    if dice.random() < 0.22:
        text = f"{text} {dice.choice(BEHIND[language])}"
    if dice.random() < 0.03:
        text = text.upper()
    return text
