"""A file that no reader can read."""

from indicators.core.problem import Problem


class UnreadableDocument(Exception):  # noqa: N818 -- names the document's state, doors show it
    """A file that no reader can read, with the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
