"""Who has which role in the acts of one sentence."""

from collections.abc import Iterator, Sequence

from riwaya.claims.draft import Draft
from riwaya.claims.participants import Participant
from riwaya.claims.roles import Bound


class Cast:
    """The agents and targets of a sentence's acts, found by participant.

    A participant is asked for beside every act of its sentence: to go through all the others
    each time would cost the square of their number.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._bound: dict[int, list[tuple[Draft, Bound]]] = {}
        for draft in drafts:
            for bound in (draft.roles.agent, draft.roles.target):
                if bound is not None:
                    here = self._bound.setdefault(id(bound.participant), [])
                    here.append((draft, bound))

    def elsewhere(self, p: Participant, draft: Draft) -> Iterator[tuple[Draft, Bound]]:
        """Yield the acts other than a draft in which a participant has a role, with that role,
        in the order of the text.
        """
        for act in self._bound.get(id(p), ()):
            if act[0] is not draft:
                yield act
