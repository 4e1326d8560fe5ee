"""`python -m aduan` is the command `aduan`."""

from aduan.cli import main

if __name__ == "__main__":
    main()
