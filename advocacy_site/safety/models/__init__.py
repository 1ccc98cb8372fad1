from .helplines import Helpline, validate_e164
from .hours import OpeningPeriod
from .settings import SafetySettings

__all__ = ["Helpline", "OpeningPeriod", "SafetySettings", "validate_e164"]
