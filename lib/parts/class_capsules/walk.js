/**
 * From one digit's vector to another's.
 *
 * @typedef {import("./decoder.js").Capsule} Capsule
 */

/** How many pictures show the way. */
export const STOPS = 9

/**
 * Return the capsules at `share` (0 to 1) of the straight line between two vectors: of one class they are one vector between
 * both; of two classes one shrinks while the other grows.
 *
 * @param {Capsule} from
 * @param {Capsule} to
 * @param {number} share
 * @returns {Capsule[]}
 */
export function capsulesBetween(from, to, share) {
  const shrunk = Array.from(from.vector, (value) => (1 - share) * value)
  const grown = Array.from(to.vector, (value) => share * value)
  if (from.which === to.which) return [{ which: from.which, vector: shrunk.map((value, at) => value + grown[at]) }]
  return [{ which: from.which, vector: shrunk }, { which: to.which, vector: grown }]
}

/**
 * Return which of some digits comes next to walk to: another of the wanted class, in turn; −1 if there is none.
 *
 * @param {ArrayLike<number>} labels of the digits
 * @param {number} count how many of them have a picture
 * @param {number} wanted class
 * @param {number} before the one that is shown
 */
export function nextDigit(labels, count, wanted, before) {
  for (let step = 1; step <= count; step += 1) {
    const at = (before + step + count) % count
    if (labels[at] === wanted) return at
  }
  return -1
}
