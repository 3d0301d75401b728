"""Which of the places of a name a class word before it means."""

from riwaya.extraction.places_text import Name
from riwaya.lexicons.gazetteer import Gazetteer


def eclipsed(gazetteer: Gazetteer, fitting: tuple[str, ...], ids: tuple[str, ...]) -> bool:
    """Whether a place of another kind is so much better known that the class word rather
    tells a part of it (أحياء عدن is Aden, though a village elsewhere is called so).
    """
    known = gazetteer[ids[0]].importance and not gazetteer.slight(ids)
    return bool(known) and gazetteer.slight(fitting)


def is_land(gazetteer: Gazetteer, word: str, name: Name) -> bool:
    """Whether a land is called by a name together with its class word (إقليم التفاح), and no
    governorate by the name alone (محور صلاح الدين).
    """
    called = gazetteer.named(f"{word} {name.bare}")
    if called is None or set(called.exact).isdisjoint(name.ids[:1]):
        return False
    bare, land = gazetteer.lookup(name.bare), gazetteer[name.ids[0]]
    other = bool(bare) and gazetteer[bare[0]].kind == "governorate" and bare[0] != land.id
    return land.kind == "region" and not other
