"""Words and days that many specimens share. All of them are invented."""

from datetime import date, datetime

from ..languages import Language

AS_OF = datetime.fromisoformat("2026-11-22T10:00:00+00:00")
DAY = date(2026, 11, 20)
LONG = "Verantwortungsübernahmevereinbarung der Mitgliedsorganisationen zum Schutz der Aussteigenden"
SENTENCE = "A bed, a permit, and work that pays: what somebody needs in the first week after leaving."
ARABIC_TITLE = "باب مفتوح لكل من خرج"
ARABIC_SENTENCE = "سرير وتصريح وعمل بأجر عادل: ما يحتاجه الإنسان في الأسبوع الأول بعد الخروج."
ARABIC = Language("ar", "العربية", "rtl")
ENGLISH = Language("en", "English", "ltr")
