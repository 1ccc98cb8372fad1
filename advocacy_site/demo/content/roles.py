"""Who of the staff may do what about signers, from least to most. Editors of pages see no person at all."""

from typing import Any

PAGES = ["add_page", "change_page", "publish_page"]

ROLES: list[dict[str, Any]] = [
    {
        "name": "Campaign team",
        "permissions": [
            *("access_admin", "change_action", "view_signature"),
            *("moderate_signature", "send_updates"),
            *("add_contactperson", "change_contactperson", "delete_contactperson"),
        ],
        "pages": PAGES,
    },
    {
        "name": "Data officers",
        "permissions": [
            *("access_admin", "change_action", "view_signature", "see_signer"),
            *("moderate_signature", "export_signature", "export_for_member", "view_accesslog"),
            "make_delivery_pack",
        ],
        "pages": ["change_page"],
    },
]
