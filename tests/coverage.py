# ruff: noqa: E501
"""Invented articles: two stories told by several outlets in three languages, a look-alike of the first, and other news."""

from archive.capture import Article

ROWS = [  # (id, story, language, day, title, text)
    ("ferry-1", "ferry", "en", "2026-11-20", "Ferry Marlena runs aground off Brennholm with 214 aboard",
     "The ferry Marlena ran aground on the Skarv reef outside Brennholm early on Friday with 214 passengers aboard, the harbour office said.\n"
     "Captain Ingrid Solvang told the coast guard that the steering had failed eleven minutes before the ship struck the rocks.\n"
     "Lifeboats from Brennholm and Vestry brought everyone ashore by seven. Nine people were treated for cold."),
    ("ferry-2", "ferry", "en", "2026-11-20", "Passengers brought ashore after Brennholm ferry hits Skarv reef",
     "All 214 passengers of the ferry Marlena are safe after it struck the Skarv reef near Brennholm before dawn.\n"
     "A crew member said the steering failed minutes before the grounding. Captain Solvang is being questioned by investigators.\n"
     "The operator, Nordlys Lines, cancelled its crossings until Monday."),
    ("ferry-3", "ferry", "en", "2026-11-21", "Investigators look at steering of grounded ferry Marlena",
     "Investigators boarded the Marlena on Saturday to examine the steering gear that Captain Ingrid Solvang says failed before the ferry hit the Skarv reef.\n"
     "Nordlys Lines said the ship had passed its inspection in September. The harbour office in Brennholm closed the channel to large ships."),
    ("ferry-4", "ferry", "de", "2026-11-21", "Fähre Marlena vor Brennholm auf Grund gelaufen",
     "Vor Brennholm ist die Fähre Marlena mit 214 Passagieren auf das Riff Skarv gelaufen.\n"
     "Kapitänin Ingrid Solvang sagte, die Ruderanlage sei elf Minuten zuvor ausgefallen. Die Reederei Nordlys Lines strich alle Fahrten bis Montag."),
    ("ferry-5", "ferry", "uk", "2026-11-21", "Пором «Марлена» сів на мілину біля Бреннгольма",
     "Пором «Марлена» з 214 пасажирами на борту наскочив на риф Скарв біля Бреннгольма.\n"
     "Капітанка Інґрід Солванґ сказала, що кермо відмовило за 11 хвилин до удару. Компанія «Нордліс» скасувала рейси."),
    ("strike-1", "strike", "en", "2026-11-19", "Nordlys Lines crews vote to strike over winter rota",
     "Crews of Nordlys Lines voted on Thursday to walk out over a new winter rota, their union said.\n"
     "The vote concerns four hundred deckhands and engineers on six routes. Union leader Per Aune said talks had led nowhere since August."),
    ("strike-2", "", "en", "2026-11-21", "Ferry timetable in Oster changes for the winter",
     "The winter timetable of the Oster ferries starts on Sunday, with two crossings fewer each day.\n"
     "The council said that passengers with yearly tickets get a refund. The last boat leaves at nine in the evening."),
    ("mine-1", "mine", "en", "2026-11-18", "Tellmark copper mine sold to Auroch Metals for $1.3 billion",
     "Auroch Metals has agreed to buy the Tellmark copper mine from Hallgrim Holdings for $1.3 billion, both companies said on Wednesday.\n"
     "Chief executive Dana Okafor said the Tellmark deposit would double the group's output by 2029. Regulators must approve the sale."),
    ("mine-2", "mine", "en", "2026-11-18", "Auroch to double copper output with Tellmark purchase",
     "Auroch Metals is buying Tellmark, one of the last large copper deposits in the north, for $1.3 billion.\n"
     "Hallgrim Holdings, the seller, will use the money to repay debt. Dana Okafor, who leads Auroch, called it a once-in-a-decade deal."),
    ("mine-3", "mine", "de", "2026-11-19", "Auroch Metals kauft Kupfermine Tellmark",
     "Der Konzern Auroch Metals übernimmt die Kupfermine Tellmark von Hallgrim Holdings für 1,3 Milliarden Dollar.\n"
     "Konzernchefin Dana Okafor will die Förderung bis 2029 verdoppeln. Die Behörden müssen noch zustimmen."),
    ("reef", "", "en", "2026-11-21", "Divers count seahorses on northern reef",
     "Divers counted 61 seahorses on a reef north of Vestry, the most since the survey began.\n"
     "Biologist Lena Hartog said warmer water had helped the animals, which hide among weeds at a depth of nine metres."),
    ("budget", "", "en", "2026-11-20", "Council of Oster passes budget after long night",
     "The council of Oster passed next year's budget at four in the morning, with money for two schools and a bridge.\n"
     "Mayor Theo Lindqvist said nobody had got everything they wanted. The opposition voted against it."),
    ("chess", "", "en", "2026-11-20", "Teenager wins Harrow chess open",
     "Fifteen-year-old Amara Dube won the Harrow open with eight points from nine games.\n"
     "She beat the defending champion in the last round with the black pieces and said she would now do her homework."),
    ("storm", "", "en", "2026-11-21", "Storm Petra leaves thousands without power",
     "Storm Petra cut power to nine thousand homes along the coast on Saturday. Gusts of 130 kilometres an hour were measured at Vestry.\n"
     "Crews expect to mend the last lines by Sunday evening. Schools stay closed on Monday."),
    ("museum", "", "de", "2026-11-20", "Museum in Falkenau zeigt vergessene Malerin",
     "Das Museum in Falkenau zeigt zum ersten Mal alle Bilder der Malerin Klara Wendt.\n"
     "Die Schau mit neunzig Werken läuft bis März. Viele der Bilder hingen jahrzehntelang auf einem Dachboden."),
    ("bread", "", "uk", "2026-11-20", "У Вербівці відкрили стару пекарню",
     "У Вербівці знову працює пекарня, яку збудували понад сто років тому.\n"
     "Господиня Марта Гнатюк каже, що піч розпалили вперше за тридцять років. Хліб розкупили за годину."),
    ("harbour", "", "en", "2026-11-12", "Brennholm harbour gets new lights",
     "The harbour of Brennholm is fitting new lights along its quay, paid for by a regional fund.\n"
     "The work will be done by spring. Shopkeepers hope that more visitors will stay for the evening."),
    ("train", "", "en", "2026-11-20", "Night train to Harrow returns after nine years",
     "A night train will run to Harrow again from March, the railway said on Friday.\n"
     "It has places for 240 passengers and a dining car. Tickets go on sale next week."),
]  # fmt: skip


def article(id, title, text, day="", lang=""):
    return Article(id=f"{id}.test/", url=f"https://{id}.test/", title=title, text=text, published=day, lang=lang)


ARTICLES = {row[0]: article(row[0], row[4], row[5] + "\n", row[3], row[2]) for row in ROWS}
STORIES = {row[0]: row[1] for row in ROWS}
