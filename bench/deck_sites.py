"""What transcript sites put around a deck, in the languages of their visitors."""

import html
from dataclasses import dataclass, field

from bench import deck_words as words
from bench.deck_model import Render, Site
from bench.invent import Choice

LOADING = "งานนำเสนอกำลังจะดาวน์โหลด โปรดรอ"
SIMILAR = "งานนำเสนอที่คล้ายกัน"


@dataclass(frozen=True, slots=True)
class Language:
    """Slideshare's words in one language; `after` are the headings below the transcript."""

    counter: str
    offline: str
    recommended: str
    before: tuple[str, ...]
    after: tuple[str, ...]


LANGUAGES = (
    Language(
        "{n} of {all}",
        "Download to read offline",
        "Recommended",
        ("More Related Content", "What's hot"),
        ("Similar to {title}", "Recently uploaded"),
    ),
    Language(
        "{n} จาก {all}",
        "ดาวน์โหลดเพื่ออ่านแบบออฟไลน์",
        "แนะนำ",
        ("เนื้อหาที่เกี่ยวข้องเพิ่มเติม", "กำลังมาแรง"),
        ("คล้ายกับ {title}", "อัปโหลดล่าสุด"),
    ),
    Language(
        "{n} sur {all}",
        "Télécharger pour lire hors ligne",
        "Recommandé",
        ("Contenu connexe", "Tendances"),
        ("Similaire à {title}", "Dernier"),
    ),
    Language(
        "{n} de {all}",
        "Baixar para ler offline",
        "Recomendados",
        ("Mais conteúdo relacionado", "Mais procurados"),
        ("Semelhante a {title}", "Último"),
    ),
    Language(
        "{n} de {all}",
        "Descargar para leer sin conexión",
        "Recomendados",
        ("Más contenido relacionado", "La actualidad más candente"),
        ("Similar a {title}", "Último"),
    ),
    Language(
        "{n} von {all}",
        "Downloaden Sie, um offline zu lesen",
        "Empfohlen",
        ("Weitere ähnliche Inhalte", "Was ist angesagt?"),
        ("Ähnlich wie {title}", "Kürzlich hochgeladen"),
    ),
)


@dataclass(slots=True)
class Page:
    """A saved page: paragraphs of lines before the slides, the slides, and those after."""

    title: str
    before: list[list[str]] = field(default_factory=list)
    slides: list[list[str]] = field(default_factory=list)
    after: list[list[str]] = field(default_factory=list)
    gap: str = "\n\n"


def framed(choice: Choice, site: Site, title: str, slides: list[list[str]]) -> Page:
    """The deck as the site shows it."""
    if site == "slideshare":
        return _slideshare(choice, title, slides)
    if site == "slideplayer_amp":
        return _amp(choice, title, slides)
    return _slideplayer(choice, title, slides)


def _slideplayer(choice: Choice, title: str, slides: list[list[str]]) -> Page:
    english = choice.share() < 0.3
    similar = "Similar presentations" if english else SIMILAR
    theme = (
        f'Presentation on theme: "{title}"— Presentation transcript:'
        if english
        else f'งานนำเสนอเรื่อง: "{title}"— ใบสำเนางานนำเสนอ:'
    )
    loading = "Presentation is loading. Please wait." if english else LOADING
    before = [[loading], [loading], [title], [similar], *_related(choice, 0, 6), [theme]]
    after = [[f'Download ppt "{title}"' if english else f"ดาวน์โหลด ppt {title}"]]
    return Page(title, before, _numbered(slides, "{n} "), [*after, [similar], ["Ads by Google"]])


def _amp(choice: Choice, title: str, slides: list[list[str]]) -> Page:
    before = [[title], ["Slides:"], ["Advertisements"], [SIMILAR], *_related(choice, 3, 9)]
    after = [[f"ดาวน์โหลด ppt {title}"]] if choice.share() < 0.5 else []
    return Page(title, before, _numbered(slides, "{n} "), after)


def _slideshare(choice: Choice, title: str, slides: list[list[str]]) -> Page:
    language = choice.of(LANGUAGES)
    count = str(len(slides))
    first = language.counter.format(n=1, all=count)
    before = [[title], [first], [language.offline], [language.recommended]]
    before += _related(choice, 1, 4)
    for heading in language.before:
        before += [[heading], *_related(choice, 0, 4)]
    if choice.share() < 0.6:
        before.append([title])
    after = []
    for heading in language.after:
        after += [[heading.format(title=title)], *_related(choice, 0, 5)]
    opening = "{n}. "
    if choice.share() < 0.4:
        opening = language.counter.replace("{all}", count) + choice.of((" ", "\n"))
    gap = choice.of(("\n", "\n\n"))
    return Page(title, before, _numbered(slides, opening), after, gap)


def _related(choice: Choice, least: int, most: int) -> list[list[str]]:
    titles = list(words.RELATED)
    choice.random.shuffle(titles)
    return [[title] for title in titles[: choice.between(least, most)]]


def _numbered(slides: list[list[str]], opening: str) -> list[list[str]]:
    """Each slide with its number before it; of a blank one the number is all there is."""
    numbered = []
    for number, lines in enumerate(slides, start=1):
        text = opening.replace("{n}", str(number)) + "\n".join(lines)
        numbered.append([line.rstrip() for line in text.strip().split("\n")])
    return numbered


def drawn(page: Page, render: Render) -> str:
    """The page as plain text, or as HTML in which a slide is a paragraph."""
    if render == "text":
        parts = [*page.before, *page.slides, *page.after]
        return page.gap.join("\n".join(lines) for lines in parts) + "\n"
    return _HTML.format(
        title=html.escape(page.title),
        before=_blocks(page.before, "div"),
        slides=_blocks(page.slides, "p"),
        after=_blocks(page.after, "div"),
    )


def _blocks(parts: list[list[str]], tag: str) -> str:
    return "\n".join(
        f"<{tag}>{'<br>'.join(html.escape(line) for line in lines)}</{tag}>" for lines in parts
    )


_HTML = """<!DOCTYPE html>
<html lang="th">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>.slide p:before {{ content: "1 มิติที่ 9"; }}</style>
<script>var labels = ["2 ปฏิทิน", "ระดับดีมาก5"];</script>
</head>
<body>
<!-- <p>3 กรอบการประเมินผล มิติที่ 1 (น้ำหนักร้อยละ 99)</p> -->
<header>
{before}
</header>
<main class="slide">
{slides}
</main>
<footer>
{after}
</footer>
<script>ga("send", "1 of 2");</script>
</body>
</html>
"""
