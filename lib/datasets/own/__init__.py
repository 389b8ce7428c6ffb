"""Data sets that learners make: `basket` collects pictures, `create` makes a data set, `manifest` lists them.

Their pictures are in CAPSULE_LAB_HOME/datasets/folder/<id>/<class>/, with a manifest.json in the folder <id>.
"""

from lib.datasets.own.family import FAMILY

__all__ = ["FAMILY"]
