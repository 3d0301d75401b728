"""What a resolver knows while it reads: war, day, outlet's side, who was named before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from riwaya.arabic.affixes import ARTICLE, HIS, MEN_BEFORE_GENITIVE, OUR
from riwaya.arabic.phrases import phrase_keys
from riwaya.claims.scenes.agreement import MEN_ALL, kind_of_noun, owns
from riwaya.lexicons.actor_words import load_actor_words
from riwaya.lexicons.actors import Actor, load_actors
from riwaya.lexicons.cues import load_no_side, load_states
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.loss_words import load_enemies
from riwaya.lexicons.pack_tables import COMMON
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.roles import load_roles
from riwaya.lexicons.wars import load_wars
from riwaya.model import ActorMention
from riwaya.model.making import quick

NEAR = 3
"""Sentences within which a repeated head word (الميليشيات) means those it meant before."""


@quick
@dataclass(frozen=True, slots=True)
class Named:
    """An earlier mention, the party it was resolved to, its head word and its sentence."""

    mention: ActorMention
    party: str
    head: str
    sentence: int

    @property
    def ours(self) -> bool:
        """Whether it names but what is ours ("our positions"), which owns nothing."""
        return self.mention.kind == "asset" and self.head.endswith(OUR)


@cache
def _first_words(actor: str) -> frozenset[str]:
    found = load_actors().get(actor)
    return frozenset(phrase_keys(name)[0] for name in found.names) if found else frozenset()


@cache
def _named_like(actor: str, nouns: tuple[str, ...]) -> bool:
    """Whether a name of the actor begins with one of the nouns."""
    found = load_actors().get(actor)
    wanted = [phrase_keys(noun) for noun in nouns]
    names = [phrase_keys(name) for name in found.names] if found else []
    return any(name[: len(noun)] == noun for name in names for noun in wanted)


def is_named_like(mention: ActorMention, nouns: tuple[str, ...]) -> bool:
    """Whether a mention is of an actor with a name that begins with one of the nouns."""
    return any(_named_like(actor, nouns) for actor in mention.actors)


@cache
def _peoples() -> dict[str, frozenset[str]]:
    """Return the peoples that fight, those an adjective names, and the wars that know each."""
    named = {adjective.actor for adjective in load_actor_words().adjectives}
    groups = (actor for actor in load_actors() if actor.kind == "group")
    return {actor.id: actor.packs() for actor in groups if actor.id in named}


def _of_state(actor: Actor | None) -> bool:
    """Whether the actor is a state or belongs to one."""
    while actor is not None:
        if actor.kind == "state":
            return True
        actor = load_actors().get(actor.parent) if actor.parent else None
    return False


@cache
def _regular(actors: tuple[str, ...], role: str | None) -> bool:
    """Whether the words name a state's own forces."""
    known = load_roles().get(role) if role else None
    return (known is not None and known.regular) or any(
        _of_state(load_actors().get(actor)) for actor in actors
    )


