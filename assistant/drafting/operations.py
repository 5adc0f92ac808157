"""An operation told in a guide, with the citation of each of its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.datamodels import Citation
from assistant.drafting.datamodels import Comparable
from ingest.datamodels import Passage


@dataclass(frozen=True, slots=True)
class Operation:
    """`cited` gives for each figure ("cost", "days", "structures", "months", "individual", "rhythm") the citations
    that hold it. `months` is how long it lasted, `individual` the days spent with each structure alone; `passages`
    tell it, in every guide present.
    """

    comparable: Comparable
    cited: Mapping[str, tuple[Citation, ...]]
    passages: tuple[Passage, ...]
    months: Decimal | None = None
    individual: Decimal | None = None

    @property
    def is_commissioned(self) -> bool:
        """Whether it was an order to a provider of which the cost or the days are printed."""
        return self.comparable.cost is not None or self.comparable.days is not None
