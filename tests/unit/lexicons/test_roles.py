"""Role words: schema, forms, and that each example is one of the forms."""

from collections import Counter

import pytest

from riwaya.arabic.nouns import nisba, people, plural_nouns, with_article
from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.actor_words import load_actor_words
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.pack_tables import packs
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.roles import REFERENCES, Role, load_roles
from riwaya.lexicons.wars import load_wars

ROLES = list(load_roles().values())


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.id)
def test_examples_are_forms_and_conditions_name_known_things(role: Role) -> None:
    forms = {phrase_keys(form) for form in role.forms}
    assert {phrase_keys(example) for example in role.examples} <= forms
    assert role.examples or not role.forms
    for meaning in role.means:
        assert meaning.pack in (None, *packs())
        assert meaning.side is None or load_parties().get(meaning.side)
        assert meaning.state is None or load_actors().get(meaning.state)
        assert meaning.first is None or meaning.last is None or meaning.first <= meaning.last
    assert role.refers in (None, *REFERENCES)
    assert bool(role.nouns) == (role.refers == "noun")


def test_a_form_belongs_to_one_role() -> None:
    owners = Counter(
        key for role in ROLES for key in {phrase_keys(form) for form in role.forms}
    )
    shared = {" ".join(key) for key, count in owners.items() if count > 1}
    assert shared == set()


def test_sound_masculine_stems_make_all_their_forms() -> None:
    made = set(with_article(["مقاتل"], bound=True))
    assert {"مقاتل", "المقاتلون", "مقاتلين", "مقاتلو", "مقاتلي", "مقاتلا", "المقاتلين"} <= made
    assert "مقاتلو" not in with_article(["مقاتل"], bound=False)


def test_singular_adjectives_are_no_nouns_unless_counted() -> None:
    made = plural_nouns(["مسلح"])
    assert "مسلحا" in made
    assert "المسلحون" in made
    assert "المسلح" not in made
    assert "مسلح" not in made


def test_people_stand_in_the_singular_and_before_a_genitive() -> None:
    assert {"نازح", "النازح", "نازحو", "نازحي", "النازحين"} <= set(people(["نازح"]))


def test_nisba_makes_feminine_and_plurals() -> None:
    assert {"روسي", "روسية", "الروسية", "روسيين", "الروسيون", "روسيا"} <= set(nisba(["روسي"]))


def test_every_head_gives_examples_and_possessives_only_where_allowed() -> None:
    heads = {head.id: head for head in load_actor_words().heads}
    assert all(head.examples for head in heads.values())
    assert "قواتها" in heads["forces"].owned
    assert "قوته" in heads["forces"].owned
    assert heads["ground"].owned == ()
    assert len(heads) == len(load_actor_words().heads)


def test_every_war_names_its_country_and_no_word_of_another() -> None:
    owners = Counter(phrase_keys(word) for war in load_wars().values() for word in {*war.words})
    assert [key for key, count in owners.items() if count > 1] == []
    for war in load_wars().values():
        state = load_actors().get(war.state)
        assert state is not None
        assert state.kind == "state"
