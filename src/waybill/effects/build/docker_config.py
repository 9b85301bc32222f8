"""A docker configuration of our own for the builder: the user's in all but the credential of one registry.

Whoever builds asks this configuration, or a helper that it names, for the login of the registry. A credential that
came as an input or is the job's own stands in neither, so it is put into a copy that is gone with the run.
"""

from __future__ import annotations

import contextlib
import json
import os
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from waybill.core.dockerconfig import server_key
from waybill.core.evidence import Source
from waybill.core.keychain import ANY_USER, Credential
from waybill.core.protocol import load_object
from waybill.effects.docker_config import config_path, read_docker_config
from waybill.effects.ssh.place import Place

_FILE = "config.json"
_FOLDER = "docker"
_ITS_OWN = (Source.DOCKER_CONFIG, Source.CREDENTIAL_HELPER, Source.ANONYMOUS)


def private_config(place: Place, environ: Mapping[str, str], credential: Credential, host: str) -> Mapping[str, str]:
    """The environment in which a docker client finds this credential; as it was where it finds it by itself."""
    if credential.facts.source in _ITS_OWN or credential.secret is None:
        return environ
    path = config_path(environ)
    own, theirs = place.file(_FOLDER), os.path.dirname(path)
    os.mkdir(own, 0o700)
    _link_the_rest(theirs, own)
    text = with_login(read_docker_config(environ).text or "", host, credential)
    place.write(os.path.join(_FOLDER, _FILE), text)
    buildx = {"BUILDX_CONFIG": os.path.join(theirs, "buildx")} if theirs and not environ.get("BUILDX_CONFIG") else {}
    return {**environ, **buildx, "DOCKER_CONFIG": own}


def with_login(text: str, host: str, credential: Credential) -> str:
    """The configuration with this login for that registry, whatever it had for it, and no helper asked about it."""
    config = load_object(text) or {}  # a file that docker cannot read holds nothing for it either
    key = server_key(host)
    secret = credential.secret.reveal() if credential.secret else ""
    pair = f"{credential.username or ANY_USER}:{secret}".encode("utf-8", "surrogateescape")
    auths = {**_field(config, "auths"), key: {"auth": b64encode(pair).decode("ascii")}}
    # The empty helper means the file itself, where a store is named for all others.
    helpers = {**_field(config, "credHelpers"), key: ""}
    return json.dumps({**config, "auths": auths, "credHelpers": helpers})


def _field(config: dict[str, Any], name: str) -> dict[str, Any]:
    """An object in it, taken out under whatever case it was written: docker's decoder does not mind."""
    found = [config.pop(key) for key in list(config) if key.lower() == name.lower()]
    return {key: value for one in found if isinstance(one, dict) for key, value in one.items()}


def _link_the_rest(theirs: str, own: str) -> None:
    """Plugins, contexts, builders and certificates stay where they are."""
    with contextlib.suppress(OSError):
        for name in os.listdir(theirs) if theirs else ():
            if name != _FILE:
                os.symlink(os.path.abspath(os.path.join(theirs, name)), os.path.join(own, name))
