"""What a person is told when the embedded database cannot serve."""


class ClusterError(Exception):
    """A bad state of the embedded database, in words that say what to do."""
