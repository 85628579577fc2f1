"""What the pieces of a print became; core/explanation.py is the way in."""
