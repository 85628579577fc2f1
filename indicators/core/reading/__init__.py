"""The rules of the grammar, one module for each kind of phrase; core/grammar.py orders them."""
