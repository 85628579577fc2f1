"""Sums of money as the admin shows them."""

from decimal import Decimal


def amount_text(amount: Decimal | None) -> str:
    """Print a sum with separators and every figure that it has: 19,650,000 · 1,239,844.5."""
    if amount is None:
        return ""
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
