"""The lettering of the drawing: lying where it fits, upright where a row is crowded, cut where nothing else helps."""

from comitia.web.chain.lettering import HEIGHT, TALL, Words, height_of, letters


def words(label: str, brief: str = "", *, is_local: bool = False) -> Words:
    """Return the words of a box that rests on 120 votes."""
    return Words(label=label, sub="120 votes", title="", href="", brief=brief, kind="District", is_local=is_local)


def test_labels_lie_where_all_fit() -> None:
    """A row of wide boxes is flat, and the word for the kind is left out before anything is cut."""
    row = [(words("North District"), 300.0), (words("Kellford District"), 100.0)]
    written = [letters(each, width, height_of(row)) for each, width in row]

    assert HEIGHT == height_of(row)
    assert [("North District", False), ("Kellford", False)] == [(each.label, each.is_upright) for each in written]


def test_a_crowded_row_has_upright_labels() -> None:
    """25 regions side by side have their whole names, and the number of votes at the foot of each."""
    row = [(words("Harbour Coast"), 44.0)] * 25
    written = letters(*row[0], height_of(row))

    assert TALL == height_of(row)
    assert ("Harbour Coast", "120", True) == (written.label, written.sub, written.is_upright)
    assert written.label_at < written.sub_at < TALL


def test_hundreds_of_boxes_stay_flat_and_silent() -> None:
    """Where not even an upright letter fits most boxes, the row is not made taller for the rest."""
    row = [(words("Pellford", is_local=True), 9.0)] * 100

    assert HEIGHT == height_of(row)
    assert "" == letters(*row[0], HEIGHT).label


def test_several_drawn_together_have_a_brief_name() -> None:
    """`14 districts` stands where `14 district councils` would be cut."""
    together = words("14 district councils", "14 districts")

    assert "14 districts" == letters(together, 40.0, TALL).label
    assert "14 district councils" == letters(together, 240.0, TALL).label


def test_a_name_too_long_is_cut() -> None:
    """A cut name says so by its end."""
    assert letters(words("Upper and Lower Marshes beyond the Canal"), 24.0, TALL).label.endswith("…")
