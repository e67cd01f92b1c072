"""The sentences that say a result in words while it is being found, for the evaluator's screens."""

from clea_desktop.core.evaluation import DomainResult
from clea_desktop.core.framework import Criterion
from clea_desktop.core.rating import SubdomainResult
from clea_desktop.core.text import Translate, french, how_many


def live_sentence(result: SubdomainResult, tr: Translate) -> str:
    """Say how far a sub-domain is: « 5 critères acquis sur 7, il en faut 6 », and which mandatory ones miss."""
    count = _count(result, tr)
    missing = result.missing_mandatory
    if not missing:
        if result.is_acquired:
            return tr("{count}, il en faut {required} : c'est acquis", count=count, required=result.required)
        return tr("{count}, il en faut {required}", count=count, required=result.required)
    which = tr(", ").join(_name(criterion, tr) for criterion in missing)
    if result.acquired >= result.required:
        sentence = how_many(
            len(missing),
            tr("{count}, mais il manque un critère obligatoire : {which}"),
            tr("{count}, mais il manque {missing} critères obligatoires : {which}"),
        )
    else:
        sentence = how_many(
            len(missing),
            tr("{count}, il en faut {required}, dont un obligatoire : {which}"),
            tr("{count}, il en faut {required}, dont {missing} obligatoires : {which}"),
        )
    return sentence.format(count=count, required=result.required, missing=len(missing), which=which)


def explained(result: SubdomainResult, tr: Translate) -> str:
    """Say why a sub-domain is acquired or not, to whoever must explain it: the count, the rule, what is not seen."""
    said = tr("{sentence}.", sentence=live_sentence(result, tr))
    left = result.not_evaluated
    if not left or result.is_acquired:
        return said
    unseen = how_many(left, tr("{left} critère reste à évaluer."), tr("{left} critères restent à évaluer."))
    return tr("{said} {unseen}", said=said, unseen=unseen.format(left=left))


def explained_domain(result: DomainResult, tr: Translate) -> str:
    """Say why a domain is acquired or not: all its sub-domains must be, and none makes up for another."""
    total, acquired = len(result.subdomains), sum(one.is_acquired for one in result.subdomains)
    if result.is_acquired:
        return how_many(
            total,
            tr("Acquis : son sous-domaine est acquis."),
            tr("Acquis : ses {total} sous-domaines sont acquis."),
        ).format(total=total)
    missing = tr(", ").join(one.code for one in result.subdomains if not one.is_acquired)
    sentence = how_many(
        acquired,
        tr("Pas encore acquis : {acquired} sous-domaine acquis sur {total}, il les faut tous. À acquérir : {missing}."),
        tr(
            "Pas encore acquis : {acquired} sous-domaines acquis sur {total}, il les faut tous. À acquérir : {missing}."
        ),
    )
    return sentence.format(acquired=acquired, total=total, missing=missing)


def _count(result: SubdomainResult, tr: Translate) -> str:
    if not result.acquired:
        return tr("Aucun critère acquis sur {total}", total=result.total)
    sentence = how_many(
        result.acquired,
        tr("{acquired} critère acquis sur {total}"),
        tr("{acquired} critères acquis sur {total}"),
    )
    return sentence.format(acquired=result.acquired, total=result.total)


def _name(criterion: Criterion, tr: Translate) -> str:
    return tr("{code} « {title} »", code=criterion.code, title=french(criterion.title))
