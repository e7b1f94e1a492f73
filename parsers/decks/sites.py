"""The frames of the sites that publish transcripts of slide decks, in the languages they speak.

Seen (`formats.md`, section 9): slideplayer's `/slide/` pages, whose transcript follows a label;
its `/amp/` pages, where related decks stand before the slides; slideshare, whose own words are
of any language and which counts its slides as `n of N`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Site = Literal["slideplayer", "slideshare"]

_QUOTES = "\"“”„«»'"
_TRANSCRIPT_OF = re.compile(
    r"(?:ใบสำเนางานนำเสนอ|Presentation\s+transcript|Transcripci[oó]n\s+de\s+la\s+presentaci[oó]n"
    r"|Transcri[cç][aã]o\s+da\s+apresenta[cç][aã]o|Transcription\s+de\s+la\s+pr[eé]sentation"
    r"|Pr[aä]sentation\s*transkript|Trascrizione\s+della\s+presentazione)\s*:\s*$",
    re.IGNORECASE,
)
_THEME = re.compile(
    r"(?:งานนำเสนอเรื่อง|Presentation\s+on\s+theme|Presentaci[oó]n\s+del\s+tema"
    r"|Apresenta[cç][aã]o\s+em\s+tema|Pr[eé]sentation\s+au\s+sujet"
    r"|Pr[aä]sentation\s+zum\s+Thema|Presentazione\s+sul\s+tema)\s*:\s*"
    rf"(?:[{_QUOTES}](?P<title>.*)[{_QUOTES}]\s*(?:[—–-]|$)|(?P<bare>.*))",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:งานนำเสนอที่คล้ายกัน|Similar\s+presentations|Presentaciones\s+similares"
    r"|Apresenta[cç][oõ]es\s+semelhantes|Pr[eé]sentations\s+similaires"
    r"|[AÄ]hnliche\s+Pr[aä]sentationen|Presentazioni\s+simili)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_SLIDEPLAYER_OFFER = re.compile(
    r"(?:ดาวน์โหลด|Download|Descargar|Carregar|T[eé]l[eé]charger|Herunterladen|Scaricare)\s+ppt\b",
    re.IGNORECASE,
)
_SLIDEPLAYER_FOOT = re.compile(
    r"(?:Ads\s+by\s+Google|SlidePlayer|About\s+project|เกี่ยวกับโครงการ\s*$|©\s*20[0-9]{2}"
    r"|Privacy\s+policy|Terms\s+of\s+service|ข้อเสนอแนะ\s*SlidePlayer)",
    re.IGNORECASE,
)
_SLIDES_LABEL = re.compile(r"Slides\s*:\s*(?:[0-9]{1,3})?\s*$|Advertisements?\s*$", re.IGNORECASE)

_OF = r"(?:of|sur|de|von|di|dari|av|van|из|จาก)"
_COUNTED = re.compile(
    rf"(?:Slide\s+|สไลด์(?:ที่)?\s*)?(?P<number>[0-9]{{1,3}})\s+{_OF}\s+(?P<total>[0-9]{{1,3}})"
    r"(?:\s+(?P<text>\S.*))?$",
    re.IGNORECASE,
)
_OFFLINE = re.compile(
    r"(?=.{8,60}$)(?:.*(?:read|lire|ler|leer|leggere|dibaca|อ่าน).{0,20}?"
    r"(?:offline|hors\s+ligne|sin\s+conexi[oó]n|ออฟไลน์)|.*\boffline\s+zu\s+lesen)",
    re.IGNORECASE,
)
_TRANSCRIPT_HEADING = re.compile(
    r"(?:Transcript(?:ion)?|Transcri[cç][aã]o|Transcripci[oó]n|Transkript|Trascrizione|ถอดความ"
    r"|Transcript\s*:?)\s*:?\s*$",
    re.IGNORECASE,
)
_SLIDESHARE_END = re.compile(
    r"(?:More\s+Related\s+Content|What'?s\s+hot|Similar\s+to\b|Viewers\s+also\s+liked|Featured\s*$"
    r"|More\s+from\b|Recently\s+uploaded|Recommended\s*$|Editor'?s\s+Notes|Related\s+(?:slide|Books)"
    r"|Plus\s+de\s+contenu\s+connexe|Contenu\s+connexe|Tendances\s*$|Similaire\s+[aà]\b"
    r"|Les\s+utilisateurs\s+ont|En\s+vedette\s*$|Plus\s+de\b|Dernier\s*$|Recommand[eé]s?\s*$"
    r"|Notes\s+de\s+l['’][eé]diteur"
    r"|Mais\s+conte[uú]do\s+relacionado|Conte[uú]do\s+relacionado|Mais\s+procurados|Semelhante\s+a\b"
    r"|Destaque\s*$|Mais\s+de\b|[UÚ]ltimos?\s*$|Recomendad[oa]s?\s*$|Notas\s+do\s+Editor"
    r"|M[aá]s\s+contenido\s+relacionado|La\s+actualidad\s+m[aá]s|Similar\s+a\b|Destacado\s*$"
    r"|M[aá]s\s+de\b|Los\s+usuarios\s+tambi|Notas\s+del\s+editor"
    r"|Weitere\s+[aä]hnliche\s+Inhalte|[AÄ]hnlich\s+wie\b|Was\s+ist\s+angesagt|Andere\s+mochten"
    r"|Empfohlen\s*$|Mehr\s+von\b|K[uü]rzlich\s+hochgeladen|Hinweis\s+der\s+Redaktion"
    r"|Altri\s+contenuti|Simile\s+a\b|Pi[uù]\s+di\b"
    r"|เนื้อหาที่เกี่ยวข้อง|คล้ายกับ(?:\s|$)|อัปโหลดล่าสุด|รายการแนะนำ|แนะนำสำหรับคุณ|เพิ่มเติมจาก)",
    re.IGNORECASE,
)
_SLIDESHARE_ASIDE = re.compile(
    r"(?:Most\s+read|Le\s+plus\s+lu|Mais\s+lidos?|M[aá]s\s+le[ií]d[oa]s?|Meistgelesen|Pi[uù]\s+lett[io]"
    r"|Read\s+(?:more|less)|Lire\s+moins|En\s+savoir\s+plus|Ler\s+mais|Leia\s+(?:mais|menos)|Leer\s+m[aá]s"
    r"|(?:Save|Share|Like|Report|Embed|Follow|Enregistrer|Partager|Signaler|Suivre|J['’]aime|Salvar|Gostar"
    r"|Compartilhar|Denunciar|Seguir|Guardar|Compartir|Recomendar|Speichern|Teilen|Melden"
    r"|Folgen|Gef[aä]llt\s+mir|บันทึก|แชร์)(?:\s+\d[\d.,]*)?"
    r"|\d[\d.,]*\s+(?:likes?|views?|vues|visualiza[cç][oõ]es|visualizaciones|Aufrufe|gostaram|j['’]aime"
    r"|recomendaciones))\s*$",
    re.IGNORECASE,
)
_SLIDESHARE = re.compile(r"slideshare", re.IGNORECASE)

_TRACES = (
    *("งานนำเสนอ", "senta", "lideshare", "lideShare", "ออฟไลน์", "offline", "hors ligne"),
    *("sin conexi", "Transc", "Transk", "Trascr", "ถอดความ"),
)
"""Letters of which every site's own words hold some."""


