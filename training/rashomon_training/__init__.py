"""Training of Rashomon's language model: corpora in, one model file out."""
