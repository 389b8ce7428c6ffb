"""The records of the Data page: the files, what a record holds, its bytes, its picture, what is said without."""

import re
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.datasets.records import record_layout
from lib.datasets.storage.record_file import HEAD, find_records
from lib.inspectors.questions.write_records import write_records
from tests.pages.test_data_page import seen  # noqa: F401
from tests.pages.test_pages import opened, texts

pytestmark = pytest.mark.usefixtures("home", "seen")


def tables(app) -> str:
    return "".join(element.proto.body for element in app.html)


def cells(app, name: str) -> list[list[str]]:
    [table] = re.findall(rf'<table data-testid="{name}">(.*?)</table>', tables(app), re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]
    return [re.findall(r"<td.*?>(.*?)</td>", row, re.DOTALL) for row in rows]


def test_a_button_writes_them_where_there_are_none(monkeypatch):
    asked = []
    monkeypatch.setattr("pages.data.records.write_records", lambda *arguments: asked.append(arguments))
    app = opened("data", look="records")
    assert "No records of this data set are on this computer" in texts(app)
    [button] = [one for one in app.button if one.key == "write-records"]
    button.click().run()
    assert asked == [("mnist", 0)]


def test_a_record_its_features_and_its_bytes():
    write_records("mnist", 0)
    shards = record_layout("mnist").shards()
    app = opened("data", look="records", shard=shards[1].name, record="3")
    assert cells(app, "record-files") == [
        [path.name, f"{path.stat().st_size:,}", f"{len(find_records(path)):,}"] for path in shards
    ]
    test = datasets.load("mnist").test
    label, image = int(test.labels[5_002]), test.images[5_002]
    assert f"label: {label}" in tables(app)
    held = {name: rest for name, *rest in cells(app, "record-features")}
    assert held["labels"] == ["int64 numbers", "1", str(label)]
    assert held["row"] == ["int64 numbers", "1", "5002"]
    assert held["images"][:2] == ["bytes", "28 × 28 × 1"]
    assert held["images"][2] == f"784 bytes from 0 to {image.max()}, {image.mean():.1f} on average"
    meanings = [meaning for _place, meaning in cells(app, "record-meanings")]
    size = find_records(shards[1])[3] - find_records(shards[1])[2] - HEAD - 4
    assert meanings[0] == f"The length: {size:,} bytes of data follow its checksum."
    assert sum(meaning.endswith("it fits") for meaning in meanings) == 2
    assert "The name: “images”." in meanings


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[find_records(path)[0] + 300] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (damage, "This record is damaged: its checksums do not fit. Delete the file"),
        (lambda path: path.write_bytes(path.read_bytes()[:-9]), "damaged: record 5000 is not whole"),
        (lambda path: path.write_bytes(b""), "There is no record to show in this file."),
    ],
)
def test_bad_records_are_said(harm, said):
    write_records("mnist", 0)
    harm(record_layout("mnist").shards()[0])
    app = opened("data", look="records")
    assert not app.exception
    assert said in " ".join([texts(app), *(one.value for one in (*app.error, *app.info))]).replace("\\", "")


def test_the_shown_pixels_are_the_pictures():
    write_records("mnist", 0)
    app = opened("data", look="records")
    [shown] = re.findall(r'<code data-testid="record-bytes".*?>(.*?)</code>', tables(app), re.DOTALL)
    image = datasets.load("mnist").test.images[0].ravel()
    assert bytes(np.asarray(image[:40])).hex(" ") in shown
