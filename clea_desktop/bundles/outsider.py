"""The page inside every bundle that tells a stranger how to check it without any software of ours."""

README = """\
DOSSIER SCELLÉ CléA - comment le vérifier sans notre logiciel
(format ETSI ASiC-E/CAdES baseline, signature électronique avancée)

1. Demandez à l'organisme certificateur root.pem, issuing.pem et crls.pem, et comparez
   l'empreinte de root.pem avec celle qu'il publie ailleurs. Ne les prenez jamais avec le dossier.
2. Dans un terminal, d.asice étant ce fichier et trust/ le dossier des trois fichiers :

   unzip d.asice -d d && cd d
   cat ../trust/root.pem ../trust/issuing.pem ../trust/crls.pem > ../trust.pem
   openssl x509 -in ../trust/root.pem -noout -fingerprint -sha256
   openssl cms -verify -cades -binary -inform DER -in META-INF/signature001.p7s \\
           -content META-INF/ASiCManifest001.xml -CAfile ../trust.pem -crl_check_all -out /dev/null
   openssl dgst -sha256 -binary SHA256SUMS | base64
   sha256sum -c SHA256SUMS

   « openssl cms » doit dire « CAdES Verification successful ». « openssl dgst » doit donner la
   DigestValue de URI="SHA256SUMS" dans META-INF/ASiCManifest001.xml : sans cela « sha256sum »
   ne prouve rien, car qui modifie un fichier peut aussi réécrire SHA256SUMS.
   Des mois plus tard, ajoutez -attime avec l'instant de la preuve de date, et prenez les listes
   de révocation en vigueur à cet instant.
3. Ce qui est signé sous une racine d'entraînement ne vaut rien pour un jury.

------------------------------------------------------------------------------------------

SEALED CléA DOSSIER - how to verify it without our software
(ETSI ASiC-E/CAdES baseline format, advanced electronic signature)

1. Ask the certifying body for root.pem, issuing.pem and crls.pem, and compare the fingerprint
   of root.pem with the one it publishes elsewhere. Never take them along with the dossier.
2. In a terminal, run the commands above; d.asice is this file, trust/ the folder of those three.
   "openssl cms" must say "CAdES Verification successful". "openssl dgst" must print the
   DigestValue of URI="SHA256SUMS" in META-INF/ASiCManifest001.xml: without it "sha256sum" proves
   nothing, as whoever edits a file can rewrite SHA256SUMS too.
   Months later, add -attime with the instant of the time assertion, and use the revocation
   lists in force at that instant.
3. What is signed under a practice root is worth nothing to a jury.
""".encode()
