"""Measures of disparity by PySAL's `inequality`, which knows no weights: an area stands as many times
as it has inhabitants. Reads a list of [value, people, group, need], writes the measures as JSON; without
needs there is no concentration index. That index PySAL does not have: here it is the covariance of the
values with the fractional ranks by need (Kakwani, Wagstaff and van Doorslaer 1997)."""

import json
import sys

import numpy as np
from inequality.gini import Gini
from inequality.theil import Theil, TheilD
from scipy.stats import rankdata

rows = json.load(sys.stdin)
people = np.array([round(row[1]) for row in rows])
values = np.repeat(np.array([row[0] for row in rows], dtype=float), people)
groups = np.repeat(np.array([str(row[2]) for row in rows]), people)
split = TheilD(values, groups)
measures = {
    "mean": float(values.mean()),
    "ratio": float(values.max() / values.min()),
    "variation": float(values.std() / values.mean()),
    "gini": float(Gini(values).g),
    "theil": float(np.squeeze(Theil(values).T)),
    "between": float(np.squeeze(split.bg)),
    "within": float(np.squeeze(split.wg)),
}
if all(len(row) > 3 for row in rows):
    needs = np.repeat(np.array([row[3] for row in rows], dtype=float), people)
    ranks = (rankdata(needs, method="average") - 0.5) / len(needs)
    measures["concentration"] = float(2 * np.cov(values, ranks, bias=True)[0, 1] / values.mean())
json.dump(measures, sys.stdout)
