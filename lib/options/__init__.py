"""What a learner can set: typed options that describe and check themselves."""

from lib.options.option import Option, Value, check_all, write_number, write_value
from lib.options.options import Options, declare, describe_options, share

__all__ = [
    "Option",
    "Options",
    "Value",
    "check_all",
    "declare",
    "describe_options",
    "share",
    "write_number",
    "write_value",
]
