"""Ask this machine's own web server whether it answers: `python -m advocacy_site.core.probe`.

The image's HEALTHCHECK. Standard library only: it needs neither curl nor Django.
"""

import http.client
import os
import sys
from urllib.parse import urlsplit

SECONDS = 4


def answers(port: int) -> bool:
    """Tell whether /healthz answers 200 on `port` of this machine.

    It asks for the host of SITE_URL, because any other is refused (ALLOWED_HOSTS).
    """
    host = urlsplit(os.environ.get("SITE_URL", "")).hostname or "127.0.0.1"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not answers(int(os.environ.get("PORT", "8000"))))
