"""Why a form cannot be printed in a format."""

from indicators.core.problem import Problem


class NotPrintable(Exception):  # noqa: N818 -- names the state of the form, doors show it
    """A form that a format cannot hold, with the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
