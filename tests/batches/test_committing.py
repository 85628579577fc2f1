"""All chosen forms are committed or none; what is committed can be undone as a whole."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from indicators.core.workflow import BatchState, FormState
from indicators.models import Event, Form, SourceDocument
from indicators.services.batches.correcting import Correction, correct_cell, drop_row
from indicators.services.batches.ordering import order_commit
from indicators.services.batches.undoing import changed_since, undo_batch
from indicators.services.content import save_content
from indicators.services.kept import content_of
from indicators.services.refusal import ContentRefused
from tests.batches.conftest import bring, commit, document, fresh, order_of, plan

pytestmark = pytest.mark.usefixtures("world")
ONE = {"参保人数": "≥95%", "参保率": "好"}


def rows(form):
    return [(row.level3, row.raw) for row in form.indicators.order_by("position")]


def outcomes(plans):
    return [plan.outcome.value for plan in plans]


def codes(batch):
    return [refusal["code"] for refusal in batch.refusals]


def edit(form, **fields):
    form = Form.objects.with_content().get(pk=form.pk)
    return save_content(form=form, content=replace(content_of(form), **fields), by=None)


def test_a_new_form_is_entered_with_its_document_and_the_corrections(cells):
    batch = bring(document(甲=ONE))
    correction = Correction("indicators.0.raw", "≥96%", "≥95%")
    correct_cell(row=batch.forms.get(), correction=correction, cells=cells, by=None)
    batch = commit(batch)
    form = Form.objects.get()
    assert (batch.state, form.state, form.region_code) == ("committed", "draft", "141125")
    assert rows(form) == [("参保人数", "≥96%"), ("参保率", "好")]
    assert (form.source_document.name, form.source_document.state) == ("1.txt", "read")
    assert batch.forms.get().form == form


def test_the_person_who_ordered_it_is_named_in_every_event():
    person = User.objects.create_superuser("clerk")
    commit(bring(document(甲=ONE), by=person), by=person)
    assert [(event.verb, event.by_name) for event in Event.objects.order_by("at")] == [
        (verb, "clerk")
        for verb in (
            "batch_kept",
            "batch_read",
            "form_created",
            "document_read",
            "batch_committed",
        )
    ]


def test_chosen_forms_are_kept_and_the_document_waits_for_the_others():
    batch = bring(document(甲=ONE, 乙=ONE))
    [first, _] = plan(batch)
    commit(batch, order=order_of([first]))
    assert [form.project_name for form in Form.objects.all()] == ["甲"]
    assert SourceDocument.objects.get().state == "kept"


def test_a_row_that_was_left_out_is_not_kept():
    batch = bring(document(甲=ONE))
    drop_row(row=batch.forms.get(), path="indicators.0", dropped=True, by=None)
    commit(batch)
    assert rows(Form.objects.get()) == [("参保率", "好")]


def test_the_plan_tells_what_each_mode_would_do():
    commit(bring(document(甲=ONE)))
    again = bring(document(甲={"参保人数": "≥99%", "新的": "好"}, 乙=ONE))
    assert {mode: outcomes(plan(again, mode)) for mode in ("add", "update", "replace")} == {
        "add": ["differs", "created"],
        "update": ["updated", "created"],
        "replace": ["updated", "created"],
    }
    assert outcomes(plan(bring(document(甲=ONE)))) == ["unchanged"]


def test_adding_leaves_a_kept_form_alone():
    commit(bring(document(甲=ONE)))
    commit(bring(document(甲={"参保人数": "≥99%"}, 乙=ONE)))
    assert [rows(form) for form in Form.objects.order_by("project_name")] == [
        [("参保人数", "≥95%"), ("参保率", "好")],
        [("参保人数", "≥95%"), ("参保率", "好")],
    ]


def test_an_update_changes_and_adds_and_removes_nothing():
    commit(bring(document(甲=ONE)))
    commit(bring(document(甲={"参保人数": "≥99%", "新的": "好"})), "update")
    assert rows(Form.objects.get()) == [("参保人数", "≥99%"), ("参保率", "好"), ("新的", "好")]


def test_a_replacement_needs_its_very_list_of_losses_confirmed():
    commit(bring(document(甲=ONE)))
    batch = bring(document(甲={"参保人数": "≥99%"}))
    refused = commit(batch, order=order_of(plan(batch, "replace"), "replace", confirmed={}))
    assert (refused.state, codes(refused)) == (BatchState.READ, ["losses_not_confirmed"])
    assert rows(Form.objects.get()) == [("参保人数", "≥95%"), ("参保率", "好")]
    done = commit(batch, "replace")
    assert (done.state, rows(Form.objects.get())) == ("committed", [("参保人数", "≥99%")])


def test_a_list_of_losses_that_grew_meanwhile_is_asked_for_again():
    commit(bring(document(甲=ONE)))
    batch = bring(document(甲={"参保人数": "≥99%"}))
    order = order_of(plan(batch, "replace"), "replace")
    edit(Form.objects.get(), overview="后来写的")
    refused = commit(batch, order=order)
    assert codes(refused) == ["preview_outdated"]
    assert Form.objects.get().overview == "后来写的"


def test_a_form_that_someone_changed_since_the_preview_is_not_overwritten():
    commit(bring(document(甲=ONE)))
    batch = bring(document(甲={"参保人数": "≥99%"}, 乙=ONE))
    order = order_of(plan(batch, "update"), "update")
    edit(Form.objects.get(), overview="后来写的")
    refused = commit(batch, order=order)
    assert (refused.state, codes(refused)) == (BatchState.READ, ["preview_outdated"])
    assert [(f.project_name, f.overview) for f in Form.objects.all()] == [("甲", "后来写的")]


def test_a_preview_that_someone_corrected_meanwhile_is_not_committed_unseen(cells):
    batch = bring(document(甲=ONE))
    order = order_of(plan(batch))
    correction = Correction("indicators.0.raw", "≥96%", "≥95%")
    correct_cell(row=batch.forms.get(), correction=correction, cells=cells, by=None)
    assert codes(commit(batch, order=order)) == ["preview_outdated"]
    assert Form.objects.count() == 0


def test_a_published_form_is_not_changed():
    commit(bring(document(甲=ONE)))
    Form.objects.update(state=FormState.PUBLISHED)
    batch = bring(document(甲={"参保人数": "≥99%"}))
    [planned] = plan(batch, "update")
    assert (planned.outcome.value, planned.problem.code) == ("refused", "form_not_open")
    assert codes(commit(batch, "update")) == ["form_not_open"]


def test_one_form_in_two_files_is_to_be_chosen_once():
    batch = bring(document(甲=ONE), document(甲={"参保人数": "1"}))
    assert [p.problem and p.problem.code for p in plan(batch)] == [None, "twice_in_import"]


def test_a_form_without_a_place_says_what_is_missing():
    printed = document(甲=ONE).splitlines(keepends=True)
    batch = bring("".join(line for line in printed if "单位" not in line))
    assert [p.problem.code for p in plan(batch)] == ["organisation_unknown"]


def test_nothing_chosen_is_nothing_ordered():
    batch = bring(document(甲=ONE))
    with pytest.raises(ContentRefused, match="nothing_chosen"):
        order_commit(batch=batch, order=order_of([]), by=None)


def test_an_import_is_ordered_once():
    batch = commit(bring(document(甲=ONE)))
    with pytest.raises(ContentRefused, match="batch_not_open"):
        order_commit(batch=batch, order=order_of(plan(batch)), by=None)


def test_undoing_removes_what_was_entered_and_restores_what_was_changed():
    first = commit(bring(document(甲=ONE)))
    form = Form.objects.get()
    before, document_before = content_of(form), form.source_document
    second = commit(bring(document(甲={"参保人数": "≥99%"}, 乙=ONE)), "replace")
    undo_batch(batch=second, by=None)
    form = Form.objects.with_content().get()
    assert content_of(form) == before
    assert form.source_document == document_before
    assert fresh(second).state == BatchState.UNDONE
    assert (first.state, changed_since(batch=first)) == ("committed", [first.forms.get()])


def test_what_was_worked_on_since_is_not_undone():
    batch = commit(bring(document(甲=ONE, 乙=ONE)))
    edit(Form.objects.get(project_name="乙"), overview="后来写的")
    with pytest.raises(ContentRefused, match=r"changed_since_import: 乙$"):
        undo_batch(batch=batch, by=None)
    assert (Form.objects.count(), fresh(batch).state) == (2, BatchState.COMMITTED)


def test_what_was_handed_on_since_is_not_undone():
    batch = commit(bring(document(甲=ONE)))
    Form.objects.update(state=FormState.SUBMITTED)
    with pytest.raises(ContentRefused, match="changed_since_import"):
        undo_batch(batch=batch, by=None)


def test_what_was_not_committed_is_not_undone():
    with pytest.raises(ContentRefused, match="batch_not_committed"):
        undo_batch(batch=bring(document(甲=ONE)), by=None)
