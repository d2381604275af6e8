"""From a reviewed draft to an edition that people stand by.

Goes in: a comparison, the decisions of people, and what outlets answered. Comes out: letters to outlets, the
published edition with its number, and what a later one corrects. Nothing that no person confirmed is printed.
"""
