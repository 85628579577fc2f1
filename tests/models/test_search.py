"""What the database makes of a text to be searched is what Python asks for, at any length."""

import pytest
from django.db import connection

from projects.models.search import IGNORED, plain

pytestmark = pytest.mark.django_db
TEXTS = (
    "参保率",
    "医保 基金“使用”率(%)",
    "ＤＧＰ／ＤＩＰ",
    "a\\b [c] ^d- e_f",
    "１２３ ｱｲｳ ①",
    "一",
    "奥运𠮷祥",
    f"两{IGNORED}端",
    "１\u3000２\u00a03\u20284",
    "Größe ÉTÉ",
)


def asked(sql, *given):
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()[0]


def pairs(text):
    return {text[place : place + 2] for place in range(len(text))}


@pytest.mark.parametrize("text", [*TEXTS, ""])
def test_a_text_is_plain_in_the_same_way(text):
    assert asked("SELECT registry_plain(%s)", text) == plain(text)


@pytest.mark.parametrize("text", [*TEXTS, "", IGNORED])
def test_the_pairs_of_a_text_are_all_there(text):
    found = asked("SELECT tsvector_to_array(registry_bigrams(%s))", text)
    assert set(found) == pairs(plain(text))


def test_no_pair_reaches_from_one_text_into_the_next():
    found = asked("SELECT tsvector_to_array(registry_bigrams(%s, %s))", "参保", "率高")
    assert set(found) == pairs("参保\x01率高")
    assert asked("SELECT tsvector_to_array(registry_bigrams(%s, NULL))", "参") == ["\x01", "参\x01"]
    assert asked("SELECT registry_bigrams(%s)", None) is None


def test_a_long_text_takes_no_longer_than_its_length():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '5s'")
    long = "".join(chr(0x4E00 + place % 5000) for place in range(60_000))
    assert asked("SELECT length(registry_bigrams(%s))", long) == 5001
