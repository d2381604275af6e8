"""Claims held against records: candidates, evidence, decisions."""
