"""An account is erased with what a provider of accounts told of it, also when there is none now."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories import make_person
from tests.workshop.test_retention import where

pytestmark = pytest.mark.django_db


def test_who_signed_in_by_a_provider_that_is_gone_is_erased_whole() -> None:
    person, other = make_person("zebulon@nord.example"), make_person("ida@nord.example")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE socialaccount_socialaccount (id integer PRIMARY KEY, extra_data text,"
            " user_id integer NOT NULL REFERENCES auth_user (id) DEFERRABLE INITIALLY DEFERRED)"
        )
        cursor.execute(
            "CREATE TABLE socialaccount_socialtoken (id integer PRIMARY KEY, account_id integer"
            " NOT NULL REFERENCES socialaccount_socialaccount (id) DEFERRABLE INITIALLY DEFERRED)"
        )
        for number, user in enumerate((person, other), 1):
            row: list[int | str] = [number, f'{{"email": "{user.email}"}}', user.pk]
            cursor.execute("INSERT INTO socialaccount_socialaccount VALUES (%s, %s, %s)", row)
            cursor.execute("INSERT INTO socialaccount_socialtoken VALUES (%s, %s)", [number] * 2)

    call_command("erase_member", person.email, "--yes", verbosity=0)

    connection.check_constraints()
    assert where("zebulon") == set()
    assert "socialaccount_socialaccount" in where("ida@nord.example")
