"""The rows that are played in every run of the tests, by their names: a row that is added moves no other.

All others are played by ``bin/truth``, and here with ``WAYBILL_EVERY_STORE=1``. A test holds that each kind of row is
among them, with situations in which green would be a lie and good ones in which red would be.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import pytest

from tests.support.turns import all_wanted, everything, leave_out
from tests.truth.score import identity

BOTH = "both"
# Deploys and rollbacks, each with the image store on which it is played, or both.
VOYAGES = {
    "deploy/the_first_deploy_adopts_what_was_started_by_hand": "both",
    "deploy/it_crashes_once_and_then_runs": "classic",
    "deploy/only_the_chosen_service_is_replaced": "containerd",
    "deploy/its_program_is_for_another_machine": "both",
    "deploy/http_says_500": "classic",
    "deploy/the_start_period_hides_a_dead_application": "containerd",
    "deploy_fetch/the_registry_asks_to_wait_for_ever": "classic",
    "deploy_fetch/a_layer_is_cut_once": "containerd",
    "deploy_fetch/the_host_has_no_login_and_needs_none": "both",
    "deploy_fetch/the_link_is_cut_while_the_image_is_relayed": "classic",
    "deploy_compose/it_could_be_built_on_the_host": "classic",
    "deploy_compose/no_network_is_left_for_its_new_one": "containerd",
    "deploy_compose/a_migration_runs_first": "classic",
    "deploy_compose/a_named_volume_hides_what_is_new": "containerd",
    "deploy_host/the_disk_of_the_engine_is_full": "classic",
    "deploy_host/the_engine_is_the_users_own": "containerd",
    "deploy_host/the_logins_helper_for_credentials_is_not_there": "containerd",
    "deploy_host/what_an_application_prints_commands_nobody": "classic",
    "deploy_cut/the_link_is_cut_when_the_lock_is_taken": "containerd",
    "deploy_cut/the_link_is_cut_before_its_program_begins": "classic",
    "deploy_cut/the_machine_is_started_again_while_the_containers_are_replaced": "containerd",
    "deploy_cut/the_runner_is_killed_while_the_containers_are_replaced": "both",
    "deploy_cut/its_program_is_killed_when_it_waits_for_the_word": "classic",
    "deploy_twice/the_same_twice_at_once": "containerd",
    "deploy_twice/a_pull_request_of_a_fork_does_not_even_end_what_a_dead_run_left_open": "classic",
    "deploy_engine/a_compose_that_was_killed_left_a_half_made_container": "containerd",
    "deploy_killed/its_program_is_killed_with_secret_values_in_memory": "containerd",
    "deploy_killed/its_program_is_killed_before_it_hears_that_it_is_to_go_back": "classic",
    "deploy_killed/what_was_proved_is_gone_when_its_program_was_killed": "containerd",
    "deploy_rollback/the_token_that_fetched_it_is_dead": "containerd",
    "deploy_rollback/to_what_was_never_there": "classic",
    "deploy_rollback/only_so_many_are_kept": "containerd",
}
BUILDS = {
    "build/the_tip_of_a_branch_is_built_instead_of_the_commit_that_was_tested": "containerd",
    "build/an_attestation_is_handed_on_as_the_digest": "containerd",
    "build/the_package_belongs_to_another_repository": "containerd",
    "build/two_gigabytes_are_kept_out_by_the_ignore_file": "classic",
    "build/the_registry_dies_during_the_upload": "containerd",
    "build/somebody_else_moves_the_tag_before_it_is_read_back": "classic",
    "build/one_of_the_tags_cannot_be_put": "containerd",
    "build/an_older_run_comes_last_and_has_nothing_but_a_tag_that_moves": "classic",
    "build/the_registry_says_too_many_requests_once": "containerd",
    "build/docker_hub_with_a_token_that_is_an_input": "classic",
}
LOOKS = frozenset(
    {
        "identity/the_previous_version_still_runs",
        "identity/pulled_and_never_started_anew",
        "identity/the_service_runs_another_image",
        "identity/an_old_container_runs_beside_the_new_one",
        "identity/the_registry_is_down_and_nothing_was_recorded",
        "runtime/it_takes_more_memory_than_it_may",
        "runtime/it_was_paused",
        "runtime/the_probe_lacks_its_tool",
        "runtime/http_says_500",
        "runtime/another_container_answers_at_the_port",
        "transport/its_engine_is_down",
        "transport/its_engine_freezes_in_the_window",
        "transport/nobody_knows_its_name",
        "transport/it_drops_every_connection",
        "transport/through_a_jump_host",
        "transport/the_only_pin_is_no_pin",
        "transport/only_the_rsa_key_is_pinned",
        "transport/the_key_was_cut_off",
        "transport/the_key_was_pasted_on_windows",
        "transport/the_key_runs_another_command",
        "transport/the_key_is_restricted",
        "host/the_disk_has_no_inode_left",
        "host/there_is_no_client_and_no_forwarding",
        "host/the_client_is_where_no_session_looks",
        "host/the_image_is_for_another_machine",
        "host/the_login_may_only_sudo",
        "host/the_script_is_the_commits",
        "host/a_deploy_is_at_work",
        "login/public_and_nobody_has_a_login",
        "login/our_own_token_has_expired",
        "login/the_token_of_a_job_that_ended",
        "login/the_login_is_roots_and_root_pulls",
        "login/the_configuration_was_cut_off",
        "compose/compose_is_not_there",
        "compose/only_the_old_compose_is_there",
        "compose/compose_is_newer",
        "compose/the_file_fixes_the_version",
        "compose/the_service_would_run_another_image",
        "compose/a_variable_that_it_demands_is_missing",
        "compose/the_run_brings_the_variable",
        "compose/the_volume_with_its_data_is_missing",
        "compose/it_asks_for_another_platform",
        "compose/the_directory_is_not_there",
        "compose/its_port_is_taken_by_a_process",
        "healthy/pinned_by_digest",
        "healthy/started_by_tag",
        "healthy/the_index_was_built_and_its_part_runs",
        "healthy/a_worker_without_port_and_health",
        "healthy/docker_and_http_agree",
        "healthy/a_service_of_an_inactive_profile",
        "healthy/run_by_a_tool_that_sets_labels",
        "healthy/restarted_long_before_the_window",
        "healthy/one_session_at_a_time",
        "healthy/no_forwarding_and_one_session",
        "healthy/pinned_by_fingerprint",
    }
)
FLEETS = frozenset(
    {
        "deploy_fleet/one_then_half_then_all",
        "deploy_fleet/the_second_of_four_fails_and_the_first_goes_back_too",
    }
)
OTHERS = {"deploy/http_says_500": "classic"}  # deployed by the naive and by the careful pipeline too


class Row(Protocol):
    """What all kinds of rows have."""

    @property
    def set_up(self) -> Callable[..., Any]:
        """The function that makes the situation."""

    @property
    def stores(self) -> tuple[str, ...]:
        """The image stores on which it can be played."""


def is_fixed(row: Row) -> bool:
    """Whether it is played in every run."""
    name = identity(row.set_up)
    return name in VOYAGES or name in BUILDS or name in LOOKS or name in FLEETS


def stores_now(row: Row) -> tuple[str, ...]:
    """The image stores on which this run plays a row of deploys or builds; none where it is not its turn."""
    if everything():
        return row.stores
    name = identity(row.set_up)
    chosen = VOYAGES.get(name) or BUILDS.get(name, "")
    return row.stores if chosen == BOTH else tuple(store for store in row.stores if store == chosen)


def others_now(row: Row) -> tuple[str, ...]:
    """The image store on which this run lets other pipelines deploy it: one, as they know nothing of stores."""
    name = identity(row.set_up)
    if everything():
        return store_of_others(row)
    return (OTHERS[name],) if name in OTHERS else ()


def store_of_others(row: Row) -> tuple[str, ...]:
    """One image store, told by the row's name."""
    return row.stores[zlib.crc32(identity(row.set_up).encode()) % len(row.stores) :][:1]


def keep_fixed(config: pytest.Config, items: list[pytest.Item], files: Sequence[str]) -> None:
    """Of the tests of these files keep those of fixed rows, and those that are of no row."""
    if all_wanted(config):
        return
    mine = [item for item in items if any(item.path.as_posix().endswith(f"/faults/{file}") for file in files)]
    leave_out(config, items, [item for item in mine if not all(map(is_fixed, rows_of(item)))])


def rows_of(item: pytest.Item) -> list[Any]:
    """The rows that a test is of."""
    given: dict[str, Any] = getattr(item, "callspec").params if hasattr(item, "callspec") else {}  # noqa: B009
    return [given["row"]] if "row" in given else list(given.get("rows", ()))
