"""People 人员: who acts. A person signs in with a name and a password, staff with a second factor too."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PeopleManager(BaseUserManager["Person"]):
    """Finds and makes people; making goes through ``organs.actions`` in the product, directly in tests."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        """Make a person with this name and password."""
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """人员: someone who acts, with roles per organ."""

    username = models.CharField(max_length=60, unique=True)
    """What they sign in with."""
    name = models.CharField(max_length=60)
    """Their name as it is shown and kept in events."""
    phone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    """Whether they may sign in; people are never deleted."""
    must_change_password = models.BooleanField(default=False)
    """Whether the next sign-in asks for a new password first."""
    password_set_at = models.DateTimeField(null=True, blank=True)
    """When the password was last set; the history shows that it was, never what it is."""
    second_factor_at = models.DateTimeField(null=True, blank=True)
    """When a second factor was set up; None while there is none."""
    looked_at = models.DateTimeField(null=True, blank=True)
    """Until when they have looked at what changed, on the first page."""
    language = models.CharField(max_length=10, default="zh-hans")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PeopleManager] = PeopleManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name."""
        return self.name
