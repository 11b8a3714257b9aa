"""The JSON Schema (draft-07) of a bank file, for editors: completion and a first check while typing.

The reader (`bank_file.read_bank`) is the judge; the schema says nothing against a file that it accepts, except that it
cannot look into expressions, regular expressions and other files.
"""

from collections.abc import Iterable
from typing import Any

from drill.bank.figure import NEEDED as FIGURE_NEEDED
from drill.bank.question import KEYS, REQUIRED
from drill.bank.topic import ROLES

Schema = dict[str, Any]

_WORDS: Schema = {"type": ["string", "number"]}  # a number is taken as it is written
_NUMBER: Schema = {"type": "number"}
_ANSWERING = ("choices", "accept", "answer", "points", "items", "pairs", "line")  # one of them says what is right
_NOTES = {
    "id": "Permanent: progress hangs on it. Small letters, digits, single hyphens; unique over all banks.",
    "type": "Without it, by the keys: `items` → order, `pairs` → match, `variables` → formula, `line` → bug, `code` → "
    "output, `choices` → choice, `accept` → text, `params` → number, otherwise recall.",
    "topic": "`node/sub`; the bank's id by default.",
    "level": "1 recall … 5 research.",
    "prompt": "Markdown with $LaTeX$ and code fences; one text, or {en: …, zh: …}.",
    "choices": "2 to 9, at least one `correct: true`; several: all of them are asked for.",
    "several": "Ask for all correct choices, also where there is only one: their number then gives nothing away.",
    "answer": "recall: the model answer. number: a number, or an expression over `params`. formula: plain maths over "
    "`variables`. output: what the program prints.",
    "params": "Each round draws a variant; {{name}} and {{2 * name}} in texts and code are replaced.",
    "tolerance": "Relative; 0.01 is one per cent.",
    "unit": "Shown beside the prompt.",
    "accept": "Strings and /regular expressions/; case, width and surrounding space do not matter. formula: other "
    "formulas. bug: what the line should be.",
    "variables": "Of a formula, each with where it is tried: [0, 1], or {min, max}; `also`: other ways of writing it.",
    "code": "The program; line breaks at its ends are dropped.",
    "language": "Of the code; python by default.",
    "line": "The number of the wrong line, from 1; a list where several may be named.",
    "fix": "What the line should be; shown after the answer.",
    "items": "3 to 9, in the right order; items in a list of their own may come in any order among themselves.",
    "pairs": "2 to 9; left sides are shown in this order, right sides shuffled.",
    "distractors": "Right sides that belong to none.",
    "points": "A rubric: what a good answer mentions.",
    "figure": "Drawn below the prompt (for screen readers: `alt`): curves, lines, a matrix, the axes of a norm, bars.",
    "explanation": "Shown after the answer.",
    "hints": "From a nudge to nearly the answer.",
    "sources": "Addresses of primary sources.",
    "exercise": "The coding exercise that practises this.",
    "claims": "Ids of the claims that the question covers.",
}


