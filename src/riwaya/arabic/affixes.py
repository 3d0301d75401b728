"""What Arabic attaches to words, in folded spelling: particles before them, endings behind.

These letters are the grammar of the written word, a closed class that no lexicon would ever
add to; that is why they stand in code. Whole words, function words too, are data
(`lexicons/grammar.toml` and the other lexicons).
"""

AND, SO = "و", "ف"
BY, FOR, LIKE = "ب", "ل", "ك"
CONJUNCTIONS = (AND, SO)
PREPOSITIONS = (BY, FOR, LIKE)
"""Proclitics in the order in which they stand before a word."""

ALEF = "ا"
ARTICLE = "ال"
NISBA = "ية"
"""The ending of a feminine adjective in -ي ("the western")."""
FOR_THE = "لل"
"""`ل` and the article, which loses its alef."""

ARTICLES = ("وال", "بال", FOR_THE, ARTICLE)
"""The article with the proclitics that most often stand before it."""

FUTURE = "س"
WE = "ن"
"""What a present verb begins with in the first person plural."""

OUR = "نا"
"""What a noun of ours, and a past verb in the first person plural, ends in."""

MY = "ي"
"""What a noun of mine, and an adjective of relation (مدفعي), ends in."""

THEY = "وا"
"""What a past verb of several men ends in."""

THEY_BEFORE = "و"
"""What a past verb of several men ends in before a pronoun (شنوها)."""

THEY_DO = ("ون", "وا")
"""What a present verb of several men ends in."""

SHE_DOES, SHE_DID = "ت", "ت"
"""What a present verb of hers begins with, and a past one ends in."""

OF_HER, OF_MANY = "تي", "ين"
"""What "which" ends in when it stands for a feminine, for several men."""

HIS, HERS = "ه", "ها"
"""Pronouns of one owner on a noun."""

OF_MEN = "هم"
"""The pronoun of several men."""

MEN_ACTING, MEN_ACTED_ON = "ون", "ين"
MEN = (MEN_ACTING, MEN_ACTED_ON)
MEN_OBJECTS = "ي"
"""What a plural of men that is acted on ends in before a genitive."""

MEN_BEFORE_GENITIVE = ("و", MEN_OBJECTS)
"""What a plural of men ends in before a genitive, and many another word too."""

WOMEN, TIED = "ات", "ه"
"""What sound plurals, and most feminine nouns (folded), end in."""

TIED_WRITTEN = "ة"
"""The tied letter as written: no verb ends in it."""
TIED_ENDS = tuple(TIED_WRITTEN + sign for sign in ("", *"ًٌٍَُِ"))
"""How a word ends in it, with the sign of its case or without."""

OWNERS = ("ها", "هم", "هما")
"""Pronouns that show on a noun that its owner was named before."""

KIN_OF = ("ه", "ها", "هم", "هما", "هن")
"""Pronouns of those whose kin somebody is."""

OBJECTS_OF_MANY = ("نه", "نها", "نهم", "نهما")
"""A present verb's plural ending with the pronoun of its object."""

TWO = ("ان", "ين")
"""What a noun of two ends in."""

TWO_WRITTEN = ("َين", "َيْن")
"""What a noun of two that is acted on ends in, where its vowels are written."""

TWO_OF_HERS = "تين"
"""What a feminine noun of two that is acted on ends in."""

TANWEEN = ("اً", "ًا")
"""The indefinite accusative, as written."""


def without_owner(word: str) -> tuple[str, ...]:
    """Return a noun as it may read without an owner's pronoun; itself where it has none."""
    hers, theirs = word.removesuffix("ها"), word.removesuffix("هم")
    ties = word.removesuffix("ته") + "ه"
    tied = (form.removesuffix("ت") + "ه" for form in (hers, theirs) if form != word)
    return hers, theirs, ties, *tied
