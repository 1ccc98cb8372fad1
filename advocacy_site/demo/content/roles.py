"""Who of the staff may do what about signers and registrants, from least to most. Editors of pages see no person at all."""

from typing import Any

from . import registrations

PAGES = ["add_page", "change_page", "publish_page"]

ROLES: list[dict[str, Any]] = [
    {
        "name": "Campaign team",
        "permissions": [
            *("access_admin", "change_action", "view_signature"),
            *("moderate_signature", "send_updates"),
            *("add_contactperson", "change_contactperson", "delete_contactperson"),
            *("change_event", "view_registration"),
        ],
        "pages": PAGES,
    },
    {
        "name": "Data officers",
        "permissions": [
            *("access_admin", "change_action", "view_signature", "see_signer"),
            *("moderate_signature", "export_signature", "export_for_member", "view_accesslog"),
            "make_delivery_pack",
            *("change_event", "view_registration", "see_registrant", "export_registration"),
        ],
        "pages": ["change_page"],
    },
    {
        "name": "Event desk",
        "permissions": [
            *("access_admin", "change_event", "view_registration", "see_registrant"),
            *("manage_registration", "see_access_needs", "see_legal_name"),
            *("check_in", "print_badge", "tell_registrants", "make_invitation_letter", "ask_speaker"),
        ],
        "pages": ["change_page"],
    },
    {
        "name": registrations.STEWARDS,
        "permissions": ["check_in"],
        "pages": [],
    },
    {
        "name": registrations.READERS,
        "permissions": ["access_admin", "view_registration", "see_registrant", "manage_registration"],
        "pages": [],
    },
]
