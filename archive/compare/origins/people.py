"""Names of people, which are no outlets though they stand where an outlet can: "writes Anna Brook"."""

import re

# Common given names: two capitalised words that begin with one, in any case form, are a person and no outlet.
GIVEN = """
    Ada Adam Adela Adrian Agnes Agnieszka Ahmed Aida Alain Alan Albert Alberto Alejandro Alessandro Alex
    Alexander Alexandra Alfred Ali Alice Alina Alison Amanda Amina Amy Ana Anatol Andrea Andreas Andrei Andrew
    Andrzej Angela Anita Anna Anne Annie Antoine Anton Antonio Arne Arthur Artur Astrid Barbara Bartosz Beata
    Beatriz Ben Benjamin Bernard Bernd Bert Björn Bogdan Boris Brenda Brian Brigitte Bruno Camille Carl Carla
    Carlos Carmen Carol Caroline Catherine Cecilia Charles Charlotte Chris Christian Christina Christine
    Christoph Christopher Claire Clara Claude Claudia Craig Cristina Damian Daniel Daniela Dariusz David Deborah
    Denis Diana Diego Dieter Dirk Dolores Dominik Donald Doris Dorota Edgar Eduard Eduardo Edward Ela Elena Eli
    Elisabeth Elizabeth Ella Elsa Emil Emilia Emily Emma Eric Erik Erna Ernst Eva Ewa Fabian Fatima Felix
    Fernando Filip Fiona Francesca Francesco Francis Francisco Franco Frank Franz Fred Frederik Friedrich
    Gabriel Gareth Gary Gavin Georg George Georges Gérard Gerda Gerhard Giorgio Giovanni Giulia Gisela Gonzalo
    Gordon Graham Greg Grzegorz Guillaume Günter Gunther Gustav Guy Hanna Hannah Hannes Hans Harald Harry
    Heather Heidi Heinz Helen Helena Helga Helmut Hélène Henri Henrik Henry Herbert Hervé Hilary Hugo Ian
    Ignacio Ilse Imran Ines Inga Inge Ingrid Irena Irene Irina Isabel Isabelle Ivan Iwan Iwona Jack Jackie Jacob
    Jacques Jaime Jakob Jakub James Jan Jana Jane Janet Janina Janusz Jason Javier Jean Jeff Jennifer Jens Jerzy
    Jessica Jill Jim Joachim Joan Joanna Joe Joel Johan Johann Johanna John Jonas Jonathan Jordan Jorge Josef
    Joseph José Juan Judith Julia Julian Julie Julien Julio Jürgen Jutta Kamil Karen Karin Karl Karol Katarzyna
    Kate Katharina Kathrin Kathleen Katja Keith Kenneth Kerstin Kevin Kim Klaus Konrad Kristina Krzysztof Kurt
    Kyle Lars Laura Laurent Lea Leah Lena Leon Leonard Leszek Lidia Lilian Linda Lisa Lorenzo Louis Louise Lucas
    Lucy Ludwig Luis Luisa Lukas Lydia Maciej Magdalena Magnus Maja Malcolm Manfred Manuel Marcel Marcin Marco
    Marcus Marek Margaret Maria María Mariana Marie Marina Mario Marion Mark Markus Marta Martha Martin Martina
    Mary Mateusz Mathieu Matteo Matthias Matthew Maureen Max Mehmet Michael Michał Michel Michèle Miguel Mikael
    Mike Miriam Miroslav Mohamed Mohammed Monika Nadia Nancy Natalia Natalie Neil Nicholas Nick Nicola Nicole
    Nicolas Niels Nigel Nikolai Nina Nora Ola Olaf Olga Oliver Olivia Omar Oskar Oscar Otto Pablo Pamela Paolo
    Pascal Patricia Patrick Paul Paula Paweł Pedro Peter Petra Philip Philippe Pierre Piotr Przemysław Rachel
    Rafael Rafał Rainer Ralf Ralph Ramón Raúl Raymond Rebecca Reinhard Renata Ricardo Richard Rita Robert
    Roberto Rodrigo Roger Roland Rolf Roman Ronald Rosa Rosalind Roy Rudolf Ruth Ryan Sabine Sally Sam Samuel
    Sandra Sarah Scott Sean Sebastian Sergei Sergio Sharon Silvia Simon Simone Sofia Sonia Sophie Stanisław
    Stefan Stefanie Steffen Stephen Steve Steven Stuart Susan Susanne Sven Sylvia Tamara Tania Tatiana Teresa
    Terry Tessa Thierry Thomas Thorsten Tim Timothy Tina Tobias Tom Tomasz Tony Torsten Tracy Trevor Ulrich
    Ulrike Ursula Ute Uwe Valentin Valerie Vera Verena Victor Victoria Viktor Vincent Violeta Virginia Vladimir
    Walter Wanda Wendy Werner Wiktor William Witold Wojciech Wolfgang Yvonne Zbigniew Zofia Zygmunt Адам
    Александр Алексей Алёна Алла Анастасия Анатолий Анатолій Андрей Андрій Анна Ганна Антон Аркадий Артём Артем
    Богдан Борис Вадим Валентин Валентина Валерий Валерій Василий Василь Вера Віра Виктор Віктор Виталий Віталій
    Владимир Володимир Вячеслав Галина Геннадий Георгий Григорий Григорій Данила Данило Дарья Дарина Денис
    Дмитрий Дмитро Евгений Євген Екатерина Катерина Елена Олена Зоя Иван Іван Игорь Ігор Илья Ілля Инна Інна
    Ирина Ірина Кирилл Кирило Константин Костянтин Ксения Лариса Леонид Леонід Лидия Лідія Людмила Любов Максим
    Марина Мария Марія Марк Марта Михаил Михайло Микола Надежда Надія Назар Наталья Наталія Никита Николай Нина
    Ніна Оксана Олег Олександр Олексій Олеся Ольга Остап Павел Павло Пётр Петро Полина Роман Ростислав Руслан
    Светлана Світлана Семён Сергей Сергій Софья Софія Степан Тамара Тарас Татьяна Тетяна Тимур Ульяна Фёдор
    Федір Юлия Юлія Юрий Юрій Яна Яков Яків Ярослав
"""


def person(name: str) -> bool:
    """Return whether a name begins with a given name, also in a case form.

    >>> person("Anna Brook"), person("Анне Брук"), person("Otago Witness")
    (True, True, False)
    """
    first, _, rest = name.partition(" ")
    return bool(rest) and len(first) > 2 and stem(first) in PEOPLE


def stem(word: str) -> str:
    """Return a given name without the vowels that case forms change at its end: "Анне" and "Анна" are one."""
    short = re.sub("(?:ом|ою|em|owi|[aeiouyęąàіиеаяюуоїйьёє]{1,2})$", "", word.casefold())
    return short if len(short) > 2 else word.casefold()


PEOPLE = frozenset(stem(name) for name in GIVEN.split())
