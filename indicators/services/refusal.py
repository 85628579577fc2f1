"""What a service says when it does not do what was asked."""

from indicators.core.problem import Problem


class ContentRefused(Exception):  # noqa: N818 # a refusal is an answer, not a fault
    """A content cannot be kept as it is; nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.detail}")
        self.problem = problem
