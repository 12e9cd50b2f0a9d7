"""What the oracle scripts share: where output goes, and how it is written."""

import json
import math
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "tests" / "data" / "statistics"


def write(name, about, rows):
    """Writes rows one per line, so that a change shows as a change of lines."""
    lines = ",\n".join("  " + json.dumps(row, separators=(",", ":")) for row in rows)
    text = "{\n \"about\": %s,\n \"rows\": [\n%s\n ]\n}\n" % (json.dumps(about), lines)
    (DATA / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


def finite(value):
    """A float for JSON, or None for what JSON cannot hold."""
    value = float(value)
    return value if math.isfinite(value) else None


def close(a, b, tolerance):
    return abs(a - b) <= tolerance * max(abs(a), abs(b))
