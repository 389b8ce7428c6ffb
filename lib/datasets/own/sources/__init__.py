"""How a learner's files become pictures with classes.

`opened` lists the files of what was given, a zip, a folder or a single file. The first of `readers.READERS` that
knows them makes a `Reading` of them: every picture with its class, unread, and what is to be said and asked before
a data set is made of it.
"""