@dataclass(frozen=True)
class Frame:
    """Where a transcript's slides may stand: the lines from `start` to `end` (exclusive).

    `labels` are lines of the site's own within them; `has_label` says that a label names the
    place at which the transcript begins.
    """

    site: Site
    title: str | None
    start: int
    end: int
    has_label: bool
    labels: tuple[int, ...] = ()


def counted_slide(text: str) -> re.Match[str] | None:
    """Slideshare's `n of N` at the line's start, in any of its languages: number, total, text."""
    return _COUNTED.match(text)


def is_deck(text: str) -> bool:
    """Whether the text has the frame of a site that publishes slide decks."""
    # Most documents are none, and have none of these letters: looking for them costs little.
    if not any(trace in text for trace in _TRACES):
        return False
    lines = [line.strip() for line in text.split("\n")]
    if any(_opens_transcript(line) or _THEME.match(line) for line in lines):
        return True
    if any(_RELATED.match(line) for line in lines):
        ends = (_SLIDES_LABEL, _SLIDEPLAYER_OFFER, _SLIDEPLAYER_FOOT)
        return any(sign.match(line) for line in lines for sign in ends)
    # A page of a printed document counts itself too: only slideshare offers it, or heads it.
    if not any(_OFFLINE.match(line) or _TRANSCRIPT_HEADING.match(line) for line in lines):
        return False
    return any(_COUNTED.match(line) for line in lines)


