"""What a service says when it does not do what was asked."""

from django.contrib.auth.models import User

from indicators.core.problem import Problem
from projects.models import Organisation
from projects.models.scope import scope_of


class ContentRefused(Exception):  # noqa: N818 # a refusal is an answer, not a fault
    """A content cannot be kept as it is; nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.detail}")
        self.problem = problem


def refuse_foreign(organisation: Organisation, by: User | None) -> None:
    """Hold whoever enters a form to their scope; None is the registry itself.

    Raises:
        ContentRefused: `by` may enter no forms of the organisation.
    """
    if not scope_of(by).entering.holds(organisation.region_code, organisation.pk):
        raise ContentRefused(Problem("out_of_scope", organisation.name))
