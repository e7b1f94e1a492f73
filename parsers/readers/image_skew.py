"""Pictures of pages that lie askew, as a scanner takes them, made straight.

In a straight picture rows of ink and rows of paper differ most from their neighbours.
"""

from itertools import pairwise

from PIL import Image

_WIDEST = 3.0
"""Degrees to either side that are tried: what lies more askew was not put in to be read."""
_COARSE = 0.5
_FINE = 0.05
_LOOKED_AT = 800
"""Dots across the picture in which the angle is looked for."""
_PAPER = 255


def straightened(grey: Image.Image) -> Image.Image:
    """The picture in grey turned around its middle so that lines run across; as large as it was."""
    degrees = _skew(grey)
    if abs(degrees) < _FINE / 2:
        return grey
    return grey.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def _skew(grey: Image.Image) -> float:
    """Degrees, counted against the clock, by which to turn the picture."""
    small = grey.reduce(max(1, grey.width // _LOOKED_AT))
    coarse = _best(small, 0.0, _WIDEST, _COARSE)
    return _best(small, coarse, _COARSE, _FINE)


def _best(small: Image.Image, middle: float, reach: float, step: float) -> float:
    """The angle that makes rows differ most; of equals the one nearest to the middle."""
    count = round(reach / step)
    angles = sorted((middle + step * at for at in range(-count, count + 1)), key=abs)
    return max(
        angles,
        key=lambda angle: _unevenness(
            small.rotate(angle, Image.Resampling.BILINEAR, fillcolor=_PAPER)
        ),
    )


def _unevenness(picture: Image.Image) -> int:
    rows = picture.resize((1, picture.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))
