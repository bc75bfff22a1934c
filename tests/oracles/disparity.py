"""Measures of disparity by PySAL's `inequality`, which knows no weights: an area stands as many times
as it has inhabitants. Reads a list of [value, people, group], writes the measures as JSON."""

import json
import sys

import numpy as np
from inequality.gini import Gini
from inequality.theil import Theil, TheilD

rows = json.load(sys.stdin)
values = np.array([value for value, people, _ in rows for _ in range(people)], dtype=float)
groups = np.array([group for _, people, group in rows for _ in range(people)])
split = TheilD(values, groups)
json.dump(
    {
        "mean": float(values.mean()),
        "ratio": float(values.max() / values.min()),
        "variation": float(values.std() / values.mean()),
        "gini": float(Gini(values).g),
        "theil": float(np.squeeze(Theil(values).T)),
        "between": float(np.squeeze(split.bg)),
        "within": float(np.squeeze(split.wg)),
    },
    sys.stdout,
)
