from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.content import BehaviourWords, MediumWords
from behaviours.enums import Audience, Medium
from behaviours.forms.base import FieldGroup, GroupedForm
from behaviours.forms.words import Words
from behaviours.queries.media import in_order
from behaviours.said import MEDIUM_FIELDS

REMOVE = "remove"


def medium_initial(media: Iterable[MediumWords]) -> dict[str, str]:
    """What the fields of the media say at first."""
    return {
        f"{each.medium}_{name}": getattr(each, name) for each in media for name in MEDIUM_FIELDS
    }


class BehaviourForm(GroupedForm):
    title = Words(
        limit=120,
        label=_("Title"),
        help_text=_("Starts with a verb, for example: Check before you suggest."),
    )
    situation = Words(limit=400, label=_("When …"), required=False)
    text = Words(limit=400, rows=3, label=_("we …"))
    audience = forms.ChoiceField(label=_("Towards whom"), choices=Audience.choices)
    theme = Words(limit=120, label=_("Theme"), required=False)
    why = Words(
        limit=600,
        rows=3,
        label=_("Why"),
        required=False,
        help_text=_("Why the line is there or has changed. Readers see this."),
    )
    how = Words(limit=1200, rows=4, label=_("How"), required=False)
    example = Words(
        limit=600,
        rows=3,
        label=_("How it sounds"),
        required=False,
        help_text=_("Words one can say as they stand."),
    )
    non_example = Words(
        limit=600,
        rows=3,
        label=_("Avoid"),
        required=False,
        help_text=_("One thing a line."),
    )
    mandate = Words(
        limit=400,
        rows=2,
        label=_("Mandate and its limits"),
        required=False,
        help_text=_("What one may decide alone, and where that ends."),
    )
    conditions = Words(limit=400, rows=2, label=_("What must be in place"), required=False)
    knowledge = Words(limit=400, rows=2, label=_("What one must know"), required=False)
    seen = forms.BooleanField(label=_("The customer is seen by it"), required=False)
    heard = forms.BooleanField(label=_("The customer is heard by it"), required=False)
    considered = forms.BooleanField(label=_("The customer is considered by it"), required=False)
    mirrors_code = forms.ChoiceField(
        label=_("Mirrors"),
        required=False,
        help_text=_("What leaders do towards their team as the team does towards customers."),
    )
    links = Words(
        limit=1200,
        rows=3,
        label=_("Links"),
        required=False,
        help_text=_(
            "Where there is more to see: one address a line, beginning with https://, then a space"
            " and its name."
        ),
    )
    submit_label = _("Save the behaviour")
    first = ("title", "situation", "text", "audience", "theme", "why")

    def __init__(
        self, *args: Any, behaviours: Iterable[tuple[str, str, str]], code: str = "", **kwargs: Any
    ) -> None:
        """`behaviours`: (code, title, audience) of each line in the draft; `code`: the own one."""
        super().__init__(*args, **kwargs)
        mirrors = self.fields["mirrors_code"]
        assert isinstance(mirrors, forms.ChoiceField)
        others = [each for each in behaviours if each[0] != code]
        mirrors.choices = [
            ("", _("None")),
            *(
                (
                    str(audience.label),
                    [(c, f"{c} {title}") for c, title, of in others if of == audience],
                )
                for audience in Audience
                if any(of == audience for _code, _title, of in others)
            ),
        ]
        for medium in Medium.values:
            self._add_medium(medium)

    def _add_medium(self, medium: str) -> None:
        self.fields[f"{medium}_words"] = Words(
            limit=600, rows=3, label=_("Words or steps"), required=False
        )
        self.fields[f"{medium}_example"] = Words(
            limit=600, rows=2, label=_("How it sounds"), required=False
        )
        self.fields[f"{medium}_non_example"] = Words(
            limit=600, rows=2, label=_("Avoid"), required=False, help_text=_("One thing a line.")
        )
        if any(self.initial.get(f"{medium}_{name}") for name in MEDIUM_FIELDS):
            self.fields[f"{medium}_{REMOVE}"] = forms.BooleanField(
                label=_("Remove this medium when saving"), required=False
            )

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        return (
            self.group(_("How, in every medium"), "how", "example", "non_example"),
            *(self._medium_group(medium) for medium in Medium),
            self.group(_("Mandate, conditions, knowledge"), "mandate", "conditions", "knowledge"),
            self.group(_("What it does for the customer"), "seen", "heard", "considered"),
            self.group(_("Mirror pair"), "mirrors_code"),
            self.group(_("Links"), "links"),
        )

    def _medium_group(self, medium: Medium) -> FieldGroup:
        names = [f"{medium}_{name}" for name in (*MEDIUM_FIELDS, REMOVE)]
        return self.group(medium.label, *(name for name in names if name in self.fields))

    def group_of(self, name: str) -> str:
        """The label of a medium's field, with the medium: the same words stand under each."""
        medium, _underscore, field = name.partition("_")
        if medium not in Medium.values or field not in MEDIUM_FIELDS:
            return ""
        return _("%(medium)s: %(field)s") % {
            "medium": Medium(medium).label,
            "field": str(self.fields[name].label),
        }

    def words(self) -> BehaviourWords:
        said = self.cleaned_data
        of_media = {f"{medium}_{name}" for medium in Medium for name in (*MEDIUM_FIELDS, REMOVE)}
        own = {name: value for name, value in said.items() if name not in {*of_media, "revision"}}
        media = (
            MediumWords(medium.value, *(said[f"{medium}_{name}"] for name in MEDIUM_FIELDS))
            for medium in Medium
            if not said.get(f"{medium}_{REMOVE}")
        )
        return BehaviourWords(**own, media=in_order(media))
