"""One module per command. Nothing but click is imported before a command is called."""
