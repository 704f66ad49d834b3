from __future__ import annotations

from warehouse.described import Column, Described, Macro, Relation, markdown, undescribed


def relation(name: str = "coins", comment: str | None = "All coins", **more: object) -> Relation:
    column = Column(name, "weight", "DOUBLE", more.get("says", "Grams, e.g. 7.5"))  # type: ignore[arg-type]
    return Relation(name, str(more.get("kind", "table")), comment, bool(more.get("is_public", False)), (column,))


def page(*relations: Relation, macros: tuple[Macro, ...] = ()) -> str:
    return markdown(Described(relations, macros))


def test_what_lacks_a_comment_is_named_as_one_would_write_it() -> None:
    macro, rows = Macro("weigh", is_table=False, parameters=("coin",), comment=None), Macro("find", True, (), None)
    found = Described((relation(comment=None, says=None),), (macro, rows))
    assert undescribed(found) == [
        "COMMENT ON TABLE coins IS ...",
        "COMMENT ON COLUMN coins.weight IS ...",
        "COMMENT ON MACRO weigh IS ...",
        "COMMENT ON MACRO TABLE find IS ...",
    ]


def test_a_view_for_people_needs_an_example() -> None:
    lacking = undescribed(Described((relation(kind="view", is_public=True),), ()))
    assert lacking == ["COMMENT ON VIEW coins IS '... Example: SELECT ...'"]
    assert not undescribed(Described((relation(kind="view", is_public=True, comment="All. Example: FROM coins"),), ()))


def test_views_for_people_come_first_with_their_example() -> None:
    view = relation(
        "heavy", "Heavy coins: which? Example: SELECT a FROM heavy WHERE b LIMIT 1", kind="view", is_public=True
    )
    text = page(relation(), view, relation("inner_view", kind="view"))
    assert text.index("### heavy") < text.index("### coins") < text.index("### inner_view")
    assert "Heavy coins: which?\n\n```sql\nSELECT a\nFROM heavy\nWHERE b LIMIT 1\n```" in text
    assert "| [`heavy`](#heavy) | Heavy coins: which? |" in text
    assert "[`coins`]" not in text


def test_nothing_breaks_out_of_its_cell() -> None:
    text = page(relation(says="a|b\n<c>"), macros=(Macro("m", False, ("x", "y"), "One | two"),))
    assert "| `weight` | DOUBLE | a\\|b &lt;c> |" in text
    assert "| `m(x, y)` | a value | One \\| two |" in text
