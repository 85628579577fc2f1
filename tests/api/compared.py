"""Random indicators of several units, years and regions, and plain Python that counts them."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import strategies as st

from indicators.models import Dimension, Indicator
from projects.models import Organisation, Project, Region
from tests.factories import make_form, make_indicator, make_taxonomies

REGIONS = {
    "140000": "province",
    "141100": "prefecture",
    "141125": "county",
    "141127": "county",
    "130533": "county",
}
LEVELS = [(None, None), ("2015.output", None)] + [
    (f"2015.{code.split('.')[0]}", f"2015.{code}") for code in ("output.quantity", "benefit.social")
]
KINDS = ["budget_unit", "competent_department"]
OUTCOMES = [None, "met", "met", "partly_met", "not_met", "undecidable"]
NUMBERS = st.decimals(-1000, 1000, places=3) | st.sampled_from([Decimal(95), Decimal("95.0")])
MEASURED = st.tuples(st.sampled_from(["%", "元", "%"]), NUMBERS)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "place": st.tuples(
                st.sampled_from(list(REGIONS)),
                st.sampled_from([2022, 2023]),
                st.booleans(),
                st.sampled_from(KINDS),
            ),
            "levels": st.sampled_from(LEVELS),
            "target": MEASURED | st.tuples(st.none(), NUMBERS | st.none()),
            "comparator": st.sampled_from(["gte", "eq"]),
            "outcome": st.sampled_from(OUTCOMES),
            "level3": st.sampled_from(["参保率", "参 保率", "完成率", "发放金额", "！"]),
            "raw": st.sampled_from(["好", "较好"]),
            "scope": st.sampled_from(["annual", "annual", "period"]),
        }
    ),
    max_size=30,
)


def prepare():
    """Make regions, and the taxonomy."""
    for code, level in REGIONS.items():
        Region.objects.get_or_create(code=code, defaults={"name": f"县{code}", "level": level})
    return make_taxonomies()


def keep(drawn):
    """Keep what was drawn: a form for each place, year, state and kind of organisation."""
    forms, kept = {}, []
    for row in drawn:
        form = forms.get(row["place"]) or _form(*row["place"])
        forms[row["place"]] = form
        kept.append(make_indicator(form, position=len(kept), **_columns(row)))
    return Indicator.objects.filter(pk__in=[row.pk for row in kept])


def _form(region, year, published, kind):
    owner = Organisation.objects.create(
        region_code=region, name=f"{region}{year}{published}{kind}", kind=kind
    )
    project = Project.objects.create(region_code=region, organisation=owner, name="项目")
    return make_form(project, fiscal_year=year, state="published" if published else "draft")


def _columns(row):
    unit, number = row["target"]
    shared = {"level3": row["level3"], "outcome": row["outcome"], "scope": row["scope"]}
    shared |= dict(zip(("level1_id", "level2_id"), row["levels"], strict=True))
    if number is None:
        return {**shared, "raw": row["raw"]}
    return {
        **shared,
        "raw": f"{number}{unit or ''}",
        "value_kind": "quantitative",
        "comparator": row["comparator"],
        "number": number,
        "unit": unit,
        "canonical_number": number,
        "canonical_unit": unit,
    }


def _level(name):
    def shown(row):
        code = getattr(row, f"{name}_id")
        found = Dimension.objects.get(pk=code) if code else None
        label, english = (found.label, found.label_en) if found else (None, None)
        return {name: label, f"{name}_code": code, f"{name}_en": english}

    return shown


def _region(name, digits):
    def shown(row):
        code = row.region_code[:digits].ljust(6, "0")
        found = Region.objects.filter(pk=code).first()
        return {name: found and found.name, f"{name}_code": code}

    return shown


def _plain(name, path=None):
    def shown(row):
        value = row
        for part in (path or name).split("."):
            value = getattr(value, part)
        return {name: value}

    return shown


SHOWN = {
    "level1": _level("level1"),
    "level2": _level("level2"),
    "province": _region("province", 2),
    "prefecture": _region("prefecture", 4),
    "county": _region("county", 6),
    "fiscal_year": _plain("fiscal_year"),
    "comparator": _plain("comparator"),
    "unit": _plain("unit", "canonical_unit"),
    "organisation_kind": _plain("organisation_kind", "organisation.kind"),
}


def groups(rows, by, *, measured):
    """Group rows as the API says it does, in plain Python."""
    found = defaultdict(list)
    for row in rows:
        key = {name: value for each in by for name, value in SHOWN[each](row).items()}
        found[tuple(key.items())].append(row)
    return [dict(key) | count(group, measured=measured) for key, group in found.items()]


def count(rows, *, measured):
    numbers = [row.canonical_number for row in rows if row.canonical_number is not None]
    outcomes = {
        each: sum(row.outcome == each for row in rows)
        for each in ("met", "partly_met", "not_met", "undecidable")
    }
    decided = sum(outcomes.values()) - outcomes["undecidable"]
    comparable = numbers if measured and rows[0].canonical_unit else []
    return {
        "count": len(rows),
        "numbers": len(numbers),
        **quartiles(comparable),
        **outcomes,
        "share_met": share(outcomes["met"], decided),
    }


def quartiles(numbers):
    ordered = sorted(map(Fraction, numbers))
    names = ("min", "q1", "median", "q3", "max")
    if not ordered:
        return dict.fromkeys(names)
    return {name: text(_at(ordered, Fraction(n, 4))) for n, name in enumerate(names)}


def _at(ordered, part):
    place = part * (len(ordered) - 1)
    low, rest = int(place), place - int(place)
    above = ordered[min(low + 1, len(ordered) - 1)]
    return ordered[low] + (above - ordered[low]) * rest


def text(fraction):
    """Write a number that is a finite decimal, without needless noughts."""
    number = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    assert Fraction(number) == fraction
    plain = format(number.normalize(), "f")
    return "0" if plain == "-0" else plain


def share(part, whole):
    if not whole:
        return None
    found = Decimal(part) / Decimal(whole)
    return str(found.quantize(Decimal("0.0001"), ROUND_HALF_UP))


def unordered(documents):
    return sorted(documents, key=repr)
