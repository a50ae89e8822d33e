"""Collect the words of the product into the .po files, and compile them.

`make messages` after changing words; then fill what is empty in workshop/locale and
behaviours/locale and run it once more. The compiled files are kept in the repository, so that
nothing but Python is needed to run the product.
"""

import os
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("nb", "sv")
CATALOGUES = [
    ROOT / room / "locale" / language / "LC_MESSAGES" / "django.po"
    for room in ("workshop", "behaviours")
    for language in LANGUAGES
]


def collect() -> None:
    """Run Django's makemessages from the root, so that templates are found too."""
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command(
        "makemessages",
        locale=list(LANGUAGES),
        ignore_patterns=["tests/*", "var/*", "static/*", ".venv/*"],
        add_location="file",
        no_wrap=True,
        no_obsolete=True,
        verbosity=0,
    )
    for path in CATALOGUES:
        if path.exists():
            tidy(path)


def tidy(path: Path) -> None:
    """Without the dates that would differ each time, and in one order."""
    po = polib.pofile(str(path), wrapwidth=0)
    for name in ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team"):
        po.metadata.pop(name, None)
    po.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    po.metadata["Language"] = path.parts[-3]
    po.metadata["Project-Id-Version"] = "Samsyn"
    po.metadata.pop("Report-Msgid-Bugs-To", None)
    po.metadata_is_fuzzy = False  # makemessages marks the header of a new file so
    po.header = ""
    for entry in po:
        # A guess by likeness is no translation.
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.msgstr = ""
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
            entry.previous_msgid = None
            entry.previous_msgid_plural = None
            entry.previous_msgctxt = None
    po.save(str(path))


def compile_all() -> None:
    for path in CATALOGUES:
        if path.exists():
            polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    if "--compile" not in sys.argv:
        collect()
    compile_all()
