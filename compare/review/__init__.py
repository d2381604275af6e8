"""What people decided about the findings of an event, kept in its folder and applied at every run.

Goes in: a comparison and the decisions of people. Comes out: the state of each finding, worklists, samples to
be coded, and what the coders measured. Texts of the event are never changed.
"""
