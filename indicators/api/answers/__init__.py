"""Forms and indicators as JSON straight from rows: what their serializers give, byte for byte."""
