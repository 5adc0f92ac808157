"""Language models: writing under check, for those who turn one on."""
