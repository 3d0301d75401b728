"""Names made of common words only (the People's Army): in another war they are another's."""

from collections.abc import Sequence
from functools import cache

from riwaya.arabic.affixes import ARTICLE
from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import phrase_keys
from riwaya.claims.parties.context import Context
from riwaya.lexicons.actor_words import load_actor_words
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.pack_tables import COMMON
from riwaya.lexicons.roles import Role, load_roles
from riwaya.model import ActorMention, Document


def common_name(document: Document, mention: ActorMention, context: Context) -> bool:
    """Whether a mention bears a name that only another war's actor has, which neither the
    sentence nor a word of the name points to.
    """
    if (
        context.pack is None
        or mention.role is not None
        or mention.kind not in ("group", "body", "asset")
    ):
        return False
    near = context.nearby[context.sentence - 1] if context.nearby else None
    known = [actor for id in mention.actors if (actor := load_actors().get(id))]
    wars = frozenset[str]().union(*(actor.packs() for actor in known))
    if not known or near in wars or not wars.isdisjoint((COMMON, context.pack)):
        return False
    keys = [token.key for token in document.tokens[mention.first : mention.last]]
    return all(_borne(keys, actor.id) for actor in known)


def role_of_name(document: Document, mention: ActorMention) -> Role | None:
    """Return what the first word of a name means by itself (an army, a government)."""
    keys = (token.key for token in document.tokens[mention.first : mention.last])
    roles = _roles_of_words()
    return next((roles[bare] for key in keys if (bare := _bare(key)) in roles), None)


@cache
def is_numbered(actor: str) -> bool:
    """Whether an actor's usual name is a unit's number, as any army has units of."""
    return any(_numbered(name) for name, _ in _names(actor)[:1])


def _numbered(name: tuple[str, ...]) -> bool:
    words = load_actor_words().numbered
    ordinals = {fold_key(form) for form in words.ordinals}
    noun = name[0] in {fold_key(form) for form in words.units}
    return noun and len(name) > 1 and (name[1].isdigit() or name[1] in ordinals)


def _borne(keys: Sequence[str], actor: str) -> bool:
    """Whether the longest of an actor's names that stands in the words is of common words."""
    found = [(len(name), plain) for name, plain in _names(actor) if _stands(keys, name)]
    return bool(found) and max(found)[1]


def _stands(keys: Sequence[str], name: tuple[str, ...]) -> bool:
    first, rest = _bare(name[0]), list(name[1:])
    return any(
        key.endswith(first) and list(keys[at + 1 : at + len(name)]) == rest
        for at, key in enumerate(keys)
    )


@cache
def _names(actor: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return an actor's names, each with whether all its words are common ones."""
    found = load_actors().get(actor)
    names = [phrase_keys(name) for name in found.names] if found else []
    return tuple(
        (name, len(name) > 1 and all(key.isdigit() or _bare(key) in _common() for key in name))
        for name in names
    )


@cache
def _common() -> frozenset[str]:
    """Return the words that many a war's names are made of, without article."""
    words = load_actor_words()
    heads = (form for head in words.heads for form in head.forms)
    units = words.numbered
    numbered = (*units.units, *units.ordinals, *units.tens, *units.arms)
    return frozenset(
        _bare(fold_key(form)) for form in (*heads, *words.descriptors, *numbered)
    ) | frozenset(_roles_of_words())


@cache
def _roles_of_words() -> dict[str, Role]:
    """Return the role that a word with the article alone stands for, by the word without it."""
    forms = ((form, role) for role in load_roles().values() for form in role.forms)
    units = load_actor_words().numbered
    numbered = load_roles()[units.role]
    return {_bare(fold_key(form)): numbered for form in units.units} | {
        _bare(fold_key(form)): role
        for form, role in forms
        if form.startswith(ARTICLE) and " " not in form and role.kind in ("group", "body")
    }


def _bare(key: str) -> str:
    return key.removeprefix(ARTICLE)
