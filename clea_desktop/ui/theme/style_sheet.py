"""The one style sheet: boxes, inputs, buttons, scroll bars. What has a shape of its own is painted by its widget."""

from collections.abc import Callable, Mapping

from clea_desktop.ui.theme.tokens import BODY, INPUT_HEIGHT, LEAD, RADIUS_CARD, RADIUS_CONTROL, TARGET, TITLE, Token

_TEXT = """
QLabel{{background:transparent}}
QLabel[role="title"]{{font-size:{title}px;font-weight:700}}
QLabel[role="lead"]{{font-size:{lead}px;font-weight:700}}
QLabel[role="large"]{{font-size:{live}px}}
QLabel[role="strong"],QLabel[role="code"]{{font-weight:700}}
QLabel[tone="muted"]{{color:{muted}}}
QLabel[tone="accent"]{{color:{accent}}}
QLabel[tone="ok"]{{color:{ok}}}
QLabel[tone="warn"]{{color:{warn}}}
QLabel[tone="bad"]{{color:{bad}}}
QToolTip{{background:{surface};color:{ink};border:1px solid {edge};padding:{p4}px {p8}px}}
"""
_GROUNDS = """
*[ground="paper"]{{background:{paper}}}
*[ground="sunken"]{{background:{sunken}}}
*[ground="surface"]{{background:{surface}}}
*[ground="card"]{{background:{surface};border:1px solid {line};border-radius:{r_card}px}}
QScrollArea,QScrollArea>QWidget>QWidget[ground="none"]{{background:transparent;border:none}}
"""
_BUTTONS = """
QPushButton{{font-size:{body}px;font-weight:700;border-radius:{r}px;padding:0 {p16}px;min-height:{target_in}px;
 border:1px solid {edge};background:{surface};color:{ink}}}
QPushButton:hover{{background:{soft};border-color:{accent}}}
QPushButton:pressed{{background:{soft_line}}}
QPushButton[kind="primary"]{{background:{accent};border-color:{accent};color:{on_accent}}}
QPushButton[kind="primary"]:hover{{background:{accent_hover};border-color:{accent_hover}}}
QPushButton[kind="link"]{{background:transparent;border-color:transparent;color:{accent};padding:0 {p8}px}}
QPushButton[kind="link"]:hover{{background:{soft};border-color:{soft}}}
QPushButton[kind="icon"]{{background:transparent;border-color:transparent;padding:0;min-width:{target_in}px}}
QPushButton[kind="icon"]:hover{{background:{soft};border-color:{soft}}}
QPushButton[icon_after="true"]{{padding-right:{after}px}}
QPushButton[kind="link"][icon_after="true"]{{padding-right:{after_link}px}}
QPushButton:disabled{{background:{sunken};border-color:{line};color:{muted}}}
QPushButton[kind="link"]:disabled,QPushButton[kind="icon"]:disabled{{background:transparent;border-color:transparent}}
QPushButton{{outline:none}}
"""
_INPUTS = """
QLineEdit,QPlainTextEdit,QTextEdit,QComboBox,QDateEdit,QSpinBox{{font-size:{body}px;background:{surface};color:{ink};
 border:1px solid {edge};border-radius:{r}px;padding:0 {p12}px;selection-background-color:{accent};
 selection-color:{on_accent}}}
QLineEdit,QComboBox,QDateEdit,QSpinBox{{min-height:{input_in}px}}
QLineEdit,QPlainTextEdit,QTextEdit{{placeholder-text-color:{muted}}}
QPlainTextEdit,QTextEdit{{padding:{p8}px {p12}px}}
QLineEdit[wrong="true"]{{border:2px solid {bad};padding:0 {p11}px;min-height:{input_in2}px}}
QLineEdit[framed="false"],QTextEdit[framed="false"]{{border:none;padding:0;background:transparent}}
QLineEdit:disabled{{background:{sunken};color:{muted};border-color:{line}}}
QCheckBox,QRadioButton{{font-size:{body}px;spacing:{p8}px;min-height:{target}px}}
QCheckBox::indicator,QRadioButton::indicator{{width:{p20}px;height:{p20}px}}
"""
_LISTS = """
QAbstractItemView{{background:{surface};color:{ink};border:none;outline:none;font-size:{body}px}}
DataList{{background:transparent}}
QMenu{{background:{surface};color:{ink};border:1px solid {edge};padding:{p4}px;font-size:{body}px}}
QMenu::item{{padding:{p8}px {p16}px;border-radius:{r}px}}
QMenu::item:selected{{background:{soft};color:{accent}}}
QMenu::item:disabled{{color:{muted}}}
QProgressBar{{background:{sunken};border:1px solid {line};border-radius:{r_bar}px;min-height:{p8}px;max-height:{p8}px}}
QProgressBar::chunk{{background:{accent};border-radius:{r_bar}px}}
QScrollBar:vertical{{background:transparent;width:12px;margin:0;border:none}}
QScrollBar:horizontal{{background:transparent;height:12px;margin:0;border:none}}
QScrollBar::handle:vertical{{background:{edge};border-radius:4px;min-height:{target}px;margin:0 2px}}
QScrollBar::handle:horizontal{{background:{edge};border-radius:4px;min-width:{target}px;margin:2px 0}}
QScrollBar::add-line,QScrollBar::sub-line{{width:0;height:0;border:none;background:none}}
QScrollBar::add-page,QScrollBar::sub-page{{background:none}}
"""
_CANDIDATE = """
QLabel[role="question"]{{font-size:{question}px;font-weight:700}}
QLabel[role="said"]{{font-size:{said}px}}
QPushButton[big="true"]{{font-size:{said}px;min-height:{big_in}px;padding:0 {p24}px}}
QLineEdit[big="true"]{{font-size:{said}px;min-height:{big_in}px}}
QProgressBar[big="true"]{{background:{surface};border:1px solid {edge};border-radius:6px;min-height:10px;
 max-height:10px}}
QProgressBar[big="true"]::chunk{{background:{accent};border-radius:5px}}
"""
_SHEET = _TEXT + _GROUNDS + _BUTTONS + _INPUTS + _LISTS + _CANDIDATE


def make_style_sheet(tokens: Mapping[Token, str], px: Callable[[float], int], gap: Callable[[float], int]) -> str:
    """Return the style sheet of a theme: text grows with ``px``, spaces and control heights with ``gap``."""
    colours = {str(token): value for token, value in tokens.items()}
    return _SHEET.format(
        **colours,
        title=px(TITLE),
        lead=px(LEAD),
        live=min(px(TITLE), 40),
        body=px(BODY),
        target=gap(TARGET),
        target_in=gap(TARGET) - 2,
        input_in=gap(INPUT_HEIGHT) - 2,
        input_in2=gap(INPUT_HEIGHT) - 4,
        question=min(px(40), 64),
        said=px(24),
        big_in=gap(64) - 2,
        p24=gap(24),
        r=px(RADIUS_CONTROL),
        r_card=px(RADIUS_CARD),
        r_bar=px(4),
        p4=gap(4),
        p8=gap(8),
        p11=gap(12) - 1,
        p12=gap(12),
        p16=gap(16),
        p20=px(20),
        after=gap(16) + px(20) + gap(8),
        after_link=gap(8) + px(20) + gap(4),
    )
