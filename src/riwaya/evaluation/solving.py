"""SciPy, which only evaluation needs and a plain installation therefore lacks."""

from importlib import import_module
from types import ModuleType

from riwaya.errors import ConfigError


def optimizers() -> ModuleType:
    """Return `scipy.optimize`; raise `ConfigError` saying what to install where it is not."""
    try:
        return import_module("scipy.optimize")
    except ImportError as error:
        raise ConfigError(
            "evaluation needs SciPy: install Riwaya with its extra `evaluation`, or scipy"
        ) from error
