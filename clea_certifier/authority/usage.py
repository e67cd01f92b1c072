"""What ``clea-certifier authority --help`` says."""

USAGE = """\
Usage : clea-certifier authority ACTE …

 Sur la machine de la racine, hors de tout réseau :
  create-root     --root DOSSIER --name NOM                 fonde la racine ; dit son empreinte, à mettre sur papier
  sign-issuing    --root DOSSIER --request FICHIER --fingerprint EMPREINTE --out FICHIER
  root-list       --root DOSSIER --out FICHIER              la liste de révocation de la racine, tous les 90 jours
  revoke-issuing  --root DOSSIER --serial N --reason RAISON --out FICHIER [--since INSTANT]

 Sur la machine de l'autorité :
  create-issuing  --folder DOSSIER --name NOM --out FICHIER    la demande à porter à la racine ; dit son empreinte
  install-issuing --folder DOSSIER --answer FICHIER --fingerprint EMPREINTE-DE-LA-RACINE
  install-list    --folder DOSSIER --list FICHIER           prend la liste que la racine a faite
  keep-issuing    --folder DOSSIER --trust DOSSIER          garde, d'après le dossier publié, une autorité d'émission
                                                            dont la clé est perdue, et sa dernière liste
  seal-unit       --folder DOSSIER                          la clé qui signe les courriers, ou sa suivante
  time-unit       --folder DOSSIER --request FICHIER --name NOM --out FICHIER
  time-anchor     --folder DOSSIER --certificate FICHIER [--withdraw]    croit aussi l'horodatage d'un autre
                                                            organisme, ou ne le croit plus
  deposit-key     --folder DOSSIER --recipient age1…        la clé à laquelle les postes chiffrent les dossiers
  invite          --folder DOSSIER --name NOM --organisation NOM --role {roles} --letter FICHIER.pdf|.txt
                  [--person IDENTIFIANT] [--days JOURS]     --person : quelqu'un que le registre connaît déjà
  withdraw        --folder DOSSIER --invitation IDENTIFIANT  reprend une invitation qui n'a pas servi
  enrol           --folder DOSSIER --request FICHIER --out FICHIER [--yes]
  renew           --folder DOSSIER --request FICHIER --out FICHIER [--yes]
  revoke          --folder DOSSIER --person IDENTIFIANT | --serial N --reason RAISON [--since INSTANT]
                  à redire si c'est pire : la date la plus ancienne reste, et « cle-volee » l'emporte
  crl             --folder DOSSIER                          de nouvelles listes de révocation
  publish         --folder DOSSIER --out DOSSIER            le dossier de confiance et toutes les listes, par date
  update          --folder DOSSIER --out FICHIER            la mise à jour signée pour les postes
  status          --folder DOSSIER                          ce qui finit bientôt, ce qui manque, ce qui attend
  people          --folder DOSSIER                          tout ce qui a été établi, avec les numéros de série
  backup          --folder DOSSIER --out FICHIER            une copie entière du registre
  passphrase      --folder DOSSIER                          change la phrase secrète de toutes les clés

 RAISON : {reasons}
 La phrase secrète se lit dans --passphrase-file, sinon dans la variable {variable}, sinon au clavier.
 Réponses : 0 fait, 1 refusé (rien n'a été fait), 64 commande à revoir, 75 (status) quelque chose est à faire"""
