"""The figures of a run: as the table of docs/performance.md, and as JSON by stable keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

Figures = Mapping[str, float | None]


@dataclass(frozen=True)
class Goal:
    """A measure by its key: what it is, its bound, and on which side of it is good."""

    key: str
    about: str
    bound: float
    at_most: bool = True

    def words(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}"

    def met(self, figure: float) -> bool:
        return figure <= self.bound if self.at_most else figure >= self.bound


GOALS: Final = (
    Goal("a", "a: CPU a request ÷ limit", 2.5),
    Goal("b", "b: CPU a request ÷ limit", 2.25),
    Goal("c", "c: CPU a request ÷ limit", 2.25),
    Goal("d", "d from a summary ÷ limit", 2),
    Goal("import_live", "import into live tables ÷ raw COPY", 0.8, at_most=False),
    Goal("import_bulk", "bulk load ÷ COPY into a bare table", 0.18, at_most=False),
    Goal("export_csv", "export CSV ÷ COPY … TO CSV", 0.8, at_most=False),
    Goal("export_ndjson", "export NDJSON ÷ COPY … TO JSON lines", 0.7, at_most=False),
    Goal("export_memory_mb", "export: MB of memory over idle", 32),
    Goal("growth_buffers", "growth: buffers a page, large ÷ small", 1.5),
    Goal("growth_p50", "growth: median wait, large ÷ small", 2),
)
KEYS: Final = tuple(goal.key for goal in GOALS)


def rounded(figures: Figures) -> dict[str, float | None]:
    """Give every key, null for what was not measured."""
    found = {key: figures.get(key) for key in KEYS}
    return {key: None if value is None else round(value, 3) for key, value in found.items()}


def table(figures: Figures) -> Iterator[str]:
    yield "| measure | today | goal | met |"
    yield "| --- | --- | --- | --- |"
    for goal in GOALS:
        figure = figures.get(goal.key)
        shown = "not measured" if figure is None else f"{figure:.2f}"
        met = "" if figure is None else "yes" if goal.met(figure) else "no"
        yield f"| {goal.about} | {shown} | {goal.words()} | {met} |"


def worst(small: Mapping[str, float | None], large: Mapping[str, float | None]) -> float | None:
    """Give the greatest growth of a figure from the small size to the large one."""
    ratios = [
        after / before
        for name, before in small.items()
        if before and (after := large.get(name)) is not None
    ]
    return max(ratios, default=None)
