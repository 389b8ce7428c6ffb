"""Data sets that learners make: `basket` collects pictures, `create` makes a set, `manifest` says which there are.

They lie under CAPSULE_LAB_HOME/datasets/folder/<id>/<class>/ with a manifest.json beside.
"""

from lib.datasets.own.family import FAMILY

__all__ = ["FAMILY"]
