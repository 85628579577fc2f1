"""How far a table may reach before it is no form any more."""

from typing import Final

WIDEST: Final = 512
"""More columns than any form has; what stands beyond is named as a problem instead of read."""
