"""Whether published versions are what they were when they were published."""

from dataclasses import dataclass

from behaviours.content import BehaviourWords
from behaviours.enums import Size, State
from behaviours.models import Catalogue, Version
from behaviours.queries.comparing import content_of
from behaviours.versions.publishing import hash_of, next_number


@dataclass(frozen=True)
class Verdict:
    """`faults`: sentences; none for a version that is as it was published."""

    number: str
    content_hash: str
    faults: tuple[str, ...]


def verify(catalogue: Catalogue) -> tuple[Verdict, ...]:
    """Every published version, withdrawn ones too, in the order in which they were published.

    That a version is missing at the end shows only against a hash that was kept elsewhere.
    """
    published = catalogue.versions.filter(state=State.PUBLISHED)
    # Rows are made one after the other under the catalogue's lock; clocks may go back.
    versions = list(published.select_related("based_on", "restored_from").order_by("pk"))
    befores = [None, *versions[:-1]]
    return tuple(
        Verdict(
            version.number,
            version.content_hash,
            (
                *_number_faults(version, before),
                *_origin_faults(version, before),
                *_hash_faults(version, before, versions),
                *_stray_faults(version),
            ),
        )
        for version, before in zip(versions, befores, strict=True)
    )


def _number_faults(version: Version, before: Version | None) -> list[str]:
    number = _number(version)
    if number in {next_number(before, size=size) for size in Size}:
        return []
    if before is None:
        return [
            f"It is the first, and not 1.0: what was published before {version.number} is gone."
        ]
    if number <= _number(before):
        return [f"Its number does not grow: {before.number} was published before it."]
    return [f"What was published between {before.number} and {version.number} is gone."]


def _origin_faults(version: Version, before: Version | None) -> list[str]:
    faults = []
    if before is not None and version.based_on is None:
        faults.append("It does not say which version it goes on from.")
    origins = (("goes on from", version.based_on), ("brings back", version.restored_from))
    for verb, origin in origins:
        if origin is not None and not _is_older(origin, version):
            faults.append(f"It {verb} something that is no older version of this catalogue.")
    return faults


def _is_older(origin: Version, version: Version) -> bool:
    return (
        origin.catalogue_id == version.catalogue_id
        and origin.state == State.PUBLISHED
        and origin.pk < version.pk
    )


def _hash_faults(version: Version, before: Version | None, versions: list[Version]) -> list[str]:
    if hash_of(version, previous=before.content_hash if before else "") == version.content_hash:
        return []
    after = f"version {before.number}" if before else "nothing"
    for other in (None, *versions):
        if other == version:
            continue
        if hash_of(version, previous=other.content_hash if other else "") == version.content_hash:
            was = f"version {other.number}" if other else "nothing"
            return [f"The chain is broken: it was published after {was}, and stands after {after}."]
    return [f"Its hash is not that of what it says after {after}."]


def _stray_faults(version: Version) -> list[str]:
    """Media of no behaviour are read by nobody, and so are in no hash."""
    said = sum(
        len(entry.words.media)
        for entry in content_of(version).behaviours
        if isinstance(entry.words, BehaviourWords)
    )
    if version.media.count() != said:
        return ["It has words in a medium that belong to none of its behaviours."]
    return []


def _number(version: Version) -> tuple[int, int, int]:
    return version.major or 0, version.minor or 0, version.patch or 0
