"""Where the files that ship with the newsroom lie, installed or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parent


def shipped(folder: str) -> Path:
    """Return the folder ``templates``, ``locales`` or ``assets`` of this installation."""
    installed = _INSTALLED / folder
    return installed if installed.is_dir() else _CHECKOUT / folder


def is_checkout() -> bool:
    """Tell whether the newsroom runs from its own source folder."""
    return (_CHECKOUT / "pyproject.toml").is_file() and not _INSTALLED.is_dir()


def checkout() -> Path:
    """Return the source folder; only meaningful when ``is_checkout()``."""
    return _CHECKOUT


MIGRATIONS = _PACKAGE / "migrations"
