"""Whatever the text, mentions are ordered, apart, inside it, and resolved one for one."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from riwaya.claims.places.where import ContextPlaceResolver
from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.model import PlacePrecision, Report
from riwaya.text.segment import segment

GAZETTEER = load_gazetteer()
FINDER = GazetteerPlaceFinder(GAZETTEER)
RESOLVER = ContextPlaceResolver(GAZETTEER)
WORDS = st.sampled_from(
    [
        *(
            "في",
            "من",
            "عن",
            "على",
            "إلى",
            "بين",
            "و",
            "قرب",
            "محيط",
            "بالقرب",
            "30",
            "كيلومتراً",
        ),
        *(
            "مدينة",
            "حي",
            "أحياء",
            "قرى",
            "ريف",
            "ريفي",
            "طريق",
            "مخيم",
            "مطار",
            "بيوت",
            "الميناء",
        ),
        *(
            "حلب",
            "بحلب",
            "وحلب",
            "للراموسة",
            "الباب",
            "منبج",
            "العيس",
            "سوريا",
            "تركيا",
            "دمشق",
        ),
        *(
            "شمال",
            "شرقي",
            "الغربي",
            "الشرقية",
            "الدولي",
            "الحدود",
            "السورية",
            "البلاد",
            "الشمال",
        ),
        *(
            "(",
            ")",
            "«",
            "»",
            "-",
            "،",
            ".",
            "\n",
            "مَدِينَة",
            "حــلب",
            "ﺣﻠﺐ",
            "x",
            "زنبورة",
            "لل",
        ),
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=60))


@given(TEXTS)
@example("حلب الغربي الشرقية")
@example("شمال جنوب حلب")
def test_mentions_and_places_keep_their_promises(text: str) -> None:
    document = segment(Report(name="any", text=text))
    mentions = FINDER.find(document)
    for left, right in pairwise(mentions):
        assert left.last <= right.first
    for mention in mentions:
        assert 0 <= mention.first < mention.last <= len(document.tokens)
        assert mention.span.of(text)
        assert all(place in GAZETTEER for place in mention.candidates)
    places = RESOLVER.resolve(document, mentions)
    assert [(w.span, w.name) for w in places] == [(m.span, m.name) for m in mentions]
    for where in places:
        assert (where.lat is None) == (where.precision is PlacePrecision.UNRESOLVED)
        assert where.place is None or where.place in GAZETTEER
        assert where.footprint is None or where.footprint.radius_km > 0


@given(TEXTS)
def test_finding_again_finds_the_same(text: str) -> None:
    document = segment(Report(name="any", text=text))
    assert FINDER.find(document) == GazetteerPlaceFinder(GAZETTEER).find(document)
