"""The atlas's page on method, made from the rules that the record was derived by."""

from typing import Any

from riwaya.exports.atlas_data import prior_weight
from riwaya.lexicons.reconciliation import load_rules


def method() -> dict[str, Any]:
    """Return thresholds, weights, verdict rules, casualty rules and the control model."""
    rules = load_rules()
    return {
        "version": rules.version,
        "accept": rules.linkage.accept,
        "suggest": rules.linkage.suggest,
        "prior": prior_weight(),
        "weights": [
            [comparison.id, level.id, round(level.weight, 1)]
            for comparison in rules.comparisons
            for level in comparison.levels
        ],
        "verdicts": [
            [str(rule.verdict) if rule.verdict else "", rule.ar, rule.en]
            for rule in rules.verdicts.values()
        ],
        "casualties": [[rule.ar, rule.en] for rule in rules.casualties.values()],
        "control": {
            "stay": rules.control.stay,
            "threshold": rules.control.threshold,
            "memory": rules.control.memory_days,
            "evidence": [[one.id, one.odds] for one in rules.control.emissions.values()],
        },
    }
