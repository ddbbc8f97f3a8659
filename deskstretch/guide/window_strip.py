"""Key poses side by side, or in two rows, as large as a card has room for."""

from collections.abc import Sequence

from PIL import Image, ImageChops

_FAINT = 24
"""Of 255: what fades out at the edges of a picture needs no room."""


def parted(strip: Image.Image) -> list[Image.Image]:
    """The poses of a strip, each a square of its height, without the room that none of them needs."""
    side = strip.height
    squares = [strip.crop((left, 0, left + side, side)) for left in range(0, strip.width, side)]
    seen = squares[0].getchannel("A")
    for square in squares[1:]:
        seen = ImageChops.lighter(seen, square.getchannel("A"))
    box = seen.point(lambda alpha: 255 if alpha > _FAINT else 0).getbbox()
    return [square.crop(box) for square in squares]


def arranged(poses: Sequence[Image.Image], width: int, height: int, gap: int) -> Image.Image:
    """All of one size, in reading order, in at most so many pixels; no larger than they are."""
    pose_width, pose_height = poses[0].size
    choices = []
    for rows in (1, 2):
        columns = -(-len(poses) // rows)
        wide, high = (width - (columns - 1) * gap) / columns, (height - (rows - 1) * gap) / rows
        choices.append((min(1.0, wide / pose_width, high / pose_height), -rows, columns))
    scale, rows, columns = max(choices)
    size = max(1, int(pose_width * scale)), max(1, int(pose_height * scale))
    step = size[0] + gap, size[1] + gap
    whole = Image.new("RGBA", (columns * step[0] - gap, -rows * step[1] - gap))
    for number, pose in enumerate(poses):
        row, column = divmod(number, columns)
        # The last row may have one less: it stands in the middle.
        missing = columns - min(columns, len(poses) - row * columns)
        left = column * step[0] + missing * step[0] // 2
        whole.paste(pose.resize(size, Image.Resampling.LANCZOS), (left, row * step[1]))
    return whole
