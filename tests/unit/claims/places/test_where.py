"""From mentions to ground: which of several places, what footprint, what codes."""

import pytest

from riwaya.claims.places.footprint import moved, precision_of, radius_of
from riwaya.claims.places.where import ContextPlaceResolver
from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.lexicons.gazetteer import distance_km, load_gazetteer
from riwaya.model import PlacePrecision, Report, Where
from riwaya.pipeline.reading import claim_reader
from riwaya.text.segment import segment

GAZETTEER = load_gazetteer()
FINDER = GazetteerPlaceFinder(GAZETTEER)
RESOLVER = ContextPlaceResolver(GAZETTEER)


def resolve(text: str) -> dict[str, Where]:
    document = segment(Report(name="case", text=text))
    mentions = FINDER.find(document)
    return {w.name: w for w in RESOLVER.resolve(document, mentions)}


def away(where: Where, place: str) -> float:
    assert where.lat is not None
    assert where.lon is not None
    there = GAZETTEER[place]
    return distance_km((where.lat, where.lon), (there.lat, there.lon))


def test_a_settlement_keeps_its_point_and_chain() -> None:
    where = resolve("سيطروا على بلدة العيس.")["العيس"]
    assert where.place == "sy:al-eis"
    assert where.precision is PlacePrecision.VILLAGE
    assert where.country == "SY"
    assert where.parents[-1] == "sy:syria"
    assert "sy:aleppo-governorate" in where.parents
    assert away(where, "sy:al-eis") < 0.1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("معارك في حي الخالدية بمدينة حمص.", "sy:homs-khalidiyah"),
        ("معارك في حي الخالدية بمدينة حلب.", "sy:aleppo-khalidiyah"),
        ("معارك في قرية المنصورة بريف الرقة.", "sy:al-mansurah-raqqa"),
        ("قصف بلدتي المنصورة وخان العسل في ريف حلب الغربي.", "sy:al-mansurah"),
        ("اقتحموا حي العزيزية في مدينة حلب.", "sy:aleppo-aziziyah"),
        ("اقتحموا حي العزيزية في مدينة الحسكة.", "sy:hasakah-aziziyah"),
    ],
)
def test_neighbours_decide_between_places_of_one_name(text: str, place: str) -> None:
    assert place in {where.place for where in resolve(text).values()}


def test_what_nothing_tells_apart_stays_open() -> None:
    where = resolve("سيطروا على قرية مسحرة أو قرية العزيزية.")["العزيزية"]
    assert where.place is None
    assert len(where.candidates) > 1


def test_an_unknown_name_has_no_point() -> None:
    where = resolve("سيطروا على قرية زنبورة.")["زنبورة"]
    assert (where.place, where.lat, where.lon) == (None, None, None)
    assert where.precision is PlacePrecision.UNRESOLVED


def test_a_direction_moves_the_point_off_the_town() -> None:
    where = resolve("وقع الانفجار شمال منبج.")["شمال منبج"]
    there = GAZETTEER["sy:manbij"]
    assert where.place == "sy:manbij"
    assert where.lat is not None
    assert where.lat > there.lat
    assert where.precision is PlacePrecision.VICINITY


def test_a_distance_is_kept() -> None:
    where = resolve("وقع الانفجار على بعد 30 كيلومتراً شمال حلب.")["شمال حلب"]
    assert away(where, "sy:aleppo") == pytest.approx(30, abs=1)
    assert where.precision is PlacePrecision.VICINITY


def test_the_countryside_is_part_of_the_governorate() -> None:
    where = resolve("غارات على ريف حلب الجنوبي.")["ريف حلب الجنوبي"]
    assert where.place == "sy:aleppo-governorate"
    assert where.precision is PlacePrecision.REGION
    assert where.lat is not None
    assert where.lat < GAZETTEER["sy:aleppo-governorate"].lat


def test_a_road_lies_between_its_ends() -> None:
    where = resolve("أغلقوا طريق مورك - سراقب.")["طريق مورك - سراقب"]
    assert where.precision is PlacePrecision.LINE
    assert where.footprint is not None
    assert len(where.footprint.points) == 2
    ends = GAZETTEER["sy:murik"], GAZETTEER[resolve("قصف على سراقب.")["سراقب"].place or ""]
    assert where.lat == pytest.approx((ends[0].lat + ends[1].lat) / 2, abs=0.001)


def test_land_reaches_as_far_as_the_gazetteer_says() -> None:
    hill, range_ = (
        next(p for p in GAZETTEER if p.kind == "mountain" and fits(p.precision_km))
        for fits in (lambda km: km <= 3, lambda km: km >= 15)
    )
    assert precision_of(hill) is PlacePrecision.SITE
    assert precision_of(range_) is PlacePrecision.REGION
    assert radius_of(hill) == max(hill.precision_km, 1.0)
    assert radius_of(range_) == range_.precision_km


