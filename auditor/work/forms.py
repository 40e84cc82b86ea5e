"""Forms in use: loaded from the catalogue, kept in versions, frozen once published."""

from functools import lru_cache

from auditor.records.cases import Form, FormVersion
from auditor.records.database import change
from auditor.records.text import alphabetical
from auditor.rules import catalogue, form_reading
from auditor.rules import forms as rules
from auditor.work import clock


def install() -> None:
    """Put each form of the catalogue into the tables, published, unless that version is there."""
    with change():
        for document in catalogue.FORMS.values():
            _install(document)


def form_of(version_id: int) -> rules.FormDefinition:
    """The questions of one published version; read once a process, as it never changes."""
    return _read(version_id)


def forget() -> None:
    """Read every version afresh: another database was opened."""
    _read.cache_clear()


def get_published(version_id: int) -> FormVersion | None:
    """The published version with this id, with its form."""
    return published().where(FormVersion.id == version_id).first()


def published():
    """The published versions, newest of each form first."""
    return (
        FormVersion.select(FormVersion, Form)
        .join(Form)
        .where(FormVersion.published_at.is_null(False))
        .order_by(alphabetical(Form.title), FormVersion.number.desc())
    )


def newest(key: str) -> FormVersion:
    """The newest published version of the form `key`."""
    return published().where(Form.key == key).order_by(FormVersion.number.desc()).get()


@lru_cache(maxsize=256)
def _read(version_id: int) -> rules.FormDefinition:
    return form_reading.read_form(FormVersion.get_by_id(version_id).content)


def _install(document: dict) -> None:
    read = form_reading.read_form(document)
    form, _ = Form.get_or_create(
        key=read.key, defaults={"title": read.title, "subject": read.subject}
    )
    FormVersion.get_or_create(
        form=form, number=read.version,
        defaults={"content": document, "published_at": clock.now()},
    )
