"""`instructions/_steps.yml` → who does a step, in which account, on which device."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.steps import Account, Device, Person
from .fields import Fields


def read_person(id: str, fields: Fields) -> Person:
    return Person(
        id,
        fields.text("name", help="кто это, как его видит читатель", example="Гость"),
        fields.reference(
            "role",
            "role",
            "",
            help="роль, чей у него цвет: имя из instructions/_roles.yml; без неё — никакой",
        ),
        fields.text("whose", "", help="чьё это, для рисунка привязок", example="гостя"),
    )


def read_account(id: str, fields: Fields) -> Account:
    return Account(
        id,
        fields.text("name", help="учётная запись, как её видит читатель"),
        fields.reference("owner", "person", "", help="чья это запись: имя из people; без него — ничья"),
    )


def read_device(id: str, fields: Fields) -> Device:
    return Device(
        id,
        fields.text("name", help="устройство, как его видит читатель", example="телефон"),
        fields.picture(help="рисунок устройства"),
    )


@dataclass(frozen=True)
class Steps:
    """What the whole file says."""

    people: Mapping[str, Person] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    devices: Mapping[str, Device] = field(default_factory=dict)


def read_steps(fields: Fields) -> Steps:
    accounts = "в каких учётных записях делают шаги; без них шаги не говорят об учётных записях"
    devices = "на каких устройствах делают шаги; без них шаги не говорят об устройствах"
    people = fields.listed("people", "person", read_person, help="кто делает шаги")
    if "person" in fields.reading.known:
        fields.reading.known["drawn person"] = [one.id for one in people.values() if one.whose]
    return Steps(
        people,
        fields.listed("accounts", "account", read_account, {}, help=accounts),
        fields.listed("devices", "device", read_device, {}, help=devices),
    )
