"""Problems of reading → words for the user."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from indicators.core.problem import CUT, Problem

MESSAGES = {
    "file_missing": gettext_noop("There is no such file: %(detail)s"),
    "file_unreadable": gettext_noop("The file cannot be opened: %(detail)s"),
    "no_file": gettext_noop("This is no file that could be read: %(detail)s"),
    "no_documents": gettext_noop(
        "The folder holds no document (PDF, DOCX, DOC, XLSX, XLS, HTML, text, ZIP): %(detail)s"
    ),
    "empty_file": gettext_noop("The file is empty."),
    "unsupported_format": gettext_noop(
        "This %(detail)s file holds no document that can be read"
        " (PDF, DOCX, DOC, XLSX, XLS, HTML, text)."
    ),
    "damaged_file": gettext_noop(
        "The %(detail)s file is damaged or cut short and cannot be opened; save it again."
    ),
    "encrypted": gettext_noop(
        "The file is protected by a password; save it without one and try again."
    ),
    "scanned": gettext_noop(
        "A scanned picture, not text: it needs OCR before it can be read. %(detail)s"
    ),
    "unreadable_font": gettext_noop(
        "The text of a page cannot be made out, because its font names no characters. %(detail)s"
    ),
    "needs_libreoffice": gettext_noop(
        "%(detail)s files can be read only where LibreOffice is installed;"
        " install it, or save the file as DOCX or XLSX."
    ),
    "expands_too_far": gettext_noop("The file unpacks to far more than any form needs."),
    "nested_archive": gettext_noop(
        "An archive inside an archive is not opened; unpack it and hand in what is in it."
    ),
    "too_many_members": gettext_noop("The archive holds more than %(detail)s files."),
    "empty_archive": gettext_noop("The archive holds no files."),
    "damaged_member": gettext_noop(
        "This file of the archive is damaged or cut short; pack it again."
    ),
    "unknown_compression": gettext_noop(
        "This file of the archive is packed in an unusual way; pack it as an ordinary ZIP file."
    ),
    "archive_took_too_long": gettext_noop(
        "The files before it in the archive took too long, so this one was not read;"
        " hand it in by itself."
    ),
    "hidden_sheet": gettext_noop("The sheet “%(detail)s” is hidden and was not read."),
    "hidden_cells": gettext_noop(
        "Hidden rows or columns of the sheet “%(detail)s” hold text and were not read."
    ),
    "damaged_sheet": gettext_noop("The sheet “%(detail)s” is damaged and was not read."),
    "sheet_too_large": gettext_noop("The sheet “%(detail)s” is too large and was not read."),
    "sheet_cut": gettext_noop(
        "The sheet “%(detail)s” goes on beyond column 512 or row 200,000; that was not read."
    ),
    "table_too_wide": gettext_noop(
        "A table of %(detail)s columns is wider than any form and was not read."
    ),
    "embedded_object": gettext_noop(
        "A workbook (%(detail)s) is embedded in the document and was not read;"
        " open it and save it as a file of its own."
    ),
    "text_too_long": gettext_noop("A text is longer than the format allows: %(detail)s…"),
    "too_many_exports": gettext_noop(
        "%(detail)s exports of yours are waiting or being written already; come for them first."
    ),
    "export_not_done": gettext_noop("The file is not written yet, or could not be written."),
    "export_expired": gettext_noop("The file has expired; ask for it again."),
    "export_failed": gettext_noop("The file could not be written: %(detail)s"),
    "too_many_rows": gettext_noop("A sheet holds no more than %(detail)s rows."),
    "character_without_glyph": gettext_noop(
        "The font lacks characters that were to be printed: %(detail)s"
    ),
    "not_printed": gettext_noop(
        "%(detail)s cells of the document went into no field of a form and are not printed."
    ),
    "output_exists": gettext_noop("%(detail)s is there already and was not overwritten."),
    "output_unwritable": gettext_noop("%(detail)s cannot be written."),
    "formula_without_value": gettext_noop(
        "A formula in the sheet “%(detail)s” has no value yet; open the file and save it again."
    ),
    "reading_took_too_long": gettext_noop("Reading the file took too long and was ended."),
    "needs_too_much_memory": gettext_noop("Reading the file needs too much memory."),
    "reader_crashed": gettext_noop(
        "Reading the file failed, though it may be sound; please report it. %(detail)s"
    ),
    "too_large": gettext_noop("The file is larger than %(detail)s."),
    "unknown_encoding": gettext_noop(
        "The file is not text, or its encoding is neither UTF-8 nor GB18030."
    ),
    "organisation_unknown": gettext_noop(
        "“%(detail)s” names no organisation, and neither does its document."
    ),
    "project_unknown": gettext_noop("“%(detail)s” names no project."),
    "name_too_long": gettext_noop("This name is too long to be one: %(detail)s"),
    "region_unknown": gettext_noop(
        "The region of %(detail)s cannot be told from its name; import again and give the region."
    ),
    "year_unknown": gettext_noop(
        "“%(detail)s” prints no fiscal year, and neither does its document;"
        " import again and give the year."
    ),
    "out_of_scope": gettext_noop("You may enter no forms of %(detail)s."),
    "year_differs": gettext_noop("The form is of another fiscal year: %(detail)s."),
    "kind_differs": gettext_noop("The form is of another kind: %(detail)s."),
    "level_unknown": gettext_noop("The form's taxonomy has no level called “%(detail)s”."),
    "form_not_draft": gettext_noop("“%(detail)s” is no draft any more and stays."),
    "form_not_open": gettext_noop(
        "“%(detail)s” was handed on or published and cannot be changed as it stands."
    ),
    "blank_with_indicators": gettext_noop("“%(detail)s” is a blank template but has indicators."),
    "form_changed_meanwhile": gettext_noop(
        "“%(detail)s” was changed by someone else meanwhile. Nothing was overwritten;"
        " look at the form as it is now and enter your changes again."
    ),
    "no_year": gettext_noop("“%(detail)s” is no year between 1990 and 2100."),
    "no_sum": gettext_noop("“%(detail)s” is no sum of money in a unit that is known."),
    "code_without_name": gettext_noop("A code stands beside a name."),
    "changed_meanwhile": gettext_noop(
        "Someone else changed this cell meanwhile. It says “%(detail)s” now;"
        " nothing was overwritten."
    ),
    "batch_not_open": gettext_noop("This import was committed or cancelled meanwhile."),
    "batch_not_committed": gettext_noop("This import is not committed, so nothing can be undone."),
    "nothing_chosen": gettext_noop("No form was chosen."),
    "preview_outdated": gettext_noop(
        "“%(detail)s” is no longer as the preview showed it, because someone changed the kept form"
        " or the preview meanwhile. Nothing was committed; look at it again."
    ),
    "losses_not_confirmed": gettext_noop(
        "Replacing would remove what is listed below of “%(detail)s”, and that very list was not"
        " confirmed. Nothing was committed."
    ),
    "twice_in_import": gettext_noop("“%(detail)s” stands twice in this import; choose one."),
    "form_is_kept": gettext_noop("“%(detail)s” is kept already and was left alone."),
    "changed_since_import": gettext_noop(
        "“%(detail)s” was changed or handed on after the import, so the import was not undone."
    ),
    "form_exists": gettext_noop("This form is kept already, as %(detail)s; change its content."),
    "not_keepable": gettext_noop("The registry cannot keep this: %(detail)s."),
    "organisation_missing": gettext_noop("There is no such organisation."),
    "region_missing": gettext_noop("There is no such region."),
    "taxonomy_unknown": gettext_noop("There is no such taxonomy; these are known: %(detail)s."),
    "read_otherwise": gettext_noop("The print was read otherwise: %(detail)s."),
    "row_without_content": gettext_noop("This row has neither a name nor a target."),
    "no_form": gettext_noop("The document contains no performance-target form."),
}
# What stops a document from being read at all, as opposed to what was noticed while reading it.
FATAL = frozenset(
    (
        "file_missing",
        "file_unreadable",
        "no_file",
        "no_documents",
        "empty_file",
        "unsupported_format",
        "unknown_encoding",
        "damaged_file",
        "encrypted",
        "scanned",
        "needs_libreoffice",
        "expands_too_far",
        "nested_archive",
        "too_many_members",
        "empty_archive",
        "damaged_member",
        "unknown_compression",
        "archive_took_too_long",
        "reading_took_too_long",
        "needs_too_much_memory",
        "reader_crashed",
        "too_large",
        "text_too_long",
        "output_exists",
        "output_unwritable",
    ),
)


def is_failure(problems: Iterable[Problem], *, has_forms: bool) -> bool:
    """Whether a document counts as not read: a part of one without forms is as good as all."""
    codes = {problem.code for problem in problems}
    return bool(codes & FATAL) or (not has_forms and bool(codes & CUT))


def problem_message(problem: Problem) -> str:
    """Say in the user's language what a problem is about."""
    return _(MESSAGES[problem.code]) % {"detail": problem.detail}
