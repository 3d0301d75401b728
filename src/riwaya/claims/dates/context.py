"""How an act stands to its report's story: what speaks for and against the story's day."""

from bisect import bisect_left
from functools import cache

from riwaya.claims.drafts.draft import same_deed
from riwaya.claims.drafts.placed import Placed
from riwaya.claims.weighing.choice import Flags, Group
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.grammar import load_grammar

_RANKS = 3
_AGES = (0, 25, 60, 120, 250)
"""How many tokens behind the day of the story an act is told, in classes."""
_PARAGRAPHS = (0, 1, 2, 4)
"""How many paragraphs behind it, in classes."""
_CONTEXT = Flags("speech", "plural", "again", "of-saying", "later", "since", "headed")


def context_of(setup: Setup) -> Group:
    """Return what tells whether an act belongs to the report's story.

    How far behind the story's day it is told, as which act of its sentence, and where; whether
    the story's act was of its kind and doer, and whether it is told as over ("after the …").
    """
    thread, draft, scene = setup.thread, setup.draft, setup.scene
    first, mention, grammar = draft.chosen.first, draft.chosen.mention, load_grammar()
    ahead = {scene.key(first - 1), scene.key(first - 2)}
    held = (
        setup.speech_end > 0,
        mention.plural and not mention.definite,
        thread.dated_act is not None and same_deed(draft, thread.dated_act),
        thread.dated_said,
        not ahead.isdisjoint(grammar.later),
        not ahead.isdisjoint(grammar.since),
        thread.headed,
    )
    rank = min(_RANKS, bisect_left(setup.others, first))
    near = nearby(draft.placed, thread.dated_in)
    return (*_CONTEXT[held], *_course(rank, *_behind(setup), near))


def _behind(setup: Setup) -> tuple[int | None, int | None]:
    """Return the classes of how many tokens and paragraphs behind the story's day it is."""
    thread, draft = setup.thread, setup.draft
    if thread.dated is None or not thread.dated.mentions:
        return None, None
    tokens = draft.chosen.first - thread.dated.mentions[-1].first
    paragraphs = setup.scene.sentence.paragraph - thread.dated_at
    return bisect_left(_AGES, tokens), bisect_left(_PARAGRAPHS, paragraphs)


@cache
def _course(rank: int, age: int | None, paragraphs: int | None, near: str | None) -> Group:
    signs = [f"act:{rank}"]
    if age is not None:
        signs += [f"age:{age}", f"paragraph:{paragraphs}"]
    if near is not None:
        signs.append(near)
    return tuple(signs)


def nearby(placed: Placed | None, other: Placed | None) -> str | None:
    """Return whether an act is told where that with the day of the story was, if known."""
    if placed is None or other is None:
        return None
    here, there = _grounds(placed), _grounds(other)
    if not here[0] or not there[0]:
        return None
    return (
        "elsewhere" if here[0].isdisjoint(there[1]) and here[1].isdisjoint(there[0]) else "here"
    )


def _grounds(placed: Placed) -> tuple[set[str], set[str]]:
    """Return the places of an act, and these with all they lie in."""
    own = {where.place for _, where in placed.places if where.place}
    return own, own | {up for _, where in placed.places for up in where.parents}
