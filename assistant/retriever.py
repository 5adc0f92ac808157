"""The search as a LangChain retriever, for use in chains of one's own."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.search import Searcher


class GuideRetriever(BaseRetriever):
    """Passages of the guides as LangChain documents, best first; metadata hold document, pages, path, fiche, score."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: Searcher
    k: int = 8

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [
            Document(
                page_content=hit.passage.text,
                id=hit.passage.id,
                metadata={
                    "document": hit.passage.document,
                    "page": hit.passage.page,
                    "page_end": hit.passage.page_end,
                    "path": list(hit.passage.path),
                    "fiche": hit.passage.fiche,
                    "score": hit.score,
                },
            )
            for hit in self.searcher.search(query, k=self.k)
        ]
