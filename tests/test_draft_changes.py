"""What differs between two texts of a section."""

from assistant.screens.draft_changes import changes_html


def test_words_taken_out_and_put_in() -> None:
    assert changes_html("Le comité se réunit trois fois.", "Le comité se réunit quatre fois.") == (
        "Le comité se réunit <del>trois </del><ins>quatre </ins>fois."
    )


def test_paragraphs_stay_apart_and_signs_are_text() -> None:
    found = changes_html("Un \\<b\\> :\n\n- deux", "Un \\<b\\> :\n\n- deux ; trois")
    assert found == "Un &lt;b&gt; :<br><br>- <del>deux</del><ins>deux ; trois</ins>"


def test_the_same_text_has_no_changes() -> None:
    assert changes_html("Un texte.\n", "Un texte.") == "Un texte."
