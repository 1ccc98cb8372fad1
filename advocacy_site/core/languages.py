"""The languages that this site names: those that members speak, texts are written in and events heard in.

A table in code and no snippet: what a language is called is no matter of opinion, and the code names it in
every language of the site. A further one needs its row here, and the migrations of the constraints that list
CODES.

Codes: BCP 47, the shortest of ISO 639. Names: those of Unicode CLDR, in English to be translated as any
string, and in the language itself.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .alphabet import by_words

_TABLE = {
    "af": (_("Afrikaans"), "Afrikaans"),
    "am": (_("Amharic"), "አማርኛ"),
    "ar": (_("Arabic"), "العربية"),
    "ary": (_("Moroccan Arabic"), "الدارجة"),
    "az": (_("Azerbaijani"), "Azərbaycan"),
    "be": (_("Belarusian"), "Беларуская"),
    "bg": (_("Bulgarian"), "Български"),
    "bm": (_("Bambara"), "Bamanakan"),
    "bn": (_("Bengali"), "বাংলা"),
    "bs": (_("Bosnian"), "Bosanski"),
    "ca": (_("Catalan"), "Català"),
    "ceb": (_("Cebuano"), "Cebuano"),
    "cs": (_("Czech"), "Čeština"),
    "cy": (_("Welsh"), "Cymraeg"),
    "da": (_("Danish"), "Dansk"),
    "de": (_("German"), "Deutsch"),
    "el": (_("Greek"), "Ελληνικά"),
    "en": (_("English"), "English"),
    "es": (_("Spanish"), "Español"),
    "et": (_("Estonian"), "Eesti"),
    "eu": (_("Basque"), "Euskara"),
    "fa": (_("Persian"), "فارسی"),
    "ff": (_("Fula"), "Pulaar"),
    "fi": (_("Finnish"), "Suomi"),
    "fil": (_("Filipino"), "Filipino"),
    "fr": (_("French"), "Français"),
    "ga": (_("Irish"), "Gaeilge"),
    "gl": (_("Galician"), "Galego"),
    "gn": (_("Guarani"), "Avañe’ẽ"),
    "gu": (_("Gujarati"), "ગુજરાતી"),
    "ha": (_("Hausa"), "Hausa"),
    "he": (_("Hebrew"), "עברית"),
    "hi": (_("Hindi"), "हिन्दी"),
    "hr": (_("Croatian"), "Hrvatski"),
    "ht": (_("Haitian Creole"), "Kreyòl ayisyen"),
    "hu": (_("Hungarian"), "Magyar"),
    "hy": (_("Armenian"), "Հայերեն"),
    "id": (_("Indonesian"), "Bahasa Indonesia"),
    "ig": (_("Igbo"), "Asụsụ Igbo"),
    "is": (_("Icelandic"), "Íslenska"),
    "it": (_("Italian"), "Italiano"),
    "ja": (_("Japanese"), "日本語"),
    "ka": (_("Georgian"), "ქართული"),
    "kab": (_("Kabyle"), "Taqbaylit"),
    "kk": (_("Kazakh"), "Қазақша"),
    "km": (_("Khmer"), "ខ្មែរ"),
    "kn": (_("Kannada"), "ಕನ್ನಡ"),
    "ko": (_("Korean"), "한국어"),
    "ku": (_("Kurdish"), "Kurdî (kurmancî)"),
    "ky": (_("Kyrgyz"), "Кыргызча"),
    "ln": (_("Lingala"), "Lingála"),
    "lo": (_("Lao"), "ລາວ"),
    "lt": (_("Lithuanian"), "Lietuvių"),
    "luo": (_("Luo"), "Dholuo"),
    "lv": (_("Latvian"), "Latviešu"),
    "mg": (_("Malagasy"), "Malagasy"),
    "mi": (_("Māori"), "Māori"),
    "mk": (_("Macedonian"), "Македонски"),
    "ml": (_("Malayalam"), "മലയാളം"),
    "mn": (_("Mongolian"), "Монгол"),
    "mr": (_("Marathi"), "मराठी"),
    "ms": (_("Malay"), "Bahasa Melayu"),
    "mt": (_("Maltese"), "Malti"),
    "my": (_("Burmese"), "မြန်မာ"),
    "nah": (_("Nahuatl"), "Nāhuatl"),
    "ne": (_("Nepali"), "नेपाली"),
    "nl": (_("Dutch"), "Nederlands"),
    "no": (_("Norwegian"), "Norsk"),
    "om": (_("Oromo"), "Afaan Oromoo"),
    "pa": (_("Punjabi"), "ਪੰਜਾਬੀ"),
    "pcm": (_("Nigerian Pidgin"), "Naijá"),
    "pl": (_("Polish"), "Polski"),
    "ps": (_("Pashto"), "پښتو"),
    "pt": (_("Portuguese"), "Português"),
    "qu": (_("Quechua"), "Runasimi"),
    "rn": (_("Rundi"), "Ikirundi"),
    "ro": (_("Romanian"), "Română"),
    "rom": (_("Romani"), "Romani"),
    "ru": (_("Russian"), "Русский"),
    "rw": (_("Kinyarwanda"), "Ikinyarwanda"),
    "se": (_("Northern Sámi"), "Davvisámegiella"),
    "si": (_("Sinhala"), "සිංහල"),
    "sk": (_("Slovak"), "Slovenčina"),
    "sl": (_("Slovenian"), "Slovenščina"),
    "sn": (_("Shona"), "ChiShona"),
    "so": (_("Somali"), "Soomaali"),
    "sq": (_("Albanian"), "Shqip"),
    "sr": (_("Serbian"), "Српски"),
    "sv": (_("Swedish"), "Svenska"),
    "sw": (_("Swahili"), "Kiswahili"),
    "ta": (_("Tamil"), "தமிழ்"),
    "te": (_("Telugu"), "తెలుగు"),
    "th": (_("Thai"), "ไทย"),
    "ti": (_("Tigrinya"), "ትግርኛ"),
    "tl": (_("Tagalog"), "Tagalog"),
    "tn": (_("Tswana"), "Setswana"),
    "tr": (_("Turkish"), "Türkçe"),
    "uk": (_("Ukrainian"), "Українська"),
    "ur": (_("Urdu"), "اردو"),
    "uz": (_("Uzbek"), "O‘zbek"),
    "vi": (_("Vietnamese"), "Tiếng Việt"),
    "wo": (_("Wolof"), "Wolof"),
    "xh": (_("Xhosa"), "IsiXhosa"),
    "yi": (_("Yiddish"), "ייִדיש"),
    "yo": (_("Yoruba"), "Èdè Yorùbá"),
    "zgh": (_("Tamazight"), "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
    "zh": (_("Chinese"), "中文"),
    "zu": (_("Zulu"), "IsiZulu"),
}
NAMES = {code: name for code, (name, _own) in _TABLE.items()}
CODES = sorted(_TABLE)
# Written from right to left in the script that CLDR gives as the likely one.
RIGHT_TO_LEFT = {"ar", "ary", "fa", "he", "ps", "ur", "yi"}


@dataclass(frozen=True)
class Language:
    """What a reader and a screen reader need to know of words in a language."""

    code: str
    name: str
    direction: str


def _known(code: str | None) -> str:
    """Return the row that `code` is found in, that of "pt" for "pt-br"; "" for none."""
    for candidate in (code or "", (code or "").partition("-")[0]):
        if candidate in _TABLE:
            return candidate
    return ""


def name(code: str | None) -> str:
    """Return the name of a language in the active one; "" for none or an unknown one."""
    row = _known(code)
    return str(NAMES[row]) if row else ""


def direction(code: str | None) -> str:
    """Return "rtl" or "ltr", as in the attribute `dir`; "auto" for none or an unknown language."""
    row = _known(code)
    if not row:
        return "auto"
    return "rtl" if row in RIGHT_TO_LEFT else "ltr"


def by_its_own_name(code: str) -> Language:
    """Return the language of `code`, one of CODES or a kind of one ("pt-br"), as its speakers look for it."""
    return Language(code, _TABLE[_known(code)][1], direction(code))


def foreign(code: str) -> Language | None:
    """Return the language of a text by its name in the active language, or None if it is that one."""
    return None if not code or code == get_language() else Language(code, name(code), direction(code))


def choices() -> list[tuple[str, str]]:
    """Return each code with its name in the active language, sorted by name.

    A function, so that migrations name it and not its rows.
    """
    return list(_choices_in(get_language()))


@lru_cache(maxsize=32)
def _choices_in(_language: str | None) -> tuple[tuple[str, str], ...]:
    """Forms and blocks ask thousands of times. The active language only tells the cache's entries apart."""
    return tuple(by_words((code, str(words)) for code, words in NAMES.items()))
