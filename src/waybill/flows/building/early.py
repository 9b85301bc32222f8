"""What is asked before all else, also before the rest is imported: docker, which takes longest, and git."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from waybill.config.settings import BuildSettings
from waybill.core.build.builder import BuilderFacts
from waybill.effects.build.builder import look_at_builder
from waybill.effects.build.git import Answers, look_at_git
from waybill.effects.process import Leash, without_our_inputs
from waybill.flows.parallel import Aside
from waybill.frozen import dataclass

_GIT_SECONDS = 60.0
_CLIENT_SECONDS = 30.0
_PATIENCE = 1.0
_ENDING = 2.0


@dataclass(frozen=True, kw_only=True)
class Early:
    """The answers, or what will be the answers."""

    builder: Aside[BuilderFacts]
    git: Aside[Answers]
    leash: Leash

    def end(self) -> None:
        """No answer is wanted any more. What still asks ends before the run does, by itself or by force."""
        asked = (self.builder, self.git)
        if not all(one.done_within(_PATIENCE) for one in asked):
            self.leash.end()
            for one in asked:
                one.done_within(_ENDING)


def ask_early(settings: BuildSettings, environ: Mapping[str, str]) -> Early:
    """Begin to ask. Where somebody else has built, docker is left alone."""
    own, leash = without_our_inputs(environ), Leash()
    ask = partial(look_at_builder, own, settings.docker_host, settings.builder, _CLIENT_SECONDS, leash)
    return Early(
        builder=Aside(BuilderFacts if settings.digest or settings.metadata else ask),
        git=Aside(partial(look_at_git, settings.context, own, _GIT_SECONDS, leash)),
        leash=leash,
    )
