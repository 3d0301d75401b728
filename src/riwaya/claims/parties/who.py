"""Who is meant: the party of each actor mention, in this outlet's mouth and at this date."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date

from riwaya.arabic.affixes import ARTICLE
from riwaya.arabic.fold import fold_key
from riwaya.arabic.memory import Forms
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.parties.context import Context, is_named_like
from riwaya.claims.parties.names import common_name, role_of_name
from riwaya.claims.parties.war import (
    dateline,
    lands_nearby,
    likely_war,
    main_war,
    peaceful_home,
    war_of,
    wars_nearby,
)
from riwaya.lexicons.actor_words import load_actor_words
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.cues import irregular_sides
from riwaya.lexicons.pack_tables import covers
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.place_words import load_place_words
from riwaya.lexicons.roles import BANDS, ENEMY, OWN, Meaning, Role, load_roles
from riwaya.lexicons.siding import read_side
from riwaya.lexicons.sources import SOURCE, Sources, load_sources
from riwaya.lexicons.wars import load_wars, telling_words
from riwaya.model import ActorMention, Document, Report
from riwaya.stages import Standing

__all__ = ["ContextPartyResolver", "war_of"]

_COLON = ":"
_OTHER = "other"
OPPONENTS, BACKED, ALLIES = RELATIONS = ("opponents_of", "backed_by", "allied_with")
"""What a phrase may be to the side it names; an ally of a foreign state is whom that backs."""


def _most(lands: Sequence[tuple[int, str]]) -> str | None:
    """Return the country of most places."""
    counts = Counter(country for _, country in lands)
    return max(counts, key=counts.__getitem__, default=None)


def _bare(key: str) -> str:
    rest = next((r for _, r in clitic_splits(key) if r.startswith(ARTICLE)), key)
    return rest.removeprefix(ARTICLE)


_PLAIN = Forms(_bare)
"""Word → the head word without attached و ف ب ل and article."""


def _before_colon(document: Document, mention: ActorMention) -> bool:
    """Whether nothing but a mention stands between a sentence's beginning and a colon."""
    tokens, last = document.tokens, mention.last
    if last >= len(tokens) or tokens[last].key != _COLON:
        return False
    return any(sentence.first == mention.first for sentence in document.sentences)


def _told_later(
    mentions: Sequence[ActorMention], parties: Sequence[str | None], nouns: tuple[str, ...]
) -> str | None:
    """Return the party of the first mention whose name begins with one of the nouns: a headline
    says "the Front" before the report says which.
    """
    told = zip(mentions, parties, strict=True)
    return next((party for m, party in told if party and is_named_like(m, nouns)), None)


def _of_ground(document: Document, mention: ActorMention) -> bool:
    """Whether a direction behind a word that stands for a group makes it ground ("the western
    front").
    """
    role = load_roles().get(mention.role or "")
    keys, last = document.keys, mention.last
    pointing = role is not None and role.refers == "noun" and last < len(keys)
    return pointing and keys[last] in load_place_words().adjectives


