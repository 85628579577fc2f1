"""A page of the admin as a browser has it: what its inputs hold, ready to be sent back."""

from django.urls import reverse

from indicators.models import Form
from indicators.services.kept import content_of


def change_page(row):
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


def list_page(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def inputs(response):
    """Give every input of a change page with what it holds."""
    held = dict(_held(response.context["adminform"].form))
    for inline in response.context["inline_admin_formsets"]:
        held |= dict(_held(inline.formset.management_form))
        for form in inline.formset.forms:
            held |= dict(_held(form))
    return held


def _held(form):
    for field in form:
        value = field.value()
        if value is False or field.name == "DELETE":
            continue
        text = "" if value is None else str(value)
        # Browsers send the ends of lines as CR LF.
        yield field.html_name, text.replace("\n", "\r\n")


def add_row(held, prefix, **cells):
    """Type a new row into a table of the page."""
    index = int(held[f"{prefix}-TOTAL_FORMS"])
    held[f"{prefix}-TOTAL_FORMS"] = str(index + 1)
    held |= {f"{prefix}-{index}-{name}": value for name, value in cells.items()}
    return held


def errors(response):
    """Give what the page says is wrong: of the head, then of the rows."""
    told = dict(response.context["adminform"].form.errors)
    for inline in response.context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            told |= {f"{form.prefix}-{name}": said for name, said in form.errors.items()}
    return {name: [str(error) for error in said] for name, said in told.items()}


def kept(form):
    """Give what the database has of a form now."""
    return content_of(Form.objects.with_content().get(pk=form.pk))


def page(client, form):
    return inputs(client.get(change_page(form)))


def send(client, form, held):
    return client.post(change_page(form), held)
