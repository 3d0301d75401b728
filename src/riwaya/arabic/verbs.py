"""Surface forms of verbs, masdars and participles from the two principal parts.

Spelling follows unvowelled, folded news orthography (see `fold`): most internal vowel changes
vanish there, so what remains is affixes, weak endings and the passive of weak and long-vowel
stems. Grammar as in Ryding, A Reference Grammar of Modern Standard Arabic (2005), ch. 21-37.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.arabic.fold import fold_key
from riwaya.model.making import quick

PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
"""Attached pronouns in folded spelling."""

_WEAK = "اي"
_HAMZA = "أئؤء"
_LONG_FORM = 4
_DOUBLED = (
    2  # "extended" before an ending is told apart again: they (f.) "madadna", never "madna"
)


@quick
@dataclass(frozen=True, slots=True)
class WordForm:
    """One folded surface form and what it says.

    `form` is `past`, `present`, `passive`, `masdar` or `participle`; `pronoun` is attached at
    the end or `None`; `article` whether the article was set before a bare form.
    """

    key: str
    form: str
    pronoun: str | None = None
    plural: bool = False
    feminine: bool = False
    article: bool = False


def _weak(stem: str) -> bool:
    """Whether a stem ends in a weak letter (defective verb)."""
    return stem[-1] in _WEAK and len(stem) > 2  # noqa: PLR2004  a bare two-letter stem is hollow


def _past_of_hamza(stem: str) -> Iterator[WordForm]:
    """Yield past forms of a 3ms stem whose last letter is a hamza: it stays ("bada'at")."""
    yield WordForm(stem, "past")
    yield WordForm(stem + "ت", "past", feminine=True)
    for seat in "اوء":
        yield WordForm(stem[:-1] + seat + "وا", "past", plural=True)
    yield WordForm(stem + "تا", "past", plural=True)
    yield WordForm(stem + "نا", "past", plural=True)


def _present_of_hamza(stem: str) -> Iterator[WordForm]:
    """Yield present forms of a 3ms stem whose last letter is a hamza, on any of its seats."""
    body = stem[1:]
    yield WordForm(stem, "present")
    yield WordForm("ت" + body, "present", feminine=True)
    yield WordForm("ن" + body, "present", plural=True)
    for seat in "اويء":
        for ending in ("ون", "وا"):
            yield WordForm("ي" + body[:-1] + seat + ending, "present", plural=True)
    for prefix in "يت":
        for ending in ("ان", "يان"):
            yield WordForm(prefix + body[:-1] + ending, "present", plural=True)


def _past(stem: str, form: str) -> Iterator[WordForm]:
    """Yield past third-person and first-person-plural forms of a 3ms stem."""
    base = stem[:-1] if _weak(stem) else stem
    yield WordForm(stem, form)
    ending = base + "ي" if _weak(stem) and form == "passive" else base
    yield WordForm(ending + "ت", form, feminine=True)
    yield WordForm(base + "وا", form, plural=True)
    yield WordForm(base + ("يا" if _weak(stem) else "ا"), form, plural=True)
    dual = "يتا" if _weak(stem) and form == "passive" else "تا"
    yield WordForm(base + dual, form, plural=True)
    short = _shortened(stem)
    yield WordForm(short + "نا", form, plural=True)
    if len(stem) > _DOUBLED:
        yield WordForm(short + "ن", form, plural=True, feminine=True)


def _shortened(stem: str) -> str:
    """Return the stem before consonant endings: hollow verbs lose their long vowel."""
    if _weak(stem):
        return stem[:-1] + "ي"
    if len(stem) >= 3 and stem[-2] == "ا":  # noqa: PLR2004  hollow: root of three, middle weak
        return stem[:-2] + stem[-1]
    return stem


def _present(stem: str, form: str) -> Iterator[WordForm]:
    """Yield present and jussive third-person forms of a 3ms stem that starts with yeh."""
    body = stem[1:]
    base = body[:-1] if _weak(stem) else body
    yield WordForm("ي" + body, form)
    yield WordForm("ت" + body, form, feminine=True)
    if form != "passive":
        yield WordForm("ن" + body, form, plural=True)
    for ending in ("ون", "وا"):
        yield WordForm("ي" + base + ending, form, plural=True)
    for prefix in "يت":
        yield WordForm(
            prefix + (base + "يان" if _weak(stem) else base + "ان"), form, plural=True
        )
        yield WordForm(prefix + (base + "يا" if _weak(stem) else base + "ا"), form, plural=True)
    yield WordForm("ي" + base + "ن", form, plural=True, feminine=True)
    if _weak(stem):
        for prefix in "يت":
            yield WordForm(prefix + base, form, feminine=prefix == "ت")


def _passive_past(past: str) -> str | None:
    """Return the passive 3ms where its spelling differs from the active."""
    if len(past) >= 3 and past[-2] == "ا" and not _weak(past):  # noqa: PLR2004
        middle = past[:-2] + "ي" + past[-1]
        return middle[:1] + middle[1:]
    if len(past) >= _LONG_FORM and past[1] == "ا" and past[0] != "ا":
        return past[0] + "و" + past[2:]
    if past.endswith("ا"):
        return past[:-1] + "ي"
    return None


def _passive_present(present: str) -> str | None:
    """Return the passive 3ms present where its spelling differs from the active."""
    body = present[1:]
    if len(body) >= 3 and body[-2] in "وي" and body[-1] not in _WEAK:  # noqa: PLR2004
        return present[:-2] + "ا" + present[-1]
    if present.endswith("ي"):
        return present[:-1] + "ا"
    return None


def _with_pronoun(form: WordForm) -> Iterator[WordForm]:
    """Yield a verb form with each attached pronoun."""
    stem = form.key
    if stem.endswith("وا"):
        stem = stem[:-1]
    elif stem.endswith("ي") and form.form == "past":
        stem = stem[:-1] + "ا"
    for pronoun in PRONOUNS:
        yield WordForm(stem + pronoun, form.form, pronoun, form.plural, form.feminine)


def conjugate(past: str, present: str) -> tuple[WordForm, ...]:
    """Return the folded third-person forms of a verb, with and without attached pronouns.

    `past` and `present` are the 3ms principal parts as a dictionary gives them.
    """
    past_key, present_key = fold_key(past), fold_key(present)
    if past.endswith("ى"):
        past_key = past_key[:-1] + "ا"
    if past[-1] in _HAMZA:
        bare = [*_past_of_hamza(past_key), *_present_of_hamza(present_key)]
    else:
        bare = [*_past(past_key, "past"), *_present(present_key, "present")]
    if past.endswith("ى"):
        bare.append(WordForm(past_key[:-1] + "ي", "past"))
    passive = _passive_past(past_key)
    if passive and passive != past_key:
        bare += _past(passive, "passive")
    passive = _passive_present(present_key)
    if passive and passive != present_key:
        bare += _present(passive, "passive")
    forms = dict.fromkeys(bare)
    for form in bare:
        if form.form != "passive" and form.key[-1] != "ه":
            forms.update(dict.fromkeys(_with_pronoun(form)))
    return tuple(forms)


def masdar_forms(masdar: str) -> tuple[WordForm, ...]:
    """Return the folded forms of a verbal noun: bare, accusative, with attached pronouns.

    The article and prepositions are clitics and are taken off elsewhere.
    """
    key = fold_key(masdar)
    stem = key[:-1] + "ت" if key.endswith("ه") else key
    forms = [WordForm(key, "masdar")]
    if not key.endswith(("ه", "ا")):
        forms.append(WordForm(key + "ا", "masdar"))
    forms += [WordForm(stem + pronoun, "masdar", pronoun) for pronoun in PRONOUNS]
    return tuple(forms)


def noun_forms(noun: str) -> tuple[WordForm, ...]:
    """Return the folded forms of a noun as listed: bare, accusative, dual, with pronouns."""
    key = fold_key(noun)
    stem = key[:-1] + "ت" if key.endswith("ه") else key
    forms = [WordForm(key, "noun")]
    if not key.endswith(("ه", "ا", "ات", "ون", "ين")):
        forms.append(WordForm(key + "ا", "noun"))
    if not key.endswith(("ات", "ون", "ين")):
        forms += [WordForm(stem + dual, "noun", plural=True) for dual in ("ان", "ين")]
    forms += [WordForm(stem + pronoun, "noun", pronoun) for pronoun in PRONOUNS]
    return tuple(forms)


def participle_forms(participle: str) -> tuple[WordForm, ...]:
    """Return the folded forms of a participle in gender, number and case."""
    key = fold_key(participle)
    return (
        WordForm(key, "participle"),
        WordForm(key + "ا", "participle"),
        WordForm(key + "ه", "participle", feminine=True),
        WordForm(key + "ات", "participle", plural=True, feminine=True),
        WordForm(key + "ون", "participle", plural=True),
        WordForm(key + "ين", "participle", plural=True),
        WordForm(key + "ان", "participle", plural=True),
        WordForm(key + "تان", "participle", plural=True, feminine=True),
        WordForm(key + "تين", "participle", plural=True, feminine=True),
    )
