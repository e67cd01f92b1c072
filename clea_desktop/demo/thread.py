"""One invented candidate, from the first start to the copy given to the jury, by the gestures of a person."""

from clea_desktop.demo import arriving, concluding, evaluating
from clea_desktop.demo.scenes import Scenes

SCENES = (
    arriving.first_start,
    arriving.tour,
    arriving.register,
    arriving.welcome,
    arriving.interview,
    arriving.sign,
    evaluating.exercise,
    evaluating.self_assessment,
    evaluating.rate,
    evaluating.attach_photos,
    concluding.talk,
    concluding.give_papers,
    concluding.sign_restitution,
    concluding.look_over,
    concluding.seal,
)


def play(at: Scenes) -> None:
    """Play every scene, in order."""
    for scene in SCENES:
        scene(at)
