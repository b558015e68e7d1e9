"""Check that the texts of the project are complete and consistent in every language.

Every folder of texts has one file for each language: JSON with nested keys, or one Markdown
template. A text is a string, a plural, or a list of spellings of a word. A plural is a group with
one text per plural category, and must contain ``other``. Languages may have different plural
categories and spellings, and a category may omit a placeholder.
"""

from __future__ import annotations

import json
import re
import string
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smartgov.text import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent

#: Every folder with a file for each language.
FOLDERS = (
    ROOT / "components" / "locales",
    ROOT / "smartgov" / "problem_texts",
    ROOT / "smartgov" / "study" / "status_words",
    ROOT / "smartgov" / "intake" / "words",
    ROOT / "smartgov" / "export" / "readme",
    ROOT / "smartgov" / "cli" / "texts",
)

#: Prefixes of keys that a language may omit: other spellings of the names of some countries.
OPTIONAL = {"intake/words": "countries."}

#: Patterns of words that are not used, and the words to use instead. "Study" is UCLG's publication
#: alone; the other words are those of the glossary on the page Method, or plain ones.
AVOIDED: Mapping[str, Mapping[str, str]] = {
    "en": {
        r"this study|study’s (?:weights|answers|questions)": "data set",
        r"report cards?": "city profile",
        r"mend\w*": "fix",
        r"worded|anew": "reworded, updated",
        r"hash(?:es)?": "checksum",
    },
    "es": {
        r"este estudio": "conjunto de datos",
        r"brechas?": "carencia",
        r"(?:ciudades|las) comparables|comparables que": "grupo de comparación",
        r"explorador": "esta herramienta",
        r"libros? de cálculo": "archivo de Excel",
        r"huellas?": "suma de verificación",
        r"fichas? de resultados": "ficha de la ciudad",
    },
    "fr": {
        r"cette étude": "jeu de données",
        r"la smart cities study": "l’étude Smart Cities Study",
        r"taux de réponse": "questions renseignées",
        r"villes comparables": "groupe de comparaison",
        r"explorateur": "cet outil",
        r"empreintes?": "somme de contrôle",
        r"notée?s?": "compté, hors score",
        r"fiches? de résultats": "fiche de la ville",
    },
}

#: Folders whose texts are shown in a window, where a line may break at any plain space.
IN_A_WINDOW = frozenset({"components/locales", "smartgov/problem_texts"})

#: In French, a mark that would begin a line of its own after a plain space.
LOOSE_MARK = re.compile(r"\S* [:;?!»]|« \S*")

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


