"""How a training run goes through its data, and how fast it learns on the way; for both trainers."""

import math
import random


def batches(rows: list, tokens: int, window: int, epoch: int, seed: int) -> list[list[int]]:
    """Indices of `rows`, whose first members are token ids: rows of like length together, about `tokens` with the padding.

    Sorted within `window` shuffled rows at a time; another order each epoch.
    """
    dice = random.Random(f"{seed}/{epoch}")
    order = list(range(len(rows)))
    dice.shuffle(order)
    made = []
    for start in range(0, len(order), window):
        batch: list[int] = []
        for row in sorted(order[start:start + window], key=lambda row: len(rows[row][0])):
            if batch and (len(batch) + 1) * len(rows[row][0]) > tokens:
                made.append(batch)
                batch = []
            batch.append(row)
        made.append(batch)
    dice.shuffle(made)
    return made


def rate(done: float, highest: float) -> float:
    """A short rise, then half a cosine down to zero. - `done`: share of the run, 0…1."""
    rise = 0.03
    if done < rise:
        return highest * done / rise
    return highest * 0.5 * (1 + math.cos(math.pi * min(1.0, (done - rise) / (1 - rise))))
