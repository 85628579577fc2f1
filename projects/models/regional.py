"""What every row of a region's own tables obeys, so that the tables can be spread over machines.

`region_code` is the key they would be spread by. Every row carries it, no row ever changes it,
and no statement changes or deletes a row without naming it. In the database the primary key is
(id, region_code) and foreign keys between these tables carry the region too; Django knows the
id alone, which is unique by itself.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Self, TypeVar

from django.core.validators import RegexValidator
from django.db import DatabaseError, models, router, transaction
from django.db.models.expressions import Col
from django.db.models.functions import Left
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


def region_indexes(table: str) -> list[models.Index]:
    """Index a table by province, by prefecture and by county, newest rows first in each."""
    return [
        models.Index(Left("region_code", 2), "id", name=f"{table}_by_province"),
        models.Index(Left("region_code", 4), "id", name=f"{table}_by_prefecture"),
        models.Index("region_code", "id", name=f"{table}_by_region"),
    ]


class RegionalQuerySet(models.QuerySet[M_co]):
    """Changes and deletes region by region; the database cascades, so nothing is collected."""

    def update(self, **kwargs: Any) -> int:
        count = 0
        with transaction.atomic(using=router.db_for_write(self.model), savepoint=False):
            for rows in self._by_region():
                count += super(RegionalQuerySet, rows).update(**kwargs)
        return count

    update.alters_data = True  # type: ignore[attr-defined] # how Django marks it for templates

    def delete(self) -> tuple[int, dict[str, int]]:
        count = 0
        using = router.db_for_write(self.model)
        with transaction.atomic(using=using, savepoint=False):
            for rows in self._by_region():
                count += rows.order_by()._raw_delete(using)  # noqa: SLF001 # past the collector
        label = self.model._meta.label  # noqa: SLF001 # public in all but name
        return count, {label: count} if count else {}

    delete.alters_data = True  # type: ignore[attr-defined] # as above
    delete.queryset_only = True  # type: ignore[attr-defined] # no delete() on the manager

    def _by_region(self) -> Iterator[Self]:
        """Give the same rows as one query for each region, each with the region in its condition.

        A query over several tables becomes a subquery, which Django would write without the
        region. A query over one table must not: its conditions are those of an optimistic lock,
        and PostgreSQL checks them again after waiting only where they stand on the row itself.
        """
        joined = sum(map(bool, self.query.alias_refcount.values())) > 1
        for code in self._regions():
            rows = self.filter(region_code=code)
            if joined:
                keys = rows.order_by().values("pk")
                rows = type(self)(self.model, using=self.db).filter(region_code=code, pk__in=keys)
            yield rows

    def _regions(self) -> Iterable[str]:
        where = self.query.where
        if where.connector == "AND" and not where.negated:
            for part in where.children:
                if isinstance(part, Exact) and self._is_region(part.lhs):
                    return [part.rhs]
        return set(self.order_by().values_list("region_code", flat=True).distinct())

    def _is_region(self, expression: object) -> bool:
        return (
            isinstance(expression, Col)
            and expression.target.name == "region_code"
            and expression.target.model is self.model
        )


class RegionalModel(models.Model):
    """A row that belongs to one region for good."""

    id = models.UUIDField(_("Id"), primary_key=True, default=uuid7, editable=False)
    region_code = models.CharField(
        _("Region code"),
        max_length=6,
        db_collation="C",
        validators=[RegexValidator(r"^[0-9]{6}\Z", _("A region code has six digits."))],
    )

    objects = RegionalQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_region_digits",
                condition=models.Q(region_code__regex=r"^[0-9]{6}$"),
                violation_error_message=_("A region code has six digits."),
            )
        ]

    def delete(
        self, using: str | None = None, *_args: Any, **_kwargs: Any
    ) -> tuple[int, dict[str, int]]:
        rows = type(self).objects.using(using)
        return rows.filter(pk=self.pk, region_code=self.region_code).delete()

    def _do_update(self, base_qs: models.QuerySet[Self], *args: Any, **kwargs: Any) -> Any:
        """Name the region in every UPDATE that `save()` makes.

        A kept row that is not found is gone, or its region was altered in memory: Django would
        then insert it a second time.
        """
        rows = base_qs.filter(region_code=self.region_code)
        updated = super()._do_update(rows, *args, **kwargs)
        if not updated and not self._state.adding:
            raise DatabaseError(f"{self._meta.label} {self.pk} is not in region {self.region_code}")
        return updated
