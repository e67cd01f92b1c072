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
3. S'il y a d'autres numéros que 001 (un second évaluateur, le jury, une preuve de date), chacun a
   son manifeste, qui couvre tout ce qui le précède. Vérifiez chaque signature de la même façon,
   et chaque preuve de date, 002 étant son numéro :

   openssl ts -verify -in META-INF/timestamp002.tst -token_in -data META-INF/ASiCManifest002.xml \\
           -CAfile ../trust/root.pem -untrusted ../trust/issuing.pem
   openssl ts -reply -in META-INF/timestamp002.tst -token_in -text

   Des années plus tard, ajoutez -attime avec l'instant d'une preuve de date, en secondes Unix,
   et prenez les listes de révocation en vigueur à cet instant.
4. Ce qui est signé sous une racine d'entraînement ne vaut rien pour un jury.
   Le rôle de qui signe est dans les « policies » de son certificat ; la page « commands » de la
   description publiée du format les nomme, et donne les commandes pour d'autres outils.
   Un seul fichier, clea-verify.pyz, fait tout cela avec Python : ne le prenez pas avec le dossier.

------------------------------------------------------------------------------------------

SEALED CléA DOSSIER - how to verify it without our software
(ETSI ASiC-E/CAdES baseline format, advanced electronic signature)

1. Ask the certifying body for root.pem, issuing.pem and crls.pem, and compare the fingerprint
   of root.pem with the one it publishes elsewhere. Never take them along with the dossier.
2. In a terminal, run the commands above; d.asice is this file, trust/ the folder of those three.
   "openssl cms" must say "CAdES Verification successful". "openssl dgst" must print the
   DigestValue of URI="SHA256SUMS" in META-INF/ASiCManifest001.xml: without it "sha256sum" proves
   nothing, as whoever edits a file can rewrite SHA256SUMS too.
3. Where there are other numbers than 001 (a second evaluator, the jury, a proof of date), each has
   its manifest over everything before it. Verify each signature in the same way, and each proof
   of date with "openssl ts" as above. Years later, add -attime with the instant of a proof of
   date (Unix seconds), and use the revocation lists in force at that instant.
4. What is signed under a practice root is worth nothing to a jury. A signer's role stands in the
   policies of the certificate; the page "commands" of the published format names them, and gives
   the commands for other tools. One file, clea-verify.pyz, does all of it with Python alone: never
   take it along with the dossier.
""".encode()
