"""Who did it, to whom: each way the language names an agent and a target."""

from collections.abc import Callable

import pytest

from riwaya.model import Argument, Claim, Gap, Sourced

Told = Callable[..., Claim]
Read = Callable[..., list[Claim]]


def value(argument: Sourced[Argument] | Gap) -> Argument:
    assert not isinstance(argument, Gap)
    return argument.value


AGENTS = [
    (
        "بعد سيطرة فصائل المعارضة على البلدة قصفتها قوات النظام بعشرات الصواريخ.",
        "shelling",
        "قوات النظام",
    ),
    ("اتهمت المعارضة قوات النظام بقصف بلدة حيان.", "shelling", "قوات النظام"),
    ("سيطرت فصائل المعارضة على قرية العيس.", "territory_gain", "فصائل المعارضة"),
    ("سيطرت أمس فصائل المعارضة على قرية العيس.", "territory_gain", "فصائل المعارضة"),
    ("فصائل المعارضة سيطرت على قرية العيس.", "territory_gain", "فصائل المعارضة"),
    ("سيطرة فصائل المعارضة على بلدة خان طومان.", "territory_gain", "فصائل المعارضة"),
    ("تمكنت فصائل المعارضة من السيطرة على منيان.", "territory_gain", "فصائل المعارضة"),
    ("أعلن الجيش السوري استعادة السيطرة على حيان.", "territory_gain", "الجيش السوري"),
    ("استُهدفت بلدة سراقب بالمدفعية من قبل الجيش السوري.", "shelling", "الجيش السوري"),
    ("تعرضت بلدة حريتان لقصف من قوات النظام.", "shelling", "قوات النظام"),
    ("قتل خمسة مدنيين في قصف لقوات النظام على حيان.", "shelling", "قوات النظام"),
    ("واصلت قوات النظام قصف بلدة داريا.", "shelling", "قوات النظام"),
    ("قال ناشطون إن قوات النظام قصفت بلدة حيان.", "shelling", "قوات النظام"),
    ("شنت فصائل المعارضة هجوما على قوات النظام في منيان.", "clash", "فصائل المعارضة"),
    ("اندلعت اشتباكات بين قوات النظام وفصائل المعارضة في حلب.", "clash", "قوات النظام"),
    ("انسحبت قوات النظام من بلدة خان طومان.", "withdrawal", "قوات النظام"),
    ("قوات النظام قد حاصرت فصائل المعارضة في حلب.", "siege", "قوات النظام"),
    (
        "سيطر فصائل المعارضة على أحياء خاضعة لسيطرة قوات النظام في حلب.",
        "control",
        "قوات النظام",
    ),
    ("قُتل خمسة في قصف «فصائل المعارضة» لقوات النظام في حيان.", "shelling", "فصائل المعارضة"),
    ("نفذت فصائل المعارضة غارات على مواقع لقوات النظام في حلب.", "airstrike", "فصائل المعارضة"),
]


@pytest.mark.parametrize(("sentence", "event_type", "words"), AGENTS)
def test_the_agent_is_named(told: Told, sentence: str, event_type: str, words: str) -> None:
    claim = told(sentence, event_type)
    agent = value(claim.agent)
    assert agent.text == words
    assert agent.party == ("opposition" if "فصائل" in words else "government")
    assert agent.span is not None
    assert agent.span.of(sentence) == words


TARGETS = [
    ("شنت فصائل المعارضة هجوما على قوات النظام في منيان.", "clash", "قوات النظام"),
    ("اندلعت اشتباكات بين قوات النظام وفصائل المعارضة في حلب.", "clash", "فصائل المعارضة"),
    ("قصفت فصائل المعارضة مواقع النظام في منيان.", "shelling", "مواقع النظام"),
    ("استعادت قوات النظام قرية منيان من فصائل المعارضة.", "territory_gain", "فصائل المعارضة"),
]


@pytest.mark.parametrize(
    ("sentence", "event_type", "party"),
    [
        # a plural's ending tells the subject of a verb from its object
        ("قصف الجيش السوري حلب ثم طرد المسلحين من منيان.", "territory_gain", "government"),
        ("في حي منيان الذي يسيطر المسلحون على جزء منه.", "control", "opposition"),
        # what stands behind a plural verb of killing is killed, and kills no one in turn
        ("مقاتلو المعارضة قتلوا 9 عناصر من قوات النظام وأسروا 4.", "clash", "opposition"),
        ("مقاتلو المعارضة قتلوا 9 عناصر من قوات النظام وأسروا 4.", "detention", "opposition"),
        # who destroys somebody's vehicles was told before, and vehicles destroy nothing
        (
            "اقتحمت قوات النظام قرية منيان ودمرت آليات لفصائل المعارضة.",
            "property_destruction",
            "government",
        ),
        # who foils an attempt that nobody is named for did not make it
        (
            "تقدمت فصائل المعارضة في حلب. وفي منيان أحبطت قوات النظام محاولة تسلل.",
            "clash",
            "opposition",
        ),
        # a shell has the nationality of who fired it
        ("أصابت قذيفة تركية منزلاً في مارع وقوات النظام تنفي.", "shelling", "turkey"),
        # the trigger's own words name who acts
        ("تقدم الجيش السوري بعد قصف الطيران الروسي على منيان.", "airstrike", "russia"),
        # who forces another to withdraw does not withdraw
        (
            "اشتبكت قوات المعارضة مع قوات النظام في مارع وأجبرتها على الانسحاب.",
            "withdrawal",
            "government",
        ),
    ],
)
def test_who_acts_is_told_from_the_form(
    told: Told, sentence: str, event_type: str, party: str
) -> None:
    assert told(sentence, event_type).agent_party == party


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("انسحب تنظيم داعش من بلدة حيان لتسيطر عليها قوات النظام.", "government"),
        ("انسحبت قوات النظام من حيان لتدخلها فصائل المعارضة.", "opposition"),
        ("تراجع تنظيم داعش عن حيان لتبسط قوات النظام سيطرتها عليها.", "government"),
    ],
)
def test_a_verb_whose_object_is_told_has_its_subject_behind_it(
    told: Told, sentence: str, party: str
) -> None:
    assert told(sentence, "territory_gain").agent_party == party


