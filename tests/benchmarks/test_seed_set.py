"""What the figures of the seed set are made of."""

from tests.benchmarks.seed_set import Told, average_precision, interval, macro_f1


def row(label: str, relation: str, score: float) -> Told:
    return Told("A page", is_derived=False, label=label, relation=relation, score=score)


ROWS = [
    row("copy", "copy", 0.9),
    row("partial", "same_topic", 0.4),
    row("unrelated", "unrelated", 0.5),
    row("unrelated", "unrelated", 0.1),
]


def test_macro_f1_is_the_mean_over_the_labels_that_occur() -> None:
    assert macro_f1(ROWS) == (1 + 0 + 1) / 3


def test_average_precision_counts_ties_against_us() -> None:
    assert average_precision(ROWS) == (1 + 2 / 3) / 2
    assert average_precision([row("copy", "copy", 0.5), row("unrelated", "unrelated", 0.5)]) == 0.5


def test_an_interval_holds_the_figure_and_no_label_goes_missing() -> None:
    low, high = interval(ROWS, average_precision)
    assert low <= average_precision(ROWS) <= high
    assert low > 0
