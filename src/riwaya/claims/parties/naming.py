"""Whether words name a side themselves, or only who speaks tells whom they mean."""

from datetime import date
from operator import itemgetter

from riwaya.claims.parties.who import RELATIONS
from riwaya.lexicons.actors import load_actors
from riwaya.model import ActorMention


def names_party(mention: ActorMention, party: str) -> bool:
    """Whether words mean a party in any mouth, or name an actor that the packs put on its side.

    What names the enemy or the friend of an actor does not name that actor, nor does a plain
    noun whose class says whose it is.
    """
    role = mention.role or ""
    if role.partition(".")[0] in RELATIONS:
        return False
    if role and mention.party == party:
        return True
    actors = (load_actors().get(actor) for actor in mention.actors)
    return any(row.party == party for actor in actors if actor for row in actor.memberships)


def actor_of(mention: ActorMention, party: str | None, on: date | None) -> str | None:
    """Return the actor that words name: of several of one name the one that is on a party's
    side on that day, else the first that ever was.
    """
    first, *others = mention.actors or (None,)
    if not others or party is None:
        return first
    rows = [
        (row.distance(on), name)
        for name in mention.actors
        if (actor := load_actors().get(name)) is not None
        for row in actor.memberships
        if row.party == party
    ]
    return min(rows, key=itemgetter(0))[1] if rows else first
