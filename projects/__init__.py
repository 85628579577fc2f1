"""Who asks: regions, organisations, people's roles in them, and projects."""
