"""The command line: puts the parts together and prints; decides nothing."""
