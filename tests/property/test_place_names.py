"""No gazetteer name is lost on the quick way: planted names are matched where they stand."""

from hypothesis import assume, given
from hypothesis import strategies as st

from riwaya.arabic.affixes import AND, ARTICLE, BY
from riwaya.arabic.phrases import phrase_keys
from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.lexicons.place_words import load_place_words, loose_key
from riwaya.model import Report
from riwaya.text.segment import segment

GAZETTEER = load_gazetteer()
FINDER = GazetteerPlaceFinder(GAZETTEER)
WORDS = load_place_words()
NAMES = sorted({name for place in GAZETTEER for name in (place.name, *place.variants)})
FILLERS = ("قصف", "الطيران", "بعد", "مساء", "ثم", "وقتل", "جنود")


def set_apart(key: str) -> bool:
    """Whether a word is never a name by itself: it stands for one, or belongs to an idiom."""
    stands_in = key in WORDS.anaphors or key in WORDS["stand_ins.words"]
    return stands_in or key in WORDS["idioms.forms"]


@given(
    name=st.sampled_from(NAMES),
    clitic=st.sampled_from(["", AND, BY]),
    before=st.lists(st.sampled_from(FILLERS), max_size=3),
    after=st.lists(st.sampled_from(FILLERS), max_size=3),
)
def test_a_planted_name_is_matched(
    name: str, clitic: str, before: list[str], after: list[str]
) -> None:
    keys = phrase_keys(name)
    assume(keys and not (len(keys) == 1 and set_apart(keys[0])))
    assume(not clitic or len(keys[0]) > 2)
    document = segment(Report(name="case", text=" ".join([*before, clitic + name, *after])))
    at = len(before)
    planted = tuple(token.key for token in document.tokens[at : at + len(keys)])
    assume(planted == (clitic + keys[0], *keys[1:]))
    assume(planted[0] not in WORDS["idioms.forms"])
    found = [match for match in FINDER.names(document) if match.first == at]
    assert found, name
    assert found[0].words >= len(keys)


@given(name=st.sampled_from(NAMES))
def test_a_name_is_matched_without_its_article(name: str) -> None:
    keys = phrase_keys(name)
    assume(keys and keys[0].startswith(ARTICLE) and loose_key(keys[0]) != keys[0])
    bare = (loose_key(keys[0]), *keys[1:])
    assume(len(bare[0]) > 2 and not set_apart(bare[0]))
    named = GAZETTEER.named(" ".join(bare))
    assert named is not None
    assert {*named.exact, *named.loose} & set(GAZETTEER.lookup(name))
