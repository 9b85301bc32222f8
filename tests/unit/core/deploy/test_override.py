"""The two files of ours that compose reads last."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.support.deploys import CONFIG, INDEX, NEW_NAME, RUN, STATE, keep, release
from waybill.core.deploy.model import HostPlan, Pin, RunOrder
from waybill.core.deploy.override import Labels, before_text, labels_of, override_text

PIN = Pin(service="app", reference=keep(INDEX), members=(CONFIG,))
LABELS = Labels(state=STATE, release=NEW_NAME, digest=INDEX, run=RUN.url, commit=RUN.commit)


def test_a_service_is_pinned_and_labelled() -> None:
    """The whole text, as compose reads it: no tags, and nothing that an older version does not know."""
    assert (
        override_text((PIN,), LABELS)
        == f"""services:
  "app":
    image: "{keep(INDEX)}"
    pull_policy: "never"
    labels:
      "dev.waybill.state": "{STATE}"
      "dev.waybill.release": "{NEW_NAME}"
      "dev.waybill.digest": "{INDEX}"
      "dev.waybill.run": "{RUN.url}"
      "dev.waybill.commit": "{RUN.commit}"
"""
    )


def test_what_is_not_known_is_no_label() -> None:
    """What ran before the first deploy has neither a digest nor a run."""
    adopted = release("adopted-333333333333", digest="", run=RunOrder())

    assert list(labels_of(STATE, adopted).named()) == ["dev.waybill.state", "dev.waybill.release"]


def test_what_ran_before_gets_its_own_pins_and_labels() -> None:
    """A restored container says of which release it is."""
    plan = HostPlan(transaction=NEW_NAME, state=STATE, restore=(PIN, replace(PIN, service="worker")))
    found = yaml.safe_load(before_text(plan, release("20261001T000000Z-0000000a")))

    assert list(found["services"]) == ["app", "worker"]
    assert found["services"]["worker"]["labels"]["dev.waybill.release"] == "20261001T000000Z-0000000a"


def test_no_pins_are_still_a_file_that_compose_reads() -> None:
    """Nothing ran before."""
    assert yaml.safe_load(override_text((), LABELS)) == {"services": {}}


@pytest.mark.parametrize(
    "text", ["/srv/$HOME/${X}", 'a"b\\c', "\u00e9 \u2028 \x85 \x7f \ufeff \U0001f600", "a: b # c", "*x", "'"]
)
def test_no_value_can_become_anything_but_itself(text: str) -> None:
    """Dollars are doubled, for compose puts variables in; the rest is quoted for YAML."""
    found = yaml.safe_load(override_text((PIN,), replace(LABELS, state=text)))

    assert found["services"]["app"]["labels"]["dev.waybill.state"].replace("$$", "$") == text


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    """Whatever a state directory or an address holds."""
    found = yaml.safe_load(override_text((PIN,), replace(LABELS, run=text)))

    assert found["services"]["app"]["labels"]["dev.waybill.run"] == text.replace("$", "$$")
