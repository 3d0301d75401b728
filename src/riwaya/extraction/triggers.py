"""Finding words that may name an event, words that steer reading, and weapons."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TypeVar

from riwaya.arabic.affixes import FOR, HIS, TANWEEN, TIED_ENDS
from riwaya.arabic.phrases import PhraseTrie
from riwaya.arabic.verbs import WordForm
from riwaya.lexicons.cues import load_cues, load_weapons
from riwaya.lexicons.frames import FrameForm, load_triggers
from riwaya.model import CueMention, Document, Span, TriggerMention, WeaponMention
from riwaya.model.making import maker

T = TypeVar("T")
_span, _cue_mention, _trigger_mention = maker(Span), maker(CueMention), maker(TriggerMention)
_DAMMA = "\u064f"
"""Written on the first letters of a past verb it marks the passive."""
_FIRST_VOWEL = 4
_VERBS = frozenset({"past", "present", "future", "passive"})
"""Forms that never end in the indefinite accusative ("at dawn" is not "blew up")."""


def _scan(
    trie: PhraseTrie[T], document: Document
) -> Iterator[tuple[int, int, Span, str, list[T]]]:
    """Yield (first, last, span, proclitics, payloads) within sentences of the document."""
    tokens, keys = document.tokens, document.keys
    marks, behind = list(trie.openings(keys)), 0
    for sentence in document.sentences:
        begun, behind = behind, bisect_left(marks, sentence.last, behind)
        here = marks[begun:behind]
        for first, last, clitics, payloads in trie.among(keys, here, sentence.last):
            token = tokens[first]
            start = token.start
            if clitics:
                start = min(start + _written(clitics, token.key), token.end - 1)
            yield first, last, _span(start, tokens[last - 1].end), clitics, payloads


def _written(clitics: str, key: str) -> int:
    """Return how many letters of the word as written are proclitics (`لل` hides an alef)."""
    hidden = clitics.endswith(FOR) and key[len(clitics) : len(clitics) + 1] == FOR
    return len(clitics) - 1 if hidden and len(clitics) > 1 else (0 if hidden else len(clitics))


def find_triggers(document: Document) -> list[TriggerMention]:
    """Return every reading of every possible trigger, in the order of the text."""
    found = []
    for first, last, span, clitics, payloads in _scan(load_triggers(), document):
        words = span.of(document.report.text)
        passive = _DAMMA in words[:_FIRST_VOWEL]
        nominal, tied = words.endswith(TANWEEN), words.endswith(TIED_ENDS)
        found += [
            _trigger(first, last, span, clitics, payload, passive)
            for payload in payloads
            if not (nominal and payload.form.form in _VERBS)
            and not (tied and _acts_on_him(payload.form))
        ]
    return found


def _acts_on_him(form: WordForm) -> bool:
    """Whether a word is a verb with the pronoun "him", which is not written as "nine" is."""
    return form.pronoun == HIS and form.form in _VERBS


def _trigger(
    first: int, last: int, span: Span, clitics: str, payload: FrameForm, passive: bool
) -> TriggerMention:
    form = payload.form
    voiced = "passive" if passive and form.form == "past" else form.form
    return _trigger_mention(
        first=first,
        last=last,
        span=span,
        frame=payload.frame.id,
        form=voiced,
        clitics=clitics,
        pronoun=form.pronoun,
        plural=form.plural,
        feminine=form.feminine,
        definite=form.article,
    )


def find_cues(document: Document) -> list[CueMention]:
    """Return every reading of every cue, in the order of the text."""
    return [
        _cue_mention(
            first=first,
            last=last,
            span=span,
            cue=cue.id,
            kind=cue.kind,
            form=cue.form.form,
            clitics=clitics,
            pronoun=cue.form.pronoun,
            plural=cue.form.plural,
            feminine=cue.form.feminine,
        )
        for first, last, span, clitics, cues in _scan(load_cues(), document)
        for cue in cues
        if not (_acts_on_him(cue.form) and _tied(document, span))
    ]


def _tied(document: Document, span: Span) -> bool:
    return span.of(document.report.text).endswith(TIED_ENDS)


def find_weapons(document: Document) -> list[WeaponMention]:
    """Return the weapons named, in the order of the text."""
    return [
        WeaponMention(first=first, last=last, span=span, weapon=w[0].id, category=w[0].category)
        for first, last, span, _, w in _scan(load_weapons(), document)
    ]