def test_between_two_places() -> None:
    found = resolve("وقعت المعارك بين حندرات والملاح.")
    assert {w.place for w in found.values()} == {"sy:handarat", "sy:al-mallah"}
    assert {w.precision for w in found.values()} == {PlacePrecision.LINE}


def test_around_a_place() -> None:
    where = resolve("انفجار بالقرب من منبج.")["منبج"]
    assert where.precision is PlacePrecision.VICINITY
    assert where.footprint is not None
    assert where.footprint.radius_km >= 10


def test_a_site_in_no_gazetteer_lies_near_the_place_it_is_called_after() -> None:
    where = resolve("سيطروا على حاجز منبج.")["حاجز منبج"]
    assert where.place is None
    assert where.precision is PlacePrecision.VICINITY
    assert away(where, "sy:manbij") < 0.1


def test_a_part_without_a_whole_belongs_to_the_town_before() -> None:
    found = resolve("دارت معارك في مدينة حلب. وقصف الطيران الأحياء الشرقية.")
    where = found["الأحياء الشرقية"]
    assert where.place is None
    assert where.parents[0] == "sy:aleppo"
    assert where.lon is not None
    assert where.lon > GAZETTEER["sy:aleppo"].lon


def test_an_unknown_village_lies_where_the_phrase_after_it_says() -> None:
    where = resolve("سيطروا على قرية زنبورة شمال منبج.")["زنبورة"]
    there = GAZETTEER["sy:manbij"]
    assert where.place is None
    assert where.lat is not None
    assert where.lat > there.lat
    assert where.precision is PlacePrecision.VICINITY
    assert where.parents[0] == "sy:manbij"


def test_the_city_is_the_one_named_before() -> None:
    document = segment(
        Report(name="case", text="وقعت المعارك في مدينة منبج. ثم انسحبوا من المدينة.")
    )
    mentions = FINDER.find(document)
    places = RESOLVER.resolve(document, mentions)
    assert [(w.name, w.place) for w in places] == [("منبج", "sy:manbij")] * 2
    assert places[1].span.of(document.report.text) == "المدينة"


def test_one_where_for_each_mention_and_the_same_each_time() -> None:
    text = "قصف على مورك وخان شيخون، ثم على ريف حماة الشمالي قرب اللطامنة."
    document = segment(Report(name="case", text=text))
    mentions = FINDER.find(document)
    first = RESOLVER.resolve(document, mentions)
    assert [w.name for w in first] == [m.name for m in mentions]
    assert RESOLVER.resolve(document, mentions) == first
    assert RESOLVER.resolve(document, []) == []


def test_moving_a_point_keeps_its_distance() -> None:
    place = GAZETTEER["sy:aleppo"]
    for direction in ("n", "s", "e", "w", "ne", "sw"):
        point = moved(place, direction, 20)
        assert distance_km((place.lat, place.lon), point) == pytest.approx(20, abs=0.6)


@pytest.mark.parametrize(
    "text",
    [
        "قصف مدينة كركوك وناحية الحويجة، وقرى الحميرة المحاذية لهما في العراق.",
        "معارك في أحياء مدينة الموصل، ودخلت القوات حي عدن وحي التحرير.",
    ],
)
def test_a_little_known_place_far_from_all_others_is_not_meant(text: str) -> None:
    alone = {"الحميرة", "عدن"}
    where = next(where for name, where in resolve(text).items() if name in alone)
    assert where.place is None
    assert where.country in (None, "IQ")


def test_a_place_abroad_stays_where_its_country_or_a_place_near_it_is_told() -> None:
    told = resolve("قصف مدينة القصير ومدينة حمص، ومنطقة الهرمل في لبنان.")
    assert told["الهرمل"].country == "LB"
    beside = resolve("انسحبوا من مدينة كسب في اللاذقية نحو بلدة يايلاداغ.")
    assert beside["يايلاداغ"].country == "TR"


def test_a_street_is_that_of_the_town_told_of() -> None:
    where = resolve("معارك في مدينة تعز وشارع الستين غرب المدينة، وفي حي الحوبان.")[
        "شارع الستين"
    ]
    assert where.place != "ye:sixty-street-sanaa"


def test_a_word_that_only_looks_like_a_far_place_is_none() -> None:
    sentence = "قال القائد في حواره مع صحيفة إن مدينة عدن ومحافظة لحج ومدينة تعز محررة."
    report = Report(name="case", text=sentence)
    found = claim_reader().find(report)
    assert "حواره" not in {m.name for m in found.places}
    assert {"عدن", "لحج", "تعز"} <= {m.name for m in found.places}


def test_a_road_joins_the_ends_that_lie_nearest() -> None:
    where = resolve("استهدفت الطائرة شاحنة على طريق قسطل معاف - ربيعة.")
    (road,) = (w for name, w in where.items() if name.startswith("طريق"))
    assert away(road, "sy:qastal-maaf") < 30
