"""Of what the names of people who never signed are made: by country, so that they sound at home there."""

# country → share of the signatures in parts of a hundred, given names, family names
PEOPLE: dict[str, tuple[int, str, str]] = {
    "FR": (14, "Amélie Bastien Clémence Étienne Léa Mathis Océane Rémi", "Aubry Blanchet Caron Delmas Fabre"),
    "GB": (12, "Alfie Beth Callum Erin Harriet Owen Priya Tom", "Ashdown Birtles Croft Fenwick Rahman Tully"),
    "DE": (
        10,
        "Anneke Bastian Femke Jonas Lene Malte Svenja Yusuf",
        "Brandt Demir Köhler Lüders Reimann Voss",
    ),
    "ES": (
        9,
        "Aitana Bruno Candela Íker Lucía Martín Noa Saúl",
        "Arrieta Belmonte Cano Iglesias Montero Rey",
    ),
    "SE": (8, "Agnes Björn Ebba Hampus Märta Nils Saga Åke", "Ek Forsberg Hallin Lindqvist Nyman Öberg"),
    "IE": (7, "Aoife Cian Fionn Niamh Oisín Róisín Siobhán Tadhg", "Brannigan Crotty Delahunt Furlong Keane"),
    "PL": (7, "Antoni Ewa Jagoda Kacper Łucja Mikołaj Oliwia Zofia", "Borkowska Dudek Lis Mazur Wrona Żak"),
    "KE": (6, "Achieng Baraka Chebet Kiprono Makena Njeri Otieno Wanjiru", "Kamau Mutua Odhiambo Wachira"),
    "IT": (6, "Alessia Davide Giulia Lorenzo Marta Nicolò Ornella Pietro", "Bassi Grassi Marchetti Ruggeri"),
    "NO": (4, "Aksel Eirik Frida Håkon Ingrid Live Sondre Tuva", "Aasen Bakke Lie Nordby Solheim"),
    "BR": (4, "Caio Dandara Heloísa Jandira Mateus Raí Tainá Vítor", "Barros Figueiredo Lopes Menezes Prado"),
    "IN": (4, "Arif Devika Farhan Ishita Meenal Rohan Sanya Vikram", "Deshpande Iyer Kulkarni Qureshi Sen"),
    "MA": (3, "Amal Brahim Hind Karim Nour Salma Youssef Zineb", "Amrani Bennis Idrissi Lahlou Tazi"),
    "CA": (2, "Anouk Blake Cédric Maude Rosalie Wren", "Gauthier MacLeod Thériault Whitecloud"),
    "PH": (2, "Althea Datu Jun Luzviminda Marikit Paolo", "Bautista Dimaculangan Reyes Salonga"),
    "SN": (1, "Aminata Cheikh Fatou Ousmane", "Diouf Faye Ndiaye Sarr"),
    "AR": (1, "Camila Facundo Lautaro Malena", "Ferreyra Quiroga Sosa"),
}

# Where people say that they live. None of these is on a map.
TOWNS = ("Kestrel Bay", "Alder Cross", "Saint-Orme", "Puerto Manso", "Low Harrow", "Wadi Nur", "Vesterlund")
