"""The only room that touches the network, and the archive of what came from it."""
