"""Who has which role in the acts of one sentence."""

from collections.abc import Iterator, Sequence

from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.placed import Pair
from riwaya.claims.drafts.roles import Bound
from riwaya.claims.scenes.participants import Participant

Chains = tuple[list[list[Pair]], frozenset[frozenset[str]]]
"""Places in groups that no act or clause end divides, and the names in each."""


class Cast:
    """The agents and targets of a sentence's acts, found by participant.

    A participant is asked for beside every act of its sentence: to go through all the others
    each time would cost the square of their number. `starts` are the acts' first tokens;
    `chains` keeps the sentence's places in groups by where the words of a speaker end.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._bound = _bound(drafts)
        self.starts = [draft.chosen.first for draft in drafts]
        self.chains: dict[int, Chains] = {}

    def rebind(self) -> None:
        """Look again at who is bound, after a draft was given other roles."""
        self._bound = _bound(self._drafts)

    def elsewhere(self, p: Participant, draft: Draft) -> Iterator[tuple[Draft, Bound]]:
        """Yield the acts other than a draft in which a participant has a role, with that role,
        in the order of the text.
        """
        for act in self._bound.get(id(p), ()):
            if act[0] is not draft:
                yield act


def _bound(drafts: Sequence[Draft]) -> dict[int, list[tuple[Draft, Bound]]]:
    """Return the acts in which each participant has a role, by its identity."""
    found: dict[int, list[tuple[Draft, Bound]]] = {}
    for draft in drafts:
        for bound in (draft.roles.agent, draft.roles.target):
            if bound is not None:
                found.setdefault(id(bound.participant), []).append((draft, bound))
    return found