def bank_schema(topics: Iterable[str] = (), exercises: Iterable[str] = ()) -> Schema:
    """The schema; topics and exercises are offered for completion."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "drill question bank",
        "type": "object",
        "required": ["questions"],
        "additionalProperties": False,
        "properties": {
            "bank": {"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"},
            "title": {"$ref": "#/definitions/text"},
            "topics": {
                "type": "object",
                "propertyNames": {"pattern": "^[a-z0-9-]+(/[a-z0-9-]+)*$"},
                "additionalProperties": _topic(),
            },
            "questions": {"type": ["array", "null"], "items": {"$ref": "#/definitions/question"}},
        },
        "definitions": {
            "text": _text(),
            "texts": _list({"$ref": "#/definitions/text"}),
            "words": _by_lang(_list(_WORDS)),
            "choice": _choice(),
            "point": _point(),
            "pair": _pair(),
            "parameter": _parameter(),
            "variable": _variable(),
            "figure": _figure(),
            "question": _question(sorted(topics), sorted(exercises)),
        },
    }


def _text(**more: Schema) -> Schema:
    by_lang = {
        "type": "object",
        "properties": {"en": _WORDS, "zh": _WORDS, **more},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [_WORDS, by_lang]}


def _topic() -> Schema:
    needs = {**_list({"type": "string"}), "description": "The topics to learn before it."}
    roles = {**_list({"enum": list(ROLES)}), "description": "The kinds of interview that ask it; none: every one."}
    return _text(needs=needs, roles=roles)


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _by_lang(words: Schema) -> Schema:
    either = {"anyOf": [words, _WORDS]}
    by_lang = {"type": "object", "properties": {"en": either, "zh": either}, "additionalProperties": False}
    return {"anyOf": [words, _WORDS, by_lang]}


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _choice() -> Schema:
    text = {"$ref": "#/definitions/text"}
    properties = {"text": text, "correct": {"type": "boolean"}, "why": text, "mistake": {"type": "string"}}
    return {"anyOf": [_WORDS, _object(properties, ["text"])]}


def _point() -> Schema:
    properties = {"text": {"$ref": "#/definitions/text"}, "any": {"$ref": "#/definitions/words"}}
    return {"anyOf": [_WORDS, _object(properties, ["text"])]}


def _pair() -> Schema:
    text = {"$ref": "#/definitions/text"}
    return _object({"left": text, "right": text, "why": text}, ["left", "right"])


def _variable() -> Schema:
    numbers = {"type": "array", "items": _NUMBER, "minItems": 1}
    bounds = {"min": _NUMBER, "max": _NUMBER, "step": {"type": "number", "minimum": 0}, "also": _list(_WORDS)}
    listed = {"values": numbers, "also": _list(_WORDS)}
    return {"anyOf": [numbers, _object(bounds, ["min", "max"]), _object(listed, ["values"])]}


def _figure() -> Schema:
    """One schema a kind, so that an editor offers the keys of the kind that is written."""
    text, numbers = {"$ref": "#/definitions/text"}, _list(_NUMBER)
    axis = _object({"label": text, "from": _NUMBER, "to": _NUMBER}, [])
    curve = {"label": text, "of": _WORDS, "points": {**_list(numbers), "minItems": 2}}
    line = _object({"label": text, "values": {**numbers, "minItems": 2}}, ["values"])
    bar = _object({"label": text, "value": _WORDS}, ["label", "value"])
    shapes: dict[str, Schema] = {
        "curves": {"x": {**axis, "required": ["from", "to"]}, "y": axis, "curves": _list(_object(curve, []))},
        "lines": {"x": axis, "y": axis, "lines": _list(line)},
        "matrix": {
            "rows": _list(text),
            "columns": _list(text),
            "values": _list(_list(_WORDS)),
            "row_title": text,
            "column_title": text,
            "show": {"enum": ["values", "shades"]},
        },
        "axes": {
            "sizes": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 3, "maxItems": 3},
            "over": _list({"enum": ["N", "C", "L"]}),
            "groups": {"type": "integer", "minimum": 1},
        },
        "bars": {"bars": _list(bar), "axis": text},
    }
    return {
        "anyOf": [
            _object(
                {"kind": {"const": kind}, "title": text, "alt": text, **keys}, ["kind", "alt", *FIGURE_NEEDED[kind]]
            )
            for kind, keys in shapes.items()
        ]
    }


def _parameter() -> Schema:
    bounds = {"min": _NUMBER, "max": _NUMBER, "step": {"type": "number", "exclusiveMinimum": 0}}
    return {"anyOf": [{"type": "array", "items": _NUMBER, "minItems": 1}, _object(bounds, ["min", "max"])]}


def _question(topics: list[str], exercises: list[str]) -> Schema:
    text, texts, strings = {"$ref": "#/definitions/text"}, {"$ref": "#/definitions/texts"}, _list({"type": "string"})
    line = {"type": "integer", "minimum": 1}
    properties: Schema = {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "type": {"enum": list(KEYS)},
        # A user's bank may add topics of its own, so the known ones are only offered.
        "topic": {"anyOf": [{"enum": topics}, {"type": "string"}]} if topics else {"type": "string"},
        "level": {"type": "integer", "minimum": 1, "maximum": 5},
        "prompt": text,
        "choices": {"type": "array", "items": {"$ref": "#/definitions/choice"}, "minItems": 2, "maxItems": 9},
        "several": {"type": "boolean"},
        "answer": text,
        "params": {"type": "object", "additionalProperties": {"$ref": "#/definitions/parameter"}},
        "tolerance": {"type": "number", "minimum": 0, "maximum": 1},
        "unit": {"type": "string"},
        "accept": {"$ref": "#/definitions/words"},
        "variables": {"type": "object", "additionalProperties": {"$ref": "#/definitions/variable"}, "minProperties": 1},
        "code": _WORDS,
        "language": _WORDS,
        "line": {"anyOf": [line, {"type": "array", "items": line, "minItems": 1}]},
        "fix": text,
        "items": {"type": "array", "items": {"anyOf": [text, texts]}, "minItems": 2, "maxItems": 9},
        "pairs": {"type": "array", "items": {"$ref": "#/definitions/pair"}, "minItems": 2, "maxItems": 9},
        "distractors": texts,
        "points": _list({"$ref": "#/definitions/point"}),
        "figure": {"$ref": "#/definitions/figure"},
        "explanation": text,
        "hints": texts,
        "sources": strings,
        "exercise": {"enum": exercises} if exercises else {"type": "string"},
        "claims": strings,
    }
    described = {name: {**schema, "description": _NOTES[name]} for name, schema in properties.items()}
    # Beside $ref draft-07 ignores other keywords, so references are wrapped.
    for name, schema in described.items():
        if "$ref" in schema:
            described[name] = {"allOf": [{"$ref": schema["$ref"]}], "description": _NOTES[name]}
    special = [key for keys in KEYS.values() for key in keys]
    rules = [
        {
            "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
            "then": {
                "required": list(REQUIRED[kind]),
                "not": {"anyOf": [{"required": [key]} for key in dict.fromkeys(special) if key not in keys]},
            },
        }
        for kind, keys in KEYS.items()
    ]
    whole = _object(described, ["id", "prompt"])
    return {
        **whole,
        "anyOf": [{"required": [key]} for key in _ANSWERING],
        "allOf": rules,
    }