class ContextPartyResolver:
    """Resolves names by war and date, role words also by outlet and by who was named before.

    Where nothing supports a party it says `None`. `war` fixes the pack for all reports; without
    it `war_of` reads it from each. `sources` holds the outlets' alignments.
    """

    def __init__(self, *, war: str | None = None, sources: Sources | None = None) -> None:
        self._war = war
        self._sources = sources or load_sources()
        self._homes = {entry.state: entry.pack for entry in load_wars().values()}
        self._pointing = frozenset(map(fold_key, load_actor_words().demonstratives))

    def standing(
        self,
        document: Document,
        mentions: Sequence[ActorMention],
        lands: Sequence[tuple[int, str]] = (),
    ) -> Standing:
        """Return the report's war and the side it takes.

        `lands` are the countries (ISO 3166) of its places with their first tokens; that of most
        places counts for a report that names no war.
        """
        report = document.report
        known = self._known_side(report)
        keys = document.keys
        told = telling_words(keys)
        war = self._war or main_war(told, mentions, report.side, lands)
        mouth = known[0] if known else None
        home = None if self._war else peaceful_home(war, told, mentions, lands, mouth)
        if home is None and war is None:
            war = likely_war(mentions, mouth, _most(lands), report.published)
        elif home is not None:
            war = None
        side, ground = known or read_side(report.source or "", keys, war, report.published)
        side = self._side_in(side, war, report.published)
        nearby = wars_nearby(document, told)
        dated_from = dateline(document, mentions, lands)
        told_of = lands_nearby(document, lands, dated_from)
        return Standing(war, side, ground, nearby, home, told_of)

    def _side_in(self, side: str | None, war: str | None, on: date | None) -> str | None:
        """Return the party that a side is in the report's war (Hezbollah's in Syria)."""
        actor = load_actors().get(side) if side else None
        known = actor is not None and war is not None and war in actor.packs()
        return (actor.party(war, on) or side) if known and actor else side

    def _known_side(self, report: Report) -> tuple[str | None, str] | None:
        """Return the side given with a report or that of its outlet, `None` where unknown."""
        if report.side in load_parties().ids:
            return report.side, "given"
        outlet = self._sources.find(report.source) if report.source else None
        return (outlet.alignment(report.published), "outlet") if outlet else None

    def resolve(
        self,
        document: Document,
        mentions: Sequence[ActorMention],
        standing: Standing | None = None,
    ) -> list[str | None]:
        """Return a party id or `None` for each mention, in the same order."""
        stands = standing or self.standing(document, mentions)
        context = Context(
            stands.war,
            document.report.published,
            stands.side,
            nearby=stands.nearby,
            home=stands.home,
            lands=stands.lands,
        )
        resolved: list[str | None] = []
        ahead: list[tuple[int, tuple[str, ...]]] = []
        starts = [sentence.first for sentence in document.sentences]
        for mention in mentions:
            context.head = _PLAIN[document.tokens[mention.head].key]
            context.sentence = bisect_right(starts, mention.first)
            if mention.kind == "state" and _before_colon(document, mention):
                context.headed = (context.sentence, mention.actors[0])
            party = self._party(document, mention, context)
            if party and not any(actor.startswith(SOURCE) for actor in mention.actors):
                context.add(mention, party)
            elif party is None and (nouns := self._nouns(document, mention)):
                ahead.append((len(resolved), context.own_noun(nouns)))
            resolved.append(party)
        for at, nouns in ahead:
            resolved[at] = _told_later(mentions[at:], resolved[at:], nouns)
        return resolved

    def _nouns(self, document: Document, mention: ActorMention) -> tuple[str, ...]:
        """Return what the name begins with that a word stands for ("the Front")."""
        role = load_roles().get(mention.role or "") if not mention.actors else None
        if _of_ground(document, mention):
            return ()
        return role.nouns if role is not None and role.refers == "noun" else ()

    def _party(self, document: Document, mention: ActorMention, context: Context) -> str | None:
        if common_name(document, mention, context):
            meant = role_of_name(document, mention)
            return self._by_role(meant, (), context) if meant else None
        if mention.party is not None:
            return mention.party
        if mention.role is None:
            return self._of_name(mention.actors, context)
        if not mention.actors and _of_ground(document, mention):
            return None
        if not mention.actors:
            pointed = self._pointed(document, mention, context)
            if pointed:
                return pointed
        relation, _, base = mention.role.partition(".")
        if relation in RELATIONS:
            return self._related(mention, relation, base, context)
        role = load_roles()[mention.role]
        return self._by_role(role, mention.actors, context) or self._nearby(role, context)

    def _nearby(self, role: Role, context: Context) -> str | None:
        """Return what the role means in the war its own sentence tells of."""
        war = context.nearby[context.sentence - 1]
        return self._meant(role, context, war) if war and war != context.pack else None

    def _of_name(self, actors: tuple[str, ...], context: Context) -> str | None:
        """Return the party of a named actor, or the one an outlet or body speaks for."""
        party = context.party_of(actors, context.war_here(actors))
        if party is None:
            outlets = (a.removeprefix(SOURCE) for a in actors if a.startswith(SOURCE))
            found = (self._sources.alignment(outlet, context.on) for outlet in outlets)
            party = next((side for side in found if side), None)
        return party

    def _pointed(
        self, document: Document, mention: ActorMention, context: Context
    ) -> str | None:
        """Return whom a demonstrative points back to (هذا الجيش، تلك الميليشيات)."""
        if document.tokens[mention.first].key not in self._pointing:
            return None
        return context.last_headed()

    def _base(self, mention: ActorMention, base: str, context: Context) -> str | None:
        """Return the side whose enemy or friend is meant: a name's, a role's, or in its turn
        some other side's enemy or friend.
        """
        if not base:
            return context.party_of(mention.actors)
        relation, _, inner = base.partition(".")
        if relation in RELATIONS:
            return self._related(mention, relation, inner, context)
        return self._by_role(load_roles()[base], mention.actors, context)

    def _related(
        self, mention: ActorMention, relation: str, base: str, context: Context
    ) -> str | None:
        """Return the main enemy of the side named, or whom it backs in this war."""
        named = self._base(mention, base, context)
        if named is None:
            return None
        if relation != OPPONENTS:
            backers = (*mention.actors, named)
            war = load_wars().get(context.pack or "")
            backed = war.backed_by(backers, context.on) if war else None
            return backed or (named if relation == ALLIES else None)
        opponents = load_parties().opponents(named, context.pack, context.on)
        return opponents[0] if opponents else None

    def _by_role(self, role: Role, actors: tuple[str, ...], context: Context) -> str | None:
        state = next((a for a in actors if self._is_state(a)), None)
        if actors and state is None:
            return context.party_of(actors)
        state = None if role.stateless else state
        if state is None and role.takes_state:
            state = context.state_before(role.id)
            state = state or context.state_here(self._homes, local=role.local)
        if state is not None:
            return self._of_state(role, state, context)
        steps = [self._referred, self._meant]
        if not role.refers_first:
            steps.reverse()
        for step in (self._spoken, *steps):
            party = step(role, context)
            if party:
                return party
        return context.last_group() if role.refers == "head" else None

    def _of_state(self, role: Role, state: str, context: Context) -> str | None:
        """Return what the role means with that nationality, at home or abroad."""
        home = self._homes.get(state)
        away = self._away(state, home, context)
        if away is not None:
            return away
        party = (self._meant if home else self._abroad)(role, context, home, state)
        if party is None and (role.takes_state or role.regular or home is None):
            return context.party_of((state,))
        return party

    def _away(self, state: str, home: str | None, context: Context) -> str | None:
        """Return whose the men of a state at war are in another war, where that war's own table
        tells (Afghans in Syria).
        """
        found = load_actors().get(state)
        if found is None or home in (None, context.pack) or context.pack not in found.packs():
            return None
        party = context.party_of((state,))
        return party if party != _OTHER else None

    def _abroad(
        self, role: Role, context: Context, _home: str | None, state: str
    ) -> str | None:
        """Return what the men of a state at no war of its own are in the one told of."""
        for meaning in role.means:
            if meaning.state == state and self._holds(meaning, context, context.pack, state):
                return meaning.party
        return None

    def _is_state(self, actor: str) -> bool:
        found = load_actors().get(actor)
        return found is not None and found.kind == "state"

    def _spoken(self, role: Role, context: Context) -> str | None:
        """Return what a word means in the outlet's own mouth."""
        found = self._first(role.spoken, role, context) if role.spoken else None
        near = context.side in role.near
        return found or (self._foe_near(role, context) if near else None)

    def _foe_near(self, role: Role, context: Context) -> str | None:
        """Return the enemy named not long before, where he is none of those the word means."""
        near, meant = context.foe_near(), self._meant(role, context)
        same = near and meant and load_parties().allied(near, meant, context.on)
        return None if same else near

    def _meant(
        self, role: Role, context: Context, home: str | None = None, state: str | None = None
    ) -> str | None:
        """Return the party of the first meaning whose conditions all hold."""
        return self._first(role.means, role, context, home, state)

    def _first(
        self,
        means: Sequence[Meaning],
        role: Role,
        context: Context,
        home: str | None = None,
        state: str | None = None,
    ) -> str | None:
        pack = home or (context.pack if role.takes_state else context.war_told())
        for meaning in means:
            if self._holds(meaning, context, pack, state):
                if meaning.party == ENEMY:
                    return context.foe()
                if meaning.party != OWN:
                    return meaning.party
                return context.side if state is None else None
        return None

    def _holds(
        self, meaning: Meaning, context: Context, pack: str | None, state: str | None
    ) -> bool:
        if state is not None and meaning.mouth and meaning.state is None:
            return False
        return (
            meaning.pack in (None, pack)
            and meaning.state in (None, state)
            and covers(meaning.first, meaning.last, context.on)
            and (meaning.mouth in (None, context.side) or self._band(meaning, context))
            and (meaning.side is None or self._speaks_for(meaning.side, context))
        )

    def _band(self, meaning: Meaning, context: Context) -> bool:
        """Whether a meaning is that of the mouth of any side that is no state's."""
        return meaning.mouth == BANDS and context.side in irregular_sides()

    def _speaks_for(self, side: str, context: Context) -> bool:
        return context.side is not None and load_parties().allied(
            context.side, side, context.on
        )

    def _referred(self, role: Role, context: Context) -> str | None:
        """Return the party the role word points back to."""
        if role.refers == "noun":
            return context.last_like(role.nouns)
        if role.refers == "head":
            return context.last_headed()
        if role.refers == "group":
            return context.last_group()
        if role.refers == "owner":
            return context.last_owner()
        if role.refers == "irregular":
            return context.last_irregular()
        if role.refers == "insurgent":
            return context.last_insurgent()
        if role.refers == "foe":
            return context.foe()
        return context.first_of_pair() if role.refers == "pair" else None
