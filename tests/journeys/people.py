"""The people of these stories: invented, accented, and never to be found where they should not be."""

ORGANISATION = "Greta de l'Estuaire, Sète"
EVALUATOR = "Maëlys Fontœnel"
PASSPHRASE = "pâté œuf maçon à Noël"  # noqa: S105 - of nobody
OTHER_EVALUATOR = "Noël Guézennec"
OTHER_PASSPHRASE = "l'été où ça grêle à Òran"  # noqa: S105 - of nobody
BIRTH_NAME = "Œuvrard-Nuñez"
FIRST_NAME = "Zoé"
LABEL = "Devis de la façade"
REASON = "Elle a posé le calcul où il le fallait, « sans aide »"
NAMES = (BIRTH_NAME, "Fontœnel", "Guézennec", LABEL)
COMMENT = "Je n'osais pas, l'œil sur l'horloge ; c'est fait, à Niš."
