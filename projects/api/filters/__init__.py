"""What lists can be asked by: declared filters that read their parameters strictly."""
