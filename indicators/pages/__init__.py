"""Server-rendered pages: the room of the reviewers' workbench."""