@dataclass(slots=True)
class Context:
    """The war's pack, the day of publication, the outlet's side, and the mentions so far.

    `head` and `sentence` (counted from 1) are those of the mention that is being resolved;
    `nearby` is the war that each sentence tells of, `lands` the state its places lie in, and
    `home` the state at no war that the report is about.
    """

    pack: str | None
    on: date | None
    side: str | None
    named: list[Named] = field(default_factory=list)
    nearby: Sequence[str | None] = ()
    home: str | None = None
    lands: Sequence[str | None] = ()
    head: str = ""
    sentence: int = 0
    headed: tuple[int, str] | None = None
    """A sentence and the state that stands before its colon ("Turkey: the army …")."""

    def add(self, mention: ActorMention, party: str) -> None:
        """Remember the mention that is being resolved and its party."""
        self.named.append(Named(mention, party, self.head, self.sentence))

    def party_of(self, actors: tuple[str, ...], pack: str | None = None) -> str | None:
        """Return the party of the actor that this war knows best; of several of one name that
        of those days.
        """
        pack = pack or self.pack
        found = [actor for id in actors if (actor := load_actors().get(id))]
        if pack and len(found) > 1:
            found.sort(key=lambda actor: actor.away(pack, self.on))
        for wanted in (pack, COMMON):
            for actor in found:
                if wanted in actor.packs():
                    party = actor.party(pack, self.on)
                    if party:
                        return party
        return next((p for actor in found if (p := actor.party(pack, self.on))), None)

    def war_here(self, actors: tuple[str, ...]) -> str | None:
        """Return the war that the sentence tells of, where a people that fights in several
        wars stands in each for others.
        """
        if not self.nearby or len(actors) != 1 or actors[0] not in _peoples():
            return None
        war = self.nearby[self.sentence - 1]
        return war if war in _peoples()[actors[0]] else None

    def state_here(self, homes: Mapping[str, str], *, local: bool) -> str | None:
        """Return the state whose body a word without a nationality means, where that is not one
        of the war's own: `local` bodies (الشرطة) are those of the sentence's places. `homes`
        are the wars of states.
        """
        land = self.lands[self.sentence - 1] if local and self.lands else None
        if land is not None and homes.get(land) != self.pack:
            return land
        return self.home

    def state_before(self, role: str) -> str | None:
        """Return the state whose body of that role and head word was named not long before
        (the Kuwaiti minister … the minister), or that the sentence is headed by.
        """
        if self.headed is not None and self.headed[0] == self.sentence:
            return self.headed[1]
        for item in reversed(self.named):
            if self.sentence - item.sentence > NEAR:
                break
            told = item.mention
            if told.role == role and item.head == self.head and told.actors:
                return told.actors[0]
        return None

    def war_told(self) -> str | None:
        """Return the war of the report, or another that the words and the places of a sentence
        tell of.
        """
        at = self.sentence - 1
        near = self.nearby[at] if self.nearby else None
        land = self.lands[at] if self.lands else None
        other = near is not None and near != self.pack and load_wars()[near].state == land
        return near if other else self.pack

    def _sides(self) -> Iterator[Named]:
        """Yield earlier mentions of fighting sides, the last first."""
        return (item for item in reversed(self.named) if item.party not in load_no_side())

    def last_like(self, nouns: tuple[str, ...]) -> str | None:
        """Return the party of the last actor with a name that begins with one of the nouns,
        with the head word itself if that is one of them.
        """
        wanted = self.own_noun(nouns)
        for item in reversed(self.named):
            if is_named_like(item.mention, wanted):
                return item.party
        return None

    def own_noun(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """Return the noun that the word being resolved is, else all."""
        return next(((noun,) for noun in nouns if phrase_keys(noun) == (self.head,)), nouns)

    def last_headed(self) -> str | None:
        """Return the party last named with this head word, or in whose name it comes first."""
        for item in self._sides():
            starts = (_first_words(actor) for actor in item.mention.actors)
            if item.head == self.head or any(self.head in words for words in starts):
                return item.party
        return None

    def last_group(self) -> str | None:
        """Return the fighting side named last."""
        return next((item.party for item in self._sides()), None)

    def foe(self) -> str | None:
        """Return whom the outlet's side fights: its enemy named last, else the main one."""
        if self.side is None:
            return None
        foes = load_parties().opponents(self.side, self.pack, self.on)
        named = (item.party for item in self._sides() if item.party in foes)
        last = next(named, foes[0] if foes else None)
        helped = load_defaults().principals.get(last or "", ())
        return next((party for party in foes if party in helped), last)

    def foe_near(self) -> str | None:
        """Return the enemy of the outlet's side that was named not long before."""
        foes = load_parties().opponents(self.side, self.pack, self.on) if self.side else ()
        for item in reversed(self.named):
            if self.sentence - item.sentence > NEAR:
                break
            if item.party in foes and item.mention.actors:
                return item.party
        return None

    def last_owner(self) -> str | None:
        """Return the party of the last actor that can have men and things of its own.

        Of a sentence before it is the one told first, its subject.
        """
        if self.head.endswith(OUR):
            return self._ours()
        owners = [item for item in self.named if item.mention.kind != "people"]
        owners = [item for item in owners if item.party != "civilians" and not item.ours]
        if not owners:
            return None
        last = owners[-1].sentence
        here = [item for item in owners if item.sentence == last]
        nearest = last == self.sentence
        fitting = [item for item in here if self._owns(item)] or here
        return (fitting[-1] if nearest else fitting[0]).party

    def _at_war(self) -> bool:
        """Whether the outlet's side fights in the report's war."""
        rows = load_parties().hostilities
        return any(self.side in (row.a, row.b) for row in rows if row.pack == self.pack)

    def _ours(self) -> str | None:
        """Return whose "our men" are: those of the party told first in the sentence or of who
        spoke not long before, else those of the outlet's side.
        """
        near = [item for item in self.named if self.sentence - item.sentence < NEAR]
        here = [item for item in near if item.sentence == self.sentence]
        people = [item for item in near if item.mention.kind == "person"]
        spoken = here[0] if any(item in here for item in people) else None
        if spoken is None and not (self.side and self._at_war()):
            spoken = next(iter([*reversed(people), *here, *reversed(near)]), None)
        return spoken.party if spoken else self.side

    def _owns(self, item: Named) -> bool:
        """Whether the pronoun of the word that is being resolved can mean what was named."""
        several = item.mention.last - item.mention.first > 1
        if several and item.mention.role and self.head.endswith(HIS):
            return True
        noun = kind_of_noun(item.head, state=item.mention.kind == "state")
        group = several and item.mention.kind == "group"
        foes = ARTICLE + item.head in load_enemies()
        if noun is None and group and not foes and item.head.endswith(MEN_BEFORE_GENITIVE):
            noun = MEN_ALL
        return item.mention.kind == "person" or owns(self.head, noun)

    def last_irregular(self) -> str | None:
        """Return the side named last that is no state's own force.

        One that was named with the same head word not long before goes first.
        """
        for item in self._sides():
            if self.sentence - item.sentence > NEAR:
                break
            if item.head == self.head and not _regular(item.mention.actors, item.mention.role):
                return item.party
        for item in self._sides():
            if not _regular(item.mention.actors, item.mention.role):
                return item.party
        return None

    def last_insurgent(self) -> str | None:
        """Return the side named last that is no state's own force and fights the state named
        last, if a state is named.
        """
        state = next((i.party for i in self._sides() if i.party in load_states()), None)
        if state is None:
            return self.last_irregular()
        foes = load_parties().opponents(state, self.pack, self.on)
        irregular = (i for i in self._sides() if i.party in foes)
        return next(
            (i.party for i in irregular if not _regular(i.mention.actors, i.mention.role)), None
        )

    def first_of_pair(self) -> str | None:
        """Return the first named of the last two parties that fight each other."""
        parties = load_parties()
        sides = list(self._sides())
        for at, later in enumerate(sides):
            for earlier in sides[at + 1 :]:
                if parties.hostile(earlier.party, later.party, self.on, self.pack):
                    return self._first_beside(earlier)
        return None

    def _first_beside(self, named: Named) -> str:
        """Return the party first named, in that mention's sentence, on its side."""
        for item in self.named:
            if item.sentence == named.sentence and load_parties().allied(
                item.party, named.party, self.on
            ):
                return item.party
        return named.party
