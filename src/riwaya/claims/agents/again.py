"""Whose a strike is that is told again as "the shelling": of who was told to have struck."""

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.claims.binding.roles import PLAIN
from riwaya.claims.binding.verbs import acts
from riwaya.claims.drafts.discourse import Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import FROM_AFAR
from riwaya.claims.scenes.forms import TENSES
from riwaya.lexicons.grammar import load_grammar

RULE = "agent.told-before"
_NEAR = 40
_CLAUSE = 8
"""How many words back the strike may be told."""


def struck_before(draft: Draft, thread: Thread) -> Draft | None:
    """Return the strike told right before that a bare noun with article names again ("X shelled
    the hospital after Y had advanced, and the shelling caused damage").
    """
    before, chosen, bound = thread.struck, draft.chosen, draft.roles.agent
    if before is None or before.agent_party is None or not _follows(draft, before):
        return None
    if draft.event_type not in FROM_AFAR or chosen.mention.form in TENSES:
        return None
    if not _bare(draft) or chosen.first - before.chosen.last > _NEAR:
        return None
    named = bound is not None and (
        bound.score >= PLAIN or chosen.first <= bound.participant.first <= chosen.last
    )
    return None if named or _another_acts(draft, before) else before


def _bare(draft: Draft) -> bool:
    """Whether a noun has the article and no adjective, and stands where a subject does."""
    scene, chosen = draft.scene, draft.chosen
    before = chosen.first - 1
    led = chosen.mention.clitics.strip(AND) or "preposition" in scene.kinds_at(before)
    amid = scene.key(before) in load_grammar().amid | load_grammar().origin
    described = scene.key(chosen.last).startswith(ARTICLE)
    return chosen.mention.definite and not (led or amid or described)


def _follows(draft: Draft, before: Draft) -> bool:
    """Whether a strike is told in the sentence of another, or in the next."""
    here, there = draft.scene.sentence, before.scene.sentence
    return here is there or here.first - there.last <= 1


def _another_acts(draft: Draft, before: Draft) -> bool:
    """Whether two exchange strikes, or in the next sentence a side is told before the noun."""
    scene, at = draft.scene, draft.chosen.first
    low = max(scene.sentence.first, at - _CLAUSE)
    if any(scene.key(k) in load_grammar().exchange for k in range(low, at)):
        return True
    if before.scene is scene:
        return False
    near = scene.people_around(low, at)
    return any(p.last <= at and acts(p) and not p.people for p in near)
