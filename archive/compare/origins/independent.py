"""How many independent origins a story's articles rest on, and the lines that say so: "12 articles, 2 independent origins"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archive.compare.origins.model import Origin, Report
from archive.compare.origins.names import fold

PUBLIC = ("official", "document", "social")
SMALL = frozenset(
    "the of a an in on at to for der die das des dem den von vom im am de la le les du des el los las del у в на із з w z i and und et y и і group konzern".split()
)
# Bodies and papers under their names in several languages, so that a story's articles agree on who spoke.
SAME = [
    r"police|polizei|polic[ií]a|policj\w+|поліці\w+|полици\w+|constabulary|gendarmerie",
    r"governments?|\w*regierung|gouvernement|gobierno|rząd\w*|уряд\w*|кабмін\w*|правительств\w+|cabinet",
    r"ministr(?:y|ies)|\w*ministeriums?|ministère|ministerio|ministerstw\w+|міністерств\w+|министерств\w+",
    r"ministers?|\w*minister(?:in)?|ministre|ministr[oa]|міністр\w*|министр\w*",
    r"courts?|\w*gericht\w*|tribunal|juzgado|cour|sąd\w*|суд\w{0,2}",
    r"prosecut\w+|\w*staatsanwalt\w*|parquet|procureure?|fiscal\w*|prokurat\w+|прокур\w+",
    r"council|\w*rat|conseil|consejo|rada|рад[аи]|совет|ayuntamiento|town hall|city hall|municipality|municipio|rathaus|mairie|ratusz|мері\w+|мэри\w+|мерия|gemeinde",
    r"mayor|\w*bürgermeister(?:in)?|maire|alcald\w+|burmistrz\w*|мер|мера|мэр|мэра",
    r"commission|\w*kommission|comisi[óo]n|komisj\w+|комісі\w+|комисси\w+",
    r"post office|postal service|\w*postamt|post|la poste|correos|poczta|укрпошта|пошта|почта",
    r"fire (?:brigade|service|department)|firefighters|feuerwehr|pompiers|bomberos|straż(?: pożarna)?|strażacy|пожежник\w+|рятувальник\w+|пожарн\w+|спасател\w+|ДСНС|МЧС",
    r"hospital|\w*klinik\w*|krankenhaus|hôpital|szpital\w*|лікарн\w+|больниц\w+|clinic\w*",
    r"army|armee|bundeswehr|armée|ejército|wojsko|армі\w+|армия|генштаб",
    r"company|unternehmen|\w*konzern|entreprise|société|empresa|compañía|spółka|firma|компанія|компания|firm|corporation|groupe|grupo",
    r"airline|airways|fluggesellschaft|compagnie aérienne|aerolínea|linie lotnicze|авіакомпан\w+|авиакомпан\w+",
    r"rail\w*|\w*bahn|sncf|renfe|kolej\w*|залізниц\w+|железн\w+ дорог\w+|train operator|przewoźnik|перевізник|перевозчик",
    r"harbou?r|port|\w*hafen\w*|puerto|порт\w*",
    r"governor|head of (?:the )?region|gouverneur\w*|gobernador\w*|губернатор\w*|голова (?:ова|області)|wojewoda|préfète?|préfecture",
    r"president|präsident(?:in)?|présidente?|presidente|presidenta|prezydent\w*|президент\w*",
    r"universit\w+|uniwersytet\w*|університет\w*|университет\w*|hochschule",
    r"bank|\w*bank|banque|banco|банк\w*|нацбанк|центробанк",
    r"complaint|lawsuits?|suit|klage(?:schrift)?|plainte|assignation|demanda|querella|pozew|позов\w*|иск|court (?:papers|filings?|documents?)|filing",
    r"ruling|verdict|judge?ment|urteil\w*|jugement|arrêt|sentencia|fallo|wyrok\w*|вирок\w*|приговор\w*|решение суда|рішення суду",
    r"indictment|charge sheet|anklage\w*|acte d'accusation|acusación|akt oskarżenia|обвинувальн\w+|обвинительн\w+",
    r"reports?|\w*bericht\w*|rapport|informe|raport\w*|sprawozdani\w+|звіт\w*|отч[её]т\w*|audit\w*|аудит\w*",
    r"regist(?:er|ry)|\w*register\w*|registre|registro|rejestr\w*|реєстр\w*|реестр\w*|krs|егрюл",
    r"minutes|\w*protokoll\w*|procès-verbal|compte-rendu|actas?|protok[óo]ł\w*|протокол\w*",
    r"agenda|tagesordnung|ordre du jour|orden del día|porządek obrad|порядок денний|повестк\w+",
    r"stud(?:y|ies)|studie|étude|estudio|badani\w+|дослідженн\w+|исследовани\w+",
    r"bishop|\w*bischof|évêque|obispo|biskup\w*|єпископ\w*|епископ\w*|diocese|bistum|diocèse|diócesis|diecezja|єпархія|епархия",
    r"club|\w*verein|klub\w*|клуб\w*",
    r"union|gewerkschaft|syndicat|sindicato|związek\w*|профспілк\w+|профсоюз\w*",
    r"parliament|parlament\w*|parlement|sejm\w*|рада україни|парламент\w*",
]
CONCEPTS = [re.compile(rf"(?<!\w)(?:{row})(?!\w)", re.IGNORECASE) for row in SAME]


@dataclass(frozen=True, slots=True)
class Shared:
    """One independent origin of a story, and for each article that rests on it how the article says so."""

    name: str
    kind: str
    articles: Mapping[str, Origin]


def independent(found: Mapping[str, Sequence[Origin]]) -> list[Shared]:
    """Return the distinct origins of a story's articles, article id -> origins, the most used first.

    An outlet's own report and another's attribution to it are one origin, and so are the names that several articles, in
    several languages, give to one body's statement.

    >>> one = Origin(name="Brackwater police", kind="official")
    >>> two = Origin(name="die Polizei", kind="official")
    >>> [(s.name, [*s.articles]) for s in independent({"a": [one], "b": [two], "c": [one]})]
    [('Brackwater police', ['a', 'b', 'c'])]
    """
    clusters: list[list[tuple[str, Origin]]] = []
    for article, origins in found.items():
        for origin in origins:
            home = next((cluster for cluster in clusters if any(alike(origin, other) for _, other in cluster)), None)
            if home is None:
                clusters.append(home := [])
            home.append((article, origin))
    shared = []
    for cluster in clusters:
        names = [origin.name for _, origin in cluster]
        name = max(names, key=lambda name: (sum(bool(content(name) & content(other)) for other in names), len(name)))
        kind = next((o.kind for _, o in cluster if o.kind != "own"), "own")
        first: dict[str, Origin] = {}
        for article, origin in cluster:
            first.setdefault(article, origin)
        shared.append(Shared(name, kind, first))
    return sorted(shared, key=lambda s: -len(s.articles))


def unified(found: Mapping[str, Sequence[Origin]]) -> dict[str, tuple[Origin, ...]]:
    """Return each article's origins with a public origin's name as most articles of the story give it."""
    names = {
        id(o): shared.name for shared in independent(found) if shared.kind in PUBLIC for o in shared.articles.values()
    }
    return {
        article: tuple(replace(o, name=names.get(id(o), o.name)) for o in origins) for article, origins in found.items()
    }


def alike(one: Origin, other: Origin) -> bool:
    """Return whether two articles of a story mean the same origin."""
    if fold(one.name) == fold(other.name):
        return one.kind == other.kind or not {one.kind, other.kind} & set(PUBLIC)
    if one.kind not in PUBLIC or one.kind != other.kind:
        return False
    mine, yours = content(one.name), content(other.name)
    if mine and yours and (mine <= yours or yours <= mine):
        return True
    proper = {w for w in mine & yours if w in capitals(one.name) or w in capitals(other.name)}
    return (
        bool(proper)
        or bool(concepts(one.name) & concepts(other.name))
        and not (capitals(one.name) and capitals(other.name))
    )


def content(name: str) -> set[str]:
    """Return the words of a name that mean something."""
    return set(re.findall(r"\w+", fold(name))) - SMALL


def capitals(name: str) -> set[str]:
    """Return the words in capitals after the first that are no kind of body or paper themselves."""
    return {
        word.casefold() for word in re.findall(r"\w+", name)[1:] if word[0].isupper() and not concepts(word)
    } - SMALL


def concepts(name: str) -> set[int]:
    """Return the kinds of body or paper a name speaks of."""
    return {number for number, row in enumerate(CONCEPTS) if row.search(name)}


def lines(reports: Mapping[str, Report], found: Mapping[str, Sequence[Origin]]) -> list[str]:
    """Return what `clipfile story origins` prints: the count, then each origin with its articles and the words that say so."""
    shared = independent(found)
    articles, origins = len(found), len(shared)
    out = [f"{articles} article{'s' * (articles != 1)}, {origins} independent origin{'s' * (origins != 1)}"]
    for origin in shared:
        out += ["", f"{origin.name} ({origin.kind}): {len(origin.articles)} of {articles}"]
        for article, said in origin.articles.items():
            via = f" via {said.via}" if said.via else ""
            out.append(f"  {reports[article].outlet or article}{via}: {evidence(reports[article], said)}")
    return out


def evidence(report: Report, origin: Origin, width: int = 90) -> str:
    """Return the first evidence of an origin as a reader sees it, with its place if it is not in the text."""
    if not origin.evidence:
        return "names no source"
    span = origin.evidence[0]
    places = {"text": report.text, "title": report.title, "byline": report.byline, **report.hints}
    words = " ".join(places.get(span.place, "")[span.start : span.end].split())
    words = words if len(words) <= width else words[: width - 1] + "…"
    return f"“{words}”" + ("" if span.place == "text" else f" ({span.place})")