def flatten(texts: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield each text with its dotted key; a plural is one text."""
    for name, value in texts.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping) and not is_plural(value):
            yield from flatten(value, f"{key}.")
        else:
            yield key, value


def is_plural(value: object) -> bool:
    """Check whether a group contains only plural categories."""
    return isinstance(value, Mapping) and bool(value) and value.keys() <= CATEGORIES


def placeholders(text: object) -> set[str]:
    """Collect the placeholder names of a text, or of all forms of a plural.

    Raises
    ------
    ValueError
        If a brace is not closed.
    """
    fields = (
        field for form in _forms(text) for _, field, _, _ in string.Formatter().parse(str(form))
    )
    return {field.split(".")[0].split("[")[0] for field in fields if field is not None}


def check_text(key: str, text: object) -> list[str]:
    """Report problems of a single text."""
    if isinstance(text, Mapping) and "other" not in text:
        return [f"{key}: the plural has no form 'other'"]
    forms = _forms(text)
    words = [form for form in forms if isinstance(form, str)]
    if not words or len(words) < len(forms):
        return [f"{key}: neither a string nor a plural nor a list of words"]
    if not all(form.strip() for form in words):
        return [f"{key}: empty"]
    try:
        placeholders(text)
    except ValueError as error:
        return [f"{key}: {error}"]
    return []


def check_words(language: str, key: str, text: object) -> list[str]:
    """Report words that are not used; spellings that files may have are not looked at."""
    if isinstance(text, list):
        return []
    forms = " ".join(map(str, _forms(text)))
    return [
        f"{key}: not “{found.group()}”, but “{instead}”"
        for pattern, instead in AVOIDED.get(language, {}).items()
        if (found := re.search(rf"\b(?:{pattern})\b", forms, re.IGNORECASE))
    ]


def check_spaces(language: str, key: str, text: object) -> list[str]:
    """Report marks of a French text that a plain space parts from the word they belong to."""
    forms = " ".join(map(str, _forms(text))) if language == "fr" else ""
    return [f"{key}: no plain space in “{found}”" for found in LOOSE_MARK.findall(forms)]


def compare(
    texts: Mapping[str, object], model: Mapping[str, object], optional: str | None = None
) -> list[str]:
    """Report how the texts of a language differ from those of English.

    Keys that start with ``optional`` may be missing in either.
    """
    alone = {
        key for key in model.keys() ^ texts.keys() if not (optional and key.startswith(optional))
    }
    missing = [f"{key}: missing" for key in alone & model.keys()]
    extra = [f"{key}: not in {LANGUAGES[0]}" for key in alone & texts.keys()]
    shared = model.keys() & texts.keys()
    return missing + extra + [line for key in shared for line in _differ(key, texts, model)]


def check_folder(folder: Path) -> list[str]:
    """Report all problems of a folder of texts, one per line."""
    where = f"{folder.parent.name}/{folder.name}"
    lines: list[str] = []
    model: dict[str, object] | None = None
    for language in LANGUAGES:
        try:
            texts = dict(flatten(read_texts(_file_of(folder, language))))
        except FileNotFoundError:
            lines.append(f"{language}: the file is missing")
            continue
        except ValueError as error:
            lines.append(f"{language}: {error}")
            continue
        model = texts if model is None else model
        wrong = [line for key, text in texts.items() for line in check_text(key, text)]
        avoided = [line for key, text in texts.items() for line in check_words(language, key, text)]
        if where in IN_A_WINDOW:
            avoided += [x for key, text in texts.items() for x in check_spaces(language, key, text)]
        found = [*(wrong or compare(texts, model, OPTIONAL.get(where))), *avoided]
        lines += [f"{language}: {line}" for line in sorted(found)]
    return [f"{where}/{line}" for line in lines]


def _file_of(folder: Path, language: str) -> Path:
    """Build the path of the file of a language, with the suffix of the English one."""
    kind = next((path.suffix for path in folder.glob(f"{LANGUAGES[0]}.*")), ".json")
    return folder / f"{language}{kind}"


def read_texts(path: Path) -> dict[str, object]:
    """Read a file of texts; duplicate keys raise an error.

    A Markdown template is a single text named "template".
    """
    if path.suffix == ".md":
        return {"template": path.read_text(encoding="utf-8")}
    texts = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_unique)
    if not isinstance(texts, dict):
        raise ValueError(f"{path.name} is not an object of texts")  # noqa: TRY004
    return texts


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    texts = dict(pairs)
    if len(texts) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"twice: {sorted({name for name in names if names.count(name) > 1})}")
    return texts


def _forms(text: object) -> list[object]:
    """List the forms of a plural, the spellings of a list, or the single text."""
    if isinstance(text, Mapping):
        return list(text.values())
    return text if isinstance(text, list) else [text]


def _differ(key: str, texts: Mapping[str, object], model: Mapping[str, object]) -> list[str]:
    for kind, word in ((Mapping, "plural"), (list, "list of words")):
        if isinstance(texts[key], kind) != isinstance(model[key], kind):
            return [f"{key}: a {word} in one language only, this or {LANGUAGES[0]}"]
    here, there = placeholders(texts[key]), placeholders(model[key])
    return (
        [f"{key}: placeholders {sorted(here)}, expected {sorted(there)}"] if here != there else []
    )


def main() -> int:
    """Check every folder; return the exit code."""
    lines = [line for folder in FOLDERS for line in check_folder(folder)]
    print("\n".join(lines) or "locales: complete")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
