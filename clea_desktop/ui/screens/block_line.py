"""Where a screen says, above the work, that it can be read and not changed."""

from clea_desktop.ui.screens.block import Block
from clea_desktop.ui.widgets.banner import Banner


class BlockLine(Banner):
    """Shown only while something blocks; ``acted`` is the way out."""

    def __init__(self) -> None:
        super().__init__("", tone="warn", icon="lock")

    def show_block(self, block: Block | None) -> None:
        """Say what blocks, or nothing any more; a seal is no warning."""
        self.setVisible(block is not None)
        if block is not None:
            self.show_tone("soft" if block.is_sealed else "warn", "lock")
            self.show_text(block.sentence, block.plain, block.action)
