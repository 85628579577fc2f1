"""Reading in a process apart, with limits of time and memory, so that no document can do harm."""
