"""`python -m riwaya.cli`: the same as the `riwaya` command."""

from riwaya.cli.commands import main

if __name__ == "__main__":
    main()
