"""Pictures with any bytes changed, cut short or put together from two."""

from lib.errors import LearnerError
from lib.pictures.image_files import MAX_SIDE, decode
from tests.attack.ground import Ground, Outcome
from tests.pictures.drawings import drawing, file_of

KINDS = ("PNG", "JPEG", "WEBP", "BMP", "GIF")
MOST = 1_325


def attack(ground: Ground) -> Outcome:
    """Decode pictures that were tampered with."""
    outcome = Outcome("a picture, or a refusal in words; no other error")
    whole = [file_of(drawing(), kind) for kind in KINDS]
    for number in ground.rounds(MOST):
        outcome.rounds += 1
        content = bytearray(ground.chance.choice(whole))
        for _ in range(ground.chance.randint(1, 12)):
            content[ground.chance.randrange(len(content))] = ground.chance.randrange(256)
        if number % 3 == 1:
            del content[ground.chance.randrange(len(content)) :]
        if number % 3 == 2:
            other = ground.chance.choice(whole)
            content += other[ground.chance.randrange(len(other)) :]
        try:
            decoded = decode(bytes(content))
            outcome.check(decoded.mode == "RGB" and max(decoded.size) <= MAX_SIDE, f"round {number}: {decoded}")
        except LearnerError:
            continue
        except Exception as error:  # any other is what is looked for
            outcome.check(False, f"round {number}: {type(error).__name__}: {error}")
    return outcome
