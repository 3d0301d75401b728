"""Whatever the words and marks, mentions keep their order and stay inside the text."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from riwaya.claims.parties.who import ContextPartyResolver
from riwaya.extraction.actors import LexiconActorFinder
from riwaya.lexicons.actor_words import load_actor_words
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.roles import load_roles
from riwaya.model import Report
from riwaya.text.segment import segment

FINDER = LexiconActorFinder()
RESOLVER = ContextPartyResolver()
_WORDS = load_actor_words()
_PIECES = [
    *(form for role in load_roles().values() for form in role.forms),
    *(name for actor in load_actors() for name in actor.names),
    *(form for head in _WORDS.heads for form in head.forms),
    *_WORDS.descriptors,
    *_WORDS.loyal,
    *_WORDS.allied,
    *_WORDS.backed,
    *_WORDS.against,
    *_WORDS.quantifiers,
    *_WORDS.strike_nouns,
    *'«»"“”()[].،:؟!\n',
    *("من", "ل", "في", "بين", "و", "على", "حلب", "12"),
]
_TEXTS = st.lists(
    st.tuples(st.sampled_from(["", "و", "ل", "ب", "ول", "ف"]), st.sampled_from(_PIECES)),
    max_size=25,
).map(lambda pairs: " ".join(clitic + piece for clitic, piece in pairs))


@given(_TEXTS)
def test_mentions_keep_order_and_lie_in_one_sentence(text: str) -> None:
    document = segment(Report(name="t", text=text, published=date(2016, 10, 28)))
    mentions = FINDER.find(document)
    for earlier, later in itertools.pairwise(mentions):
        assert earlier.last <= later.first
        assert earlier.span.end <= later.span.start
    for mention in mentions:
        assert mention.first <= mention.head < mention.last
        assert any(
            s.first <= mention.first and mention.last <= s.last for s in document.sentences
        )
        assert mention.span.of(text).strip() == mention.span.of(text) != ""
    parties = RESOLVER.resolve(document, mentions)
    assert len(parties) == len(mentions)
    assert all(party is None or load_parties().get(party) for party in parties)
