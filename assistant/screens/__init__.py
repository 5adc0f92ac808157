"""The screens, in French: Questions, Fiches, Corpus, Aide. The only part of the project that imports streamlit."""
