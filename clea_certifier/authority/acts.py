"""Each act of the command: read the files, have it done, write what comes out, say it in a line.

Where something must be written, the place is looked at first. An answer lies in the registry before it is a file: asked
again after a crash, it is the same.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from clea_certifier.authority import ceremony, enrolling, invitations, lists, orphans, report
from clea_certifier.authority.arguments import (
    LETTERS,
    NEW_PASSPHRASE,
    PASSPHRASE,
    Request,
    WrongUsageError,
    reason_word,
)
from clea_certifier.authority.command import DONE, DUE, REFUSED, World, tr
from clea_certifier.authority.enrolling import Asked
from clea_certifier.authority.files import read_file, refuse_existing, write_file
from clea_certifier.authority.letter import letter_pdf, letter_text
from clea_certifier.authority.office import Office
from clea_certifier.authority.registry import Registry
from clea_certifier.authority.root import OfflineRoot
from clea_certifier.authority.standing import holdings, standing
from clea_certifier.locked_keys import Locksmith
from clea_desktop.bundles.reasons import role_name
from clea_desktop.core.clock import to_text
from clea_desktop.trust.enrolment.fingerprints import fingerprint
from clea_desktop.trust.listing import Revocation

Act = Callable[[Request, World], int]


def act_of(name: str) -> Act:
    """Return the act of that name."""
    return _ACTS[name]


def _smith(request: Request, world: World, *, twice: bool = False) -> Locksmith:
    prompt = tr("Phrase secrète de la racine : ")
    passphrase = world.passphrase(request.path_or_none(PASSPHRASE), prompt, twice=twice)
    return Locksmith(passphrase, world.randomness, world.rounds)


def _office(request: Request, world: World, *, twice: bool = False, option: str = PASSPHRASE) -> Office:
    new = option == NEW_PASSPHRASE
    prompt = tr("Nouvelle phrase secrète : ") if new else tr("Phrase secrète de l'autorité : ")

    def ask() -> bytes:
        return world.passphrase(request.path_or_none(option), prompt, twice=twice or new)

    return Office(Registry(request.path("--folder")), world.now(), world.randomness, ask, world.rounds)


def _root(request: Request) -> OfflineRoot:
    return OfflineRoot(request.path("--root"))


def _create_root(request: Request, world: World) -> int:
    found = _root(request).create(request.text("--name"), _smith(request, world, twice=True), world.now())
    return _say(tr("La racine est fondée. Mettez son empreinte sur papier : {found}", found=found))


def _sign_issuing(request: Request, world: World) -> int:
    out = _place(request)
    asked = read_file(request.path("--request"))
    signed = _root(request).sign(asked, request.text("--fingerprint"), _smith(request, world), world.now())
    write_file(out, signed, 0o644)
    return _say(tr("Réponse écrite : {path}. Portez-la à l'autorité (install-issuing).", path=out))


def _root_list(request: Request, world: World) -> int:
    out = _place(request)
    write_file(out, _root(request).list(_smith(request, world), world.now()), 0o644)
    return _say(tr("Liste écrite : {path}. Portez-la à l'autorité (install-list).", path=out))


def _revoke_issuing(request: Request, world: World) -> int:
    out, smith, root = _place(request), _smith(request, world), _root(request)
    since = request.since(world.now()).replace(microsecond=0)
    said = Revocation(int(request.serial or "0", 16), since, request.reason)
    write_file(out, root.revoke(said, smith, world.now()), 0o644)
    return _say(tr("Révoquée. Portez {path} à l'autorité (install-list), puis publiez.", path=out))


def _create_issuing(request: Request, world: World) -> int:
    out = _place(request)
    made = ceremony.create_issuing(_office(request, world, twice=True), request.text("--name"))
    write_file(out, made.pem, 0o644)
    return _say(
        tr("Demande écrite : {path}. Empreinte, à mettre sur papier : {found}", path=out, found=made.fingerprint)
    )


def _install_issuing(request: Request, world: World) -> int:
    ceremony.install_issuing(
        _office(request, world), read_file(request.path("--answer")), request.text("--fingerprint")
    )
    return _say(tr("L'autorité d'émission est installée."))


def _install_list(request: Request, world: World) -> int:
    lists.install_root_list(_office(request, world), read_file(request.path("--list")))
    return _say(tr("La liste de la racine est prise. Publiez-la (publish, update)."))


def _keep_issuing(request: Request, world: World) -> int:
    for serial in orphans.keep_issuing(_office(request, world), request.path("--trust")):
        _say(tr("Gardée, avec sa dernière liste : n° {serial}. Publiez (publish, update).", serial=serial))
    return DONE


def _seal_unit(request: Request, world: World) -> int:
    return _say(
        tr("La clé des courriers est prête : n° {serial}.", serial=ceremony.make_seal_unit(_office(request, world)))
    )


def _time_unit(request: Request, world: World) -> int:
    out, asked = _place(request), read_file(request.path("--request"))
    write_file(out, ceremony.certify_time_unit(_office(request, world), asked, request.text("--name")), 0o644)
    return _say(tr("Certificat d'horodatage écrit : {path}.", path=out))


def _time_anchor(request: Request, world: World) -> int:
    pem = read_file(request.path("--certificate"))
    ceremony.set_time_anchor(_office(request, world), pem, believed=not request.withdraws)
    return _say(tr("C'est noté. Publiez-le (publish, update)."))


def _deposit_key(request: Request, world: World) -> int:
    ceremony.set_deposit_key(_office(request, world), request.text("--recipient"))
    return _say(tr("C'est noté : les prochaines réponses et mises à jour porteront cette clé."))


def _invite(request: Request, world: World) -> int:
    letter = request.path("--letter")
    if letter.suffix.lower() not in LETTERS:
        raise WrongUsageError(tr("--letter attend un nom qui finit par .pdf ou .txt."))
    refuse_existing(letter)
    invited = invitations.invite(
        _office(request, world),
        request.text("--name"),
        request.text("--organisation"),
        request.role,
        person_id=request.options.get("--person"),
        days=request.days,
    )
    write_file(letter, (letter_pdf if letter.suffix.lower() == ".pdf" else letter_text)(invited, tr))
    return _say(
        tr(
            "Lettre écrite : {path}. Envoyez-la par la poste, seule, puis effacez-la. Invitation {number}.",
            path=letter,
            number=invited.invitation.id,
        )
    )


def _withdraw(request: Request, world: World) -> int:
    invitations.withdraw(_office(request, world), request.text("--invitation"))
    return _say(tr("L'invitation est reprise : son code n'ouvre plus rien."))


def _enrol(request: Request, world: World) -> int:
    return _answered(request, world, enrolling.look, enrolling.enrol)


def _renew(request: Request, world: World) -> int:
    return _answered(request, world, enrolling.look_at_renewal, enrolling.renew)


def _answered(
    request: Request, world: World, look: Callable[[Office, bytes], Asked], answer: Callable[[Office, bytes], bytes]
) -> int:
    """Show who asks, have somebody say yes, and write the answer."""
    out, data, office = _place(request), read_file(request.path("--request")), _office(request, world)
    asked = look(office, data)
    _show(asked)
    if not asked.answered and not request.says_yes and world.asked(tr("Établir ? (oui/non) ")).strip() != tr("oui"):
        _say(tr("Rien n'a été établi."))
        return REFUSED
    write_file(out, answer(office, data), 0o644)
    return _say(tr("Réponse écrite : {path}. Faites-la parvenir à la personne.", path=out))


def _show(asked: Asked) -> None:
    _say(f"{asked.display_name} — {asked.organisation} — {role_name(asked.role, tr)}")
    if (asked.said_name, asked.said_organisation) != (asked.display_name, asked.organisation):
        said = f"{asked.said_name} — {asked.said_organisation}"
        _say(tr("La demande dit : {said}. C'est le nom du registre qui sera signé.", said=said))
    _say(tr("Empreinte de la clé : {found}", found=asked.key_print))
    if asked.answered:
        _say(tr("Cette demande a déjà sa réponse : la même est écrite à nouveau."))


def _revoke(request: Request, world: World) -> int:
    office = _office(request, world)
    person, serial = request.options.get("--person"), request.serial
    serials = lists.of_person(office, person) if person is not None else (serial or "0",)
    for fallen in lists.revoke(office, serials, request.reason, request.since(office.now)):
        facts = {"serial": f"{fallen.serial:x}", "reason": reason_word(fallen.reason), "since": to_text(fallen.at)}
        _say(tr("Révoqué : n° {serial}, {reason}, depuis {since}.", **facts))
    return _say(tr("Les nouvelles listes sont faites : publiez-les (publish, update)."))


def _crl(request: Request, world: World) -> int:
    lists.renew_lists(_office(request, world))
    return _say(tr("Les nouvelles listes sont faites : publiez-les (publish, update)."))


def _publish(request: Request, world: World) -> int:
    office = _office(request, world)
    lists.publish(office, request.path("--out"))
    with office.registry.read() as work:
        found = fingerprint(office.root(work))
    _say(tr("Dossier de confiance écrit : {path}.", path=request.path("--out")))
    return _say(tr("Empreinte de la racine, à publier ailleurs et sur papier : {found}", found=found))


def _update(request: Request, world: World) -> int:
    out = _place(request)
    number, letter = lists.make_update(_office(request, world))
    write_file(out, letter, 0o644)
    return _say(tr("Mise à jour n° {number} écrite : {path}.", number=number, path=out))


def _status(request: Request, world: World) -> int:
    lines, due = report.status_lines(standing(_office(request, world)), world.now(), tr)
    for line in lines:
        _say(line)
    return DUE if due else DONE


def _people(request: Request, world: World) -> int:
    for line in report.holding_lines(holdings(_office(request, world)), tr):
        _say(line)
    return DONE


def _backup(request: Request, _world: World) -> int:
    out = _place(request)
    Registry(request.path("--folder")).copy_to(out)
    return _say(tr("Copie du registre écrite : {path}. Rangez-la ailleurs, aussi bien gardée.", path=out))


def _passphrase(request: Request, world: World) -> int:
    office = _office(request, world)
    ceremony.change_passphrase(office, _office(request, world, option=NEW_PASSPHRASE))
    return _say(tr("La phrase secrète est changée pour toutes les clés du registre."))


def _place(request: Request) -> Path:
    """Return where to write, once it is known that nothing lies there."""
    out = request.path("--out")
    refuse_existing(out)
    return out


def _say(line: str) -> int:
    sys.stdout.write(f"{line}\n")
    return DONE


_ACTS: dict[str, Act] = {
    "create-root": _create_root,
    "sign-issuing": _sign_issuing,
    "revoke-issuing": _revoke_issuing,
    "root-list": _root_list,
    "create-issuing": _create_issuing,
    "install-issuing": _install_issuing,
    "install-list": _install_list,
    "keep-issuing": _keep_issuing,
    "seal-unit": _seal_unit,
    "time-unit": _time_unit,
    "time-anchor": _time_anchor,
    "deposit-key": _deposit_key,
    "invite": _invite,
    "withdraw": _withdraw,
    "enrol": _enrol,
    "renew": _renew,
    "revoke": _revoke,
    "crl": _crl,
    "publish": _publish,
    "update": _update,
    "status": _status,
    "people": _people,
    "backup": _backup,
    "passphrase": _passphrase,
}
