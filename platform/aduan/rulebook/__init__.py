"""Rule files: YAML in, checked model out, with file, line and column in every finding."""
