"""Names of persons who do not exist: given and family names of several languages, put together at random.

Large memberships have persons of the same name, and so does this one.
"""

from random import Random

LANGUAGES: tuple[tuple[str, str], ...] = (
    (
        "Alice Martin Helen Peter Ruth Owen Nora Simon Joan Graham Megan Rhys Clare Duncan Elsie Walter",
        "Ashby Fenwick Marlow Pryce Haddon Larkin Thorne Wetherby Bevan Carrick Dunmore Ellery Hollis Quill Tolley",
    ),
    (
        "Camille Luc Odile Rémi Agnès Étienne Margaux Yves Hélène Bastien Sylvie Théo",
        "Lavergne Chastain Delorme Morvan Perrault Rochefort Aubriot Vasseur Girardin Maréchal Béraud Tessier",
    ),
    (
        "Anke Jürgen Liesel Bernd Käthe Ulrich Frauke Matthias Sabine Jörg Heike Anton",
        "Brandner Eichholz Falkenrath Grüner Hollstein Krämer Löwenthal Rademacher Sieveking Weidlich Zöllner",
    ),
    (
        "Chiara Davide Lucia Matteo Ornella Piero Silvia Tommaso Giulia Renzo",
        "Albertini Bonfanti Carraro Della_Rovere Fontanari Guarnieri Montalto Pellizzari Santoro Vianello",
    ),
    (
        "Inés Joaquín Lucía Mateo Rocío Ramón Beatriz Andrés Pilar Tomás",
        "Arrieta Belmonte Castañeda Elizondo Ibarra Montalbán Núñez Olmedo Peñalver Zaldívar",
    ),
    (
        "Agnieszka Bogdan Danuta Grzegorz Jadwiga Łukasz Małgorzata Paweł Zofia Wojciech",
        "Bielawski Czarnota Dąbek Górecki Jaskółka Królak Maślanka Sobczyk Wilczek Żurek",
    ),
    (
        "Aino Eero Helmi Kalle Liisa Mikko Päivi Riikka Tapio Väinö",
        "Aaltonen Hakala Järvelä Kivimäki Lehtonen Mäkelä Niskanen Peltola Rautio Ylönen",
    ),
    (
        "Ayşe Burak Çiğdem Deniz Elif Hakan İpek Murat Selin Yusuf",
        "Akçay Bozkurt Çetin Demirci Erdoğmuş Güneş Kılıç Öztürk Şimşek Yıldırım",
    ),
    (
        "Amina Bilal Fatou Idris Khadija Malik Nadia Rachid Samira Yasmin",
        "Alaoui Benkirane Cissé Diallo Haddad Keita Mansour Ndiaye Rahmani Sesay",
    ),
    (
        "Anjali Dev Gauri Harish Kavita Mohan Nisha Prakash Radha Vikram",
        "Banerjee Chaudhari Deshmukh Iyer Joshi Kulkarni Menon Naidu Pillai Sengupta",
    ),
    (
        "Adaeze Chidi Folake Ifeanyi Kemi Nnamdi Olu Temi Tunde Yewande",
        "Abiodun Chukwu Eze Falade Ibekwe Nwosu Obaseki Okafor Onyema Sowande",
    ),
    (
        "Hana Jiro Keiko Minh Linh Ren Sora Thanh Yumi Anh",
        "Fujimori Hoang Ishikawa Kuroda Lam Nguyen Okabe Tanabe Tran Vo",
    ),
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


GIVEN = tuple(_words(given) for given, _ in LANGUAGES)
FAMILY = tuple(_words(family) for _, family in LANGUAGES)


def name(draw: Random) -> str:
    """Return a name, mostly with both parts from one language."""
    given = draw.randrange(len(LANGUAGES))
    family = given if draw.randrange(5) else draw.randrange(len(LANGUAGES))
    return f"{draw.choice(GIVEN[given])} {draw.choice(FAMILY[family])}"
