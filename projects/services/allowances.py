"""How much everyone may ask for in a minute, counted over all processes without a cache server.

The count stands in a table that PostgreSQL does not log. A process leases a block of it and hands
the block out by itself, so that most requests cost no query. As the minute's rest gets smaller so
do the blocks: what other processes hold and nobody uses is a few requests, never more than a
block each.
"""

from dataclasses import dataclass
from itertools import count
from math import ceil
from threading import Lock
from time import monotonic

from django.db import connection

BLOCK = 20
# So many people and addresses a process remembers before it forgets whose minute is over.
_MANY = 10_000
# One lease in so many clears away the counts of those who have not asked for some time.
_RARELY = 1000

_GRANT = (
    "CASE WHEN {spent} + %(needed)s > %(limit)s THEN 0"
    " ELSE least(%(limit)s - {spent}, greatest(%(needed)s, least(%(block)s,"
    " (%(limit)s - {spent}) / 4))) END"
)
_SPENT = "CASE WHEN kept.minute = excluded.minute THEN kept.spent ELSE 0 END"
_NOW = "floor(extract(epoch FROM clock_timestamp()) / %(seconds)s)::bigint"
_LEASE = f"""
    INSERT INTO projects_allowance AS kept (who, minute, spent, granted)
    VALUES (%(who)s, {_NOW},
        {_GRANT.format(spent="0")}, {_GRANT.format(spent="0")})
    ON CONFLICT (who) DO UPDATE SET
        minute = excluded.minute,
        spent = {_SPENT} + {_GRANT.format(spent=f"({_SPENT})")},
        granted = {_GRANT.format(spent=f"({_SPENT})")}
    RETURNING granted, %(limit)s - spent,
        (%(seconds)s * (minute + 1) - extract(epoch FROM clock_timestamp()))::double precision
"""  # noqa: S608 - our own words
_CLEAR = f"DELETE FROM projects_allowance WHERE minute < {_NOW} - 10"  # noqa: S608 - as above


@dataclass(frozen=True, slots=True)
class Allowance:
    """What became of a wish: whether it is granted, what is left, and seconds until all is back."""

    granted: bool
    limit: int
    left: int
    seconds: int


@dataclass(slots=True)
class _Lease:
    """What a process may still hand out, what was left beyond that, and until when it holds."""

    until: float
    left: int = 0
    beyond: int = 0


class Allowances:
    """The leases of one process; a share is for so many seconds."""

    def __init__(self, seconds: int = 60) -> None:
        self._seconds = seconds
        self._leases: dict[str, _Lease] = {}
        self._lock = Lock()
        self._made = count(1)

    def spend(self, who: str, weight: int, limit: int) -> Allowance:
        """Take so much of someone's share; what weighs more than a whole share is a whole one."""
        weight = min(weight, limit)
        while True:
            with self._lock:
                lease = self._leases.get(who)
                if lease is None or lease.until <= monotonic():
                    lease = _Lease(until=0)
                enough = lease.left >= weight
                if enough or (lease.until and lease.left + lease.beyond < weight):
                    return self._taken(lease, weight, limit)
            self._keep(who, self._leased(who, weight - lease.left, limit))

    def _keep(self, who: str, fresh: _Lease) -> None:
        """Put a block to what another thread may have leased meanwhile."""
        with self._lock:
            lease = self._leases.get(who)
            if lease is not None and lease.until > monotonic():
                fresh.left += lease.left
            self._leases[who] = fresh

    def _taken(self, lease: _Lease, weight: int, limit: int) -> Allowance:
        granted = lease.left >= weight
        if granted:
            lease.left -= weight
        seconds = max(1, ceil(lease.until - monotonic()))
        return Allowance(granted, limit, lease.left + lease.beyond, seconds)

    def _leased(self, who: str, needed: int, limit: int) -> _Lease:
        asked: dict[str, int | str] = {
            "who": who,
            "needed": max(1, needed),
            "limit": limit,
            "block": BLOCK,
            "seconds": self._seconds,
        }
        with connection.cursor() as cursor:
            cursor.execute(_LEASE, asked)
            granted, beyond, seconds = cursor.fetchone()
            if next(self._made) % _RARELY == 0:
                cursor.execute(_CLEAR, {"seconds": self._seconds})
        self._forget()
        return _Lease(monotonic() + seconds, granted, max(0, beyond))

    def _forget(self) -> None:
        if len(self._leases) > _MANY:
            with self._lock:
                now = monotonic()
                kept = {who: each for who, each in self._leases.items() if each.until > now}
                self._leases = kept
