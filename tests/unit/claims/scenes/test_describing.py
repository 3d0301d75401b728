"""Places that only say where or what another place is."""

import pytest

from riwaya.claims.scenes.findings import Scene
from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader

READER = claim_reader()


def grounds(text: str) -> list[str]:
    found = READER.find(Report(name="case", text=text))
    return [
        mention.name
        for sentence in found.document.sentences
        for mention, _ in Scene(found, sentence).grounds
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قتل أربعة في بلدة مندلي القريبة من الحدود مع إيران.", ["مندلي"]),
        ("معارك في كرش الواقعة على الحدود بين محافظتي تعز ولحج.", ["كرش"]),
        ("سيطروا على عدن، أهم مدن جنوبي اليمن، أمس.", ["عدن"]),
        ("سيطروا على الحوطة مركز المحافظة، بعد معارك في لحج.", ["الحوطة", "لحج"]),
        ("حرروا كوباني أو عين العرب من التنظيم.", ["كوباني"]),
        ("قتلوا في بنغازي الواقعة شرقي البلاد.", ["بنغازي"]),
        ("دخلوا مورك، وهي مدينة تقع على الطريق بين حماة وحلب، أمس.", ["مورك"]),
        ("وحيس، التي قصفوها أمس، تشرف على الطريق بين تعز والحديدة.", ["حيس"]),
        ("وتقع بارا، التي هاجموها، على طريق يربط الأبيض بأم درمان.", ["بارا"]),
        ("حرروا كفرنبودة، البوابة الجنوبية لمحافظة إدلب، أمس.", ["كفرنبودة"]),
    ],
)
def test_a_place_told_to_describe_another_is_left_out(text: str, names: list[str]) -> None:
    assert grounds(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("اشتباكات في كرش التابعة لمحافظة لحج.", ["كرش", "لحج"]),
        ("حرروا جامعة الأنبار الواقعة في الرمادي.", ["جامعة الأنبار", "الرمادي"]),
        ("قصفوا كوباني وعين عيسى.", ["كوباني", "عين عيسى"]),
        ("قتلوا في بلدة القريتين وسيطروا على تدمر.", ["القريتين", "تدمر"]),
        ("المنطقة القريبة من حلب تشهد قصفا.", ["حلب"]),
        ("البلدات التي تقع تحت سيطرتهم في إدلب.", ["إدلب"]),
        ("انتشروا في جورين التي تشرف على السقيلبية حيث تدور معارك.", ["جورين", "السقيلبية"]),
    ],
)
def test_a_place_that_something_happened_at_stays(text: str, names: list[str]) -> None:
    assert grounds(text) == names


def test_the_description_counts_as_the_place_it_describes() -> None:
    text = "اشتباكات في مأرب إلى الشرق من صنعاء، وفي الجوف."
    found = READER.find(Report(name="case", text=text))
    scene = Scene(found, found.document.sentences[0])
    first = scene.grounds[0][0]
    assert first.name == "مأرب"
    assert scene.told_until(first) > first.last
