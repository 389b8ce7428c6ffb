"""Where the files of data sets are, how they are downloaded, and how they are read."""
