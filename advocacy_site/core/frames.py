"""Which hosts a page may show in a frame: named while it is rendered, read when its headers are written.

A page that names none has no `frame-src`, so that its policy refuses every frame.
"""

from django.http import HttpRequest


def frame_hosts(request: HttpRequest) -> set[str]:
    """Return the hosts whose frames the answer to `request` may hold, asked by https: a set to add to.

    Templates know it as `request.frame_hosts`, which is missing where nobody has asked for it.
    """
    hosts: set[str] = request.__dict__.setdefault("frame_hosts", set())
    return hosts
