"""Search in Chinese text without a tokenizer: an index over pairs of neighbouring characters.

`registry_plain` and `registry_bigrams` are functions of the database. An index over the latter
finds the rows that may hold a text, and the former says which of them do. Width and case of
letters, blanks and punctuation count for nothing. docs/decisions/0008-queries.md tells why.
"""

import unicodedata
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db.models import BooleanField, F, Func, GeneratedField, Q, TextField, Value
from django.db.models.functions import Cast

# What counts for nothing after NFKC; `registry_plain` forgets the same. U+0001 is kept there: it
# stands between the texts of a row, so that no pair reaches from one into the next.
IGNORED = (
    "\t\n\r !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a7\u00ab\u00ad\u00b7\u00bb"
    "\u200b\u200e\u2010\u2011\u2013\u2014\u2015\u2018\u2019\u201c\u201d\u2022\ufeff"
    "\u3001\u3002\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015"
    "\u3016\u3017\u30fb"
)
_FORGET = str.maketrans("", "", IGNORED + "\x01")
_LOWER = str.maketrans({chr(letter): chr(letter + 32) for letter in range(ord("A"), ord("Z") + 1)})


def plain(text: str) -> str:
    """Give what of a text counts when it is searched for."""
    return unicodedata.normalize("NFKC", text).translate(_LOWER).translate(_FORGET)


def search_index(name: str, *columns: str) -> GinIndex:
    """Index the pairs of one or two columns; fresh rows are found as fast as old ones."""
    return GinIndex(_bigrams(*columns), name=name, fastupdate=False)


def search_column(*columns: str) -> GeneratedField:
    """Keep the pairs of one or two columns in the row, where pages of very many rows are asked for.

    A page of a frequent text then stops at its last row, for it costs little to see whether the
    next row has the text, too: PostgreSQL knows how frequent each pair is, and chooses.
    """
    return GeneratedField(
        expression=_bigrams(*columns), output_field=SearchVectorField(), db_persist=True
    )


def holds(text: str, *columns: str, kept: str | None = None) -> Q:
    """Say whether one of the columns that `search_index` indexes holds a text.

    `kept` is the column in which their pairs are kept, where they are.

    Raises:
        ValueError: The text has nothing that counts.
    """
    wanted = plain(text)
    if not wanted:
        raise ValueError(text)
    query = Cast(Value(_pairs(wanted), TextField()), SearchQueryField())
    found = Q(_Matches(F(kept) if kept else _bigrams(*columns), query))
    if len(wanted) <= 2:  # noqa: PLR2004 - a pair is found for certain
        return found
    held = Q()
    for column in columns:
        held |= Q(_Like(plain_of(column), Value(f"%{wanted}%", TextField())))
    return found & held


def plain_of(column: str) -> Func:
    return Func(F(column), function="registry_plain", output_field=TextField())


def _bigrams(*columns: str) -> Func:
    return Func(*map(F, columns), function="registry_bigrams", output_field=SearchVectorField())


def pairs_of(wanted: str) -> list[str]:
    """Give the pairs of neighbouring characters of a plain text, each once."""
    return list(dict.fromkeys(wanted[place : place + 2] for place in range(len(wanted) - 1)))


def _pairs(wanted: str) -> str:
    """Write the query: all pairs of a text, or whatever begins with a single character."""
    if len(wanted) == 1:
        return f"'{wanted}':*"
    return " & ".join(f"'{pair}'" for pair in pairs_of(wanted))


class _Matches(Func):
    arg_joiner = " @@ "
    template = "(%(expressions)s)"
    output_field: Any = BooleanField()


class _Like(_Matches):
    arg_joiner = " LIKE "
