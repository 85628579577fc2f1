"""What is promised: performance-target forms, their indicators, and the path of a value."""
