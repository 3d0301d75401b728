"""The figures of a record that tell how much of it is in dispute."""

from pathlib import Path

import pytest

from riwaya.cli import main as riwaya
from riwaya.evaluation.standing import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


def test_tells_disputes_flags_and_holders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "record.db"
    with pytest.raises(SystemExit):
        riwaya(["build", str(EXAMPLES), "-o", str(record)])
    capsys.readouterr()
    main([str(record), "--on", "2016-10-30"])
    told = dict(line.rsplit(" ", 1) for line in capsys.readouterr().out.splitlines())
    contested = [n for n in told if n.startswith("incidents contested.")]
    assert sum(int(told[name]) for name in contested) == 6
    assert int(told["control intervals"]) > int(told["control 2016-10-30"]) > 0
    assert told["flags"] == "0"
