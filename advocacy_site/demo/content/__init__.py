"""The words of the demo, all fictional, by room."""