def find_frame(texts: Sequence[str]) -> Frame:
    """The frame around a deck's slides, in lines that `is_deck` says yes to."""
    theme = next((found for text in texts if (found := _THEME.match(text))), None)
    if theme or any(_RELATED.match(text) for text in texts):
        title = (theme["title"] or theme["bare"] or "") if theme else ""
        return _slideplayer(texts, title.strip().removesuffix(".").strip() or None)
    return _slideshare(texts)


def _opens_transcript(text: str) -> bool:
    return text.endswith(":") and _TRANSCRIPT_OF.search(text) is not None


def _slideplayer(texts: Sequence[str], title: str | None) -> Frame:
    label = next((at for at, text in enumerate(texts) if _opens_transcript(text)), None)
    related = [at for at, text in enumerate(texts) if _RELATED.match(text)]
    labels: tuple[int, ...] = ()
    if label is not None:
        start = label + 1
    else:
        labels = tuple(at for at, text in enumerate(texts) if _SLIDES_LABEL.match(text))
        start = max([*labels, *related[:1]], default=-1) + 1
    ends = [at for at in range(start, len(texts)) if _SLIDEPLAYER_OFFER.match(texts[at])]
    after = [at for at in related if at >= start]
    end = min([*ends, *after, len(texts)])
    shown = title or (_first_text(texts) if label is None else None)
    return Frame("slideplayer", shown, start, end, label is not None, labels)


def _slideshare(texts: Sequence[str]) -> Frame:
    heading = next((at for at, text in enumerate(texts) if _TRANSCRIPT_HEADING.match(text)), None)
    start = 0 if heading is None else heading + 1
    labels = tuple(_slideshares_own(texts))
    title = _first_text(texts)
    return Frame("slideshare", title, start, len(texts), heading is not None, labels)


def _slideshares_own(texts: Sequence[str]) -> Iterator[int]:
    """Lines of slideshare's own: offers, headings over related decks, buttons below a count."""
    for at, text in enumerate(texts):
        if any(sign.match(text) for sign in (_OFFLINE, _TRANSCRIPT_HEADING, _SLIDESHARE_END)) or (
            _SLIDESHARE_ASIDE.match(text) and at and _COUNTED.match(texts[at - 1])
        ):
            yield at


def ends_slides(text: str, site: Site) -> bool:
    """Whether the line heads what the site shows below its slides, or between them."""
    sign = _SLIDESHARE_END if site == "slideshare" else _SLIDEPLAYER_FOOT
    return sign.match(text) is not None


def _first_text(texts: Sequence[str]) -> str | None:
    skipped = (_OFFLINE, _COUNTED, _SLIDES_LABEL, _RELATED, _SLIDESHARE)
    for text in texts:
        if text and not any(sign.match(text) for sign in skipped):
            return text
    return None
