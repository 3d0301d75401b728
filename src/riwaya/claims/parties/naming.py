"""Whether words name a side themselves, or only who speaks tells whom they mean."""

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
