"""What stands where on an official form: pure data that each format draws in its own way."""
