"""CSV as a spreadsheet reads it."""

import csv
from io import StringIO

import numpy as np

from lib.csv_text import csv_text


def test_a_header_and_a_line_for_each_row():
    rows = [[1, 0.25, "a"], (2, None, 'he said "7", twice'), (3, float("nan"), ""), (4, np.nan, np.float32(0.5))]
    text = csv_text(["n", "x", "text"], iter(rows))
    assert text.splitlines()[:2] == ["n,x,text", "1,0.25,a"]
    assert list(csv.reader(StringIO(text)))[2:] == [
        ["2", "", 'he said "7", twice'],
        ["3", "", ""],
        ["4", "", "0.5"],
    ]


def test_without_rows_there_is_the_header():
    assert csv_text(["n"], []) == "n\r\n"


def test_no_text_is_a_formula_in_a_spreadsheet():
    assert csv_text(["run", "=1+2"], [["=HYPERLINK(1)", "-0.25"], ["@x", -0.5]]).splitlines() == [
        "run,'=1+2",
        "'=HYPERLINK(1),-0.25",
        "'@x,-0.5",
    ]