def test_what_a_strike_s_pronoun_leads_back_to_did_not_strike(told: Told) -> None:
    claim = told("دُمرت آلية لقوات النظام إثر استهدافها بقذيفة في حيان.", "shelling")
    assert value(claim.target).party == "government"


def test_an_act_told_of_nobody_is_of_whoever_does_such_things_there(read: Read) -> None:
    lead = "قصف على بلدة حيان يقتل خمسة مدنيين.\n"
    body = "وأوضح ناشطون أن قوات النظام قصفت بلدة حيان. وتقدمت فصائل المعارضة في منيان."
    headline = read(lead + body)[0]
    assert headline.trigger.start == 0
    assert headline.agent_party == "government"


@pytest.mark.parametrize(("sentence", "event_type", "words"), TARGETS)
def test_the_target_is_named(told: Told, sentence: str, event_type: str, words: str) -> None:
    claim = told(sentence, event_type)
    target = value(claim.target)
    assert target.text == words
    assert target.party != claim.agent_party
    assert target.party == ("opposition" if "فصائل" in words else "government")


def test_a_relative_clause_takes_what_stands_before_it(told: Told) -> None:
    sentence = "مقاتلو فصائل المعارضة الذين سيطروا على قرية العيس واصلوا تقدمهم."
    claims = told(sentence.replace(" واصلوا تقدمهم", ""), "territory_gain")
    assert value(claims.agent).text == "مقاتلو فصائل المعارضة"
    assert claims.agent_party == "opposition"


def test_who_launched_an_attack_that_another_underwent(told: Told) -> None:
    sentence = "تعرضت مواقع قوات النظام لهجوم شنته فصائل المعارضة في منيان."
    claim = told(sentence, "clash")
    assert value(claim.agent).text == "فصائل المعارضة"
    assert value(claim.target).text == "مواقع قوات النظام"
    assert claim.target_party == "government"


@pytest.mark.parametrize(
    ("sentence", "attacker", "defender"),
    [
        ("أحبط الجيش السوري هجوما لجبهة النصرة على خان طومان.", "hts_nusra", "government"),
        ("صدت فصائل المعارضة هجوما لقوات النظام على الراموسة.", "government", "opposition"),
    ],
)
def test_in_a_repelled_attack_the_attacker_acts(
    told: Told, sentence: str, attacker: str, defender: str
) -> None:
    claim = told(sentence, "clash")
    assert (claim.agent_party, claim.target_party) == (attacker, defender)


def test_those_killed_are_the_target_and_not_the_agent(told: Told) -> None:
    claim = told("قتل خمسة مدنيين في قصف لقوات النظام على بلدة حيان.", "shelling")
    assert claim.agent_party == "government"
    assert claim.target_party == "civilians"


def test_the_first_of_several_joined_agents_is_taken(told: Told) -> None:
    claim = told("سيطرت جبهة النصرة وفصائل المعارضة على قرية العيس.", "territory_gain")
    assert value(claim.agent).text == "جبهة النصرة"
    assert claim.agent_party == "hts_nusra"


def test_civilians_do_not_shell(told: Told) -> None:
    claim = told("قصفت قوات النظام منازل المدنيين في بلدة حيان.", "shelling")
    assert claim.agent_party == "government"
    assert value(claim.target).text == "منازل المدنيين"
    assert claim.target_party == "civilians"


def test_one_participant_never_fills_both_roles(told: Told) -> None:
    for sentence, event_type, _ in AGENTS:
        claim = told(sentence, event_type)
        if isinstance(claim.target, Sourced) and claim.target.spans:
            assert isinstance(claim.agent, Sourced)
            assert claim.agent.spans != claim.target.spans, sentence


def test_what_stands_before_which_aims_at_what_follows(told: Told) -> None:
    sentence = "صدت قوات النظام فصائل المعارضة التي هاجمت مواقع النظام في منيان."
    claim = told(sentence.replace("صدت قوات النظام ", ""), "clash")
    assert claim.agent_party == "opposition"
    assert value(claim.target).text == "مواقع النظام"


def test_a_town_is_taken_from_the_grip_of_those_who_lose_it(told: Told) -> None:
    claim = told("تمكنت فصائل المعارضة من تحرير منيان من قبضة قوات النظام.", "territory_gain")
    assert claim.agent_party == "opposition"
    assert value(claim.target).text == "قوات النظام"


def test_who_liberates_is_not_who_holds(told: Told) -> None:
    claim = told("بعد تحرير عدن من ميليشيات الحوثي عادت الحكومة اليمنية.", "territory_gain")
    assert claim.agent_party == "yemen_government"
    assert claim.target_party == "houthi"


def test_violence_against_no_one_named_is_against_civilians(told: Told) -> None:
    claim = told("ارتكبت قوات النظام مجزرة في بلدة حيان بريف حلب.", "attack_on_civilians")
    assert claim.target_party == "civilians"
