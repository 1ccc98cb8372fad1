"""gunicorn's settings: what Django cannot do itself. Reasons: docs/web-server.md.

The number of processes is gunicorn's own WEB_CONCURRENCY; GUNICORN_CMD_ARGS overrides any line.
"""

import gc
from pathlib import Path
from typing import Any

wsgi_app = "advocacy_site.wsgi:application"
bind = "0.0.0.0:8000"  # in a container, whose host decides who reaches it
threads = 4
timeout = 30  # seconds, longer than PostgreSQL's statement_timeout
graceful_timeout = 20
limit_request_line = 4094
limit_request_fields = 50
limit_request_field_size = 8190
accesslog = None  # holds addresses and query strings, and our log filter does not reach it
control_socket_disable = True  # its place, a home folder, is not writable, and nobody needs it
if Path("/dev/shm").is_dir():  # noqa: S108 - gunicorn makes a file of its own there
    worker_tmp_dir = "/dev/shm"  # noqa: S108 - a heartbeat on a disk can hang


def post_worker_init(_worker: Any) -> None:
    """Never look for garbage in what was loaded: it stays. docs/performance.md has the figures."""
    gc.collect()
    gc.freeze()
