"""Kinds of event by what they say of those who take part: who may act, who is acted on."""

from riwaya.model import EventType

FROM_AFAR = frozenset({EventType.SHELLING, EventType.AIRSTRIKE})
HOSTILE = frozenset(
    {
        EventType.CLASH,
        EventType.TERRITORY_GAIN,
        EventType.AIRSTRIKE,
        EventType.SHELLING,
        EventType.SUICIDE_BOMBING,
        EventType.EXPLOSION,
        EventType.CHEMICAL_ATTACK,
        EventType.GRENADE_ATTACK,
        EventType.SIEGE,
        EventType.PROPERTY_DESTRUCTION,
        EventType.DETENTION,
        EventType.INTERCEPTION,
        EventType.MOBILISATION,
        EventType.WITHDRAWAL,
    }
)
NOBODYS = frozenset(
    {
        EventType.AGREEMENT,
        EventType.AID_DELIVERY,
        EventType.CIVILIAN_SERVICE,
        EventType.OTHER_DEVELOPMENT,
    }
)
"""What nobody in particular is taken to have done when none is named."""

OPEN = frozenset({EventType.EXPLOSION, EventType.ABDUCTION, EventType.ATTACK_ON_CIVILIANS})
BOMBINGS = frozenset({EventType.EXPLOSION, EventType.SUICIDE_BOMBING})
FAVOURABLE = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.INTERCEPTION,
        EventType.DETENTION,
        EventType.MOBILISATION,
        EventType.SIEGE,
    }
)
"""What a side tells of itself rather than of its enemy."""

OF_CIVILIANS = frozenset(
    {EventType.DISPLACEMENT, EventType.RETURN, EventType.PROTEST, EventType.RIOT}
)
SERVING = frozenset(
    {
        EventType.AID_DELIVERY,
        EventType.CIVILIAN_SERVICE,
        EventType.OTHER_DEVELOPMENT,
        EventType.DISPLACEMENT,
        EventType.RETURN,
    }
)
"""What bodies of aid do themselves."""
FELLING = HOSTILE - {EventType.WITHDRAWAL, EventType.MOBILISATION} | {
    EventType.ATTACK_ON_CIVILIANS,
    EventType.ABDUCTION,
    EventType.SEXUAL_VIOLENCE,
    EventType.PROTEST_REPRESSION,
}
"""What has victims: those told to have fallen by it are its target."""
ATTACKS = frozenset(
    {EventType.CLASH, EventType.TERRITORY_GAIN, EventType.AIRSTRIKE, EventType.SHELLING}
)
"""What has an attacker and whom he attacks."""
ARMED = HOSTILE | FELLING
"""What only those who stand on a side do: who watches and tells does none of it."""
