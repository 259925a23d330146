#!/usr/bin/env python3
"""How fast pandas writes the same rows into SQLite: DataFrame.to_sql with its default method.

    python3 scripts/bench-import-peer.py readings.csv

The peer of `cargo run --release -p rashin-store --example import_readings`. Reading the CSV is not
timed on either side.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pandas

RUNS = 9


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: bench-import-peer.py FILE.csv")
    frame = pandas.read_csv(sys.argv[1], dtype={"area_code": str})
    times = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            connection = sqlite3.connect(Path(folder) / "peer.sqlite")
            started = time.perf_counter()
            frame.to_sql("readings", connection, index=False)
            connection.commit()
            times.append(time.perf_counter() - started)
            connection.close()
    best, median = min(times), statistics.median(times)
    print(
        f"pandas {pandas.__version__} to_sql: {len(frame)} rows, "
        f"best {best:.4f} s ({len(frame) / best:.0f} rows/s), median {median:.4f} s ({len(frame) / median:.0f} rows/s)"
    )


if __name__ == "__main__":
    main()
