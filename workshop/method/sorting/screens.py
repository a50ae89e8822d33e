"""The next screen: the question whose answer is expected to tell most about the groups."""

import hashlib
from collections.abc import Collection, Iterable, Mapping

import numpy as np

from workshop.method.sorting.answers import FALSE, MISSED
from workshop.method.sorting.chains import Labels
from workshop.method.sorting.likeness import Floats, Prepared, prepare
from workshop.method.sorting.standing import Standing, stand
from workshop.method.sorting.values import Judgement, Screen

SHOWN = 5
# Focal cards are looked for among those asked about least: so many, or this share of all.
POOL, POOL_SHARE = 8, 0.25


def next_screen(
    texts: Mapping[str, str],
    judgements: Iterable[Judgement],
    judge: str,
    seed: str,
    seen: Collection[Screen] = (),
    *,
    prepared: Prepared | None = None,
    standing: Standing | None = None,
) -> Screen | None:
    """One card and up to five others to compare it with; None when nothing is left to ask.

    `seen`: screens this judge was shown and skipped; like answered pairs, theirs do not come
    again. With a `standing` (made from all answers of a moment ago) only this judge's own lines
    of `judgements` are read, so the others may be left out; this is the fast way.
    Deterministic for the same arguments; the seed and the judge vary it, so that people who ask
    at the same moment are asked different things.
    """
    if standing is None:
        if prepared is None or prepared.texts != texts:
            prepared = prepare(texts)
        judgements = list(judgements)
        standing = stand(prepared, judgements)
    prepared = standing.prepared
    done = _done(standing, judgements, judge, seen)
    count = len(prepared)
    left = np.full(count, count - 1)
    for pair in done:
        left[list(pair)] -= 1
    # A card may have been withdrawn since the standing was made.
    here = np.array([any(i in texts for i in ids) for ids in prepared.ids], dtype=bool)
    if not (left > 0).any():
        return None
    told = f"{seed}\0{judge}\0{len(done)}".encode()
    rng = np.random.default_rng(int.from_bytes(hashlib.sha256(told).digest()[:8], "big"))
    pool = _pool(standing, (left > 0) & here, rng)
    for focal in sorted(pool, key=lambda node: -_promise(standing, node, done, here)):
        others = [n for n in range(count) if n != focal and here[n] and _pair(focal, n) not in done]
        if others:
            chosen = candidates(standing.drawn, focal, np.array(others), rng)
            return Screen(
                _card(prepared, focal, texts, rng),
                tuple(_card(prepared, n, texts, rng) for n in chosen),
            )
    return None


def _done(
    standing: Standing, judgements: Iterable[Judgement], judge: str, seen: Collection[Screen]
) -> set[tuple[int, int]]:
    """The pairs of nodes that this judge has answered or was shown."""
    node_of = standing.prepared.node_of
    done = set(standing.answers.asked.get(judge, ()))
    pairs = [(s.focal, s.candidate) for s in judgements if s.judge == judge]
    pairs += [(screen.focal, other) for screen in seen for other in screen.candidates]
    for one, other in pairs:
        a, b = node_of.get(one), node_of.get(other)
        if a is not None and b is not None and a != b:
            done.add(_pair(a, b))
    return done


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _card(prepared: Prepared, node: int, texts: Mapping[str, str], rng: np.random.Generator) -> str:
    """One of the identical cards of a node that is still there."""
    cards = [card for card in prepared.ids[node] if card in texts]
    return cards[int(rng.integers(len(cards)))]


def _pool(
    standing: Standing,
    possible: np.ndarray[tuple[int], np.dtype[np.bool_]],
    rng: np.random.Generator,
) -> list[int]:
    """The cards that were focal least often, with some luck among them."""
    nodes = np.flatnonzero(possible)
    often = standing.answers.focal[nodes] / SHOWN + rng.uniform(0, 1.5, len(nodes))
    size = max(POOL, int(POOL_SHARE * len(nodes)))
    return [int(n) for n in nodes[np.argsort(often, kind="stable")[: min(size, 60)]]]


def _promise(
    standing: Standing,
    focal: int,
    done: set[tuple[int, int]],
    here: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> float:
    """How much the five most telling answers about this card would tell, in nats, at most."""
    share = (standing.drawn == standing.drawn[:, [focal]]).mean(axis=0)
    told = information(share)
    told[~here] = 0
    told[[b if a == focal else a for a, b in done if focal in (a, b)]] = 0
    told[focal] = 0
    return float(np.sort(told)[-SHOWN:].sum())


def information(share: Floats) -> Floats:
    """Mutual information of one answer and the truth, for pairs together with these odds."""
    hit, slip = 1 - MISSED[0], FALSE[0]
    tapped = share * hit + (1 - share) * slip
    return np.asarray(_entropy(tapped) - share * _entropy(hit) - (1 - share) * _entropy(slip))


def _entropy(p: Floats | float) -> Floats:
    p = np.clip(p, 1e-9, 1 - 1e-9)
    return np.asarray(-p * np.log(p) - (1 - p) * np.log(1 - p))


def candidates(drawn: Labels, focal: int, others: Labels, rng: np.random.Generator) -> list[int]:
    """Up to five of the others whose answers together are expected to tell most, greedily.

    Given a partition, answers err independently; so the information of a screen is the entropy
    of its answers over all drawn partitions, less that of the errors (Houlsby et al. 2011).
    """
    same = (drawn[:, others] == drawn[:, [focal]]).astype(float)  # draws × others
    yes = same * (1 - MISSED[0]) + (1 - same) * FALSE[0]
    noise = (same * _entropy(1 - MISSED[0]) + (1 - same) * _entropy(FALSE[0])).mean(axis=0)
    told = np.full((1, len(drawn)), 1 / len(drawn))  # answers so far × draws: joint probability
    chosen: list[int] = []
    luck = rng.uniform(0, 1e-3, len(others))
    for _ in range(min(SHOWN, len(others))):
        tapped = told @ yes  # answers so far × others
        silent = told.sum(axis=1, keepdims=True) - tapped
        spread = -(tapped * np.log(tapped + 1e-12) + silent * np.log(silent + 1e-12)).sum(axis=0)
        gain = spread - noise + luck
        gain[chosen] = -np.inf
        best = int(gain.argmax())
        chosen.append(best)
        told = np.concatenate([told * yes[:, best], told * (1 - yes[:, best])])
    return [int(others[n]) for n in chosen]
