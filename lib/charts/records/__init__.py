"""TFRecords as tables, and one record byte by byte."""
