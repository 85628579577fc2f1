"""The product against its limits: databases of its own, web servers, measurements, a table."""
