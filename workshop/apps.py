from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopConfig(AppConfig):
    name = "workshop"
    verbose_name = _("Workshop")

    def ready(self) -> None:
        from behaviours.events import keeping_asked
        from workshop.queries.due import cleared_at_once

        keeping_asked.connect(cleared_at_once, dispatch_uid="workshop")
