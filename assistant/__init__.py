"""Answering from the guides: question -> retrieval -> checked answer; fiche routing; export; screens."""
