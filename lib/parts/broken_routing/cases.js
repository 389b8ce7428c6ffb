/**
 * Which mistake is hidden in which case: the same for everybody, and not to be read from the number.
 */

export const NONE = "none"
/** Of the seeds, so that the first case is one that a glance at the lengths tells. */
const OFFSET = 4

/**
 * Return what is hidden in a case: the name of a mistake, or NONE. Of as many cases in a row as there are, each is hidden once.
 *
 * @param {number} number of the case, from 1
 * @param {readonly string[]} names of the mistakes
 */
export function hiddenIn(number, names) {
  const all = [...names, NONE]
  const block = Math.floor((number - 1) / all.length)
  return shuffled(all, block)[(number - 1) % all.length]
}

/**
 * @param {readonly string[]} names
 * @param {number} seed
 */
function shuffled(names, seed) {
  const random = randomFrom(seed)
  const left = [...names]
  for (let last = left.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1))
    ;[left[last], left[at]] = [left[at], left[last]]
  }
  return left
}

/**
 * Return numbers in [0, 1) that depend on the seed alone (mulberry32).
 *
 * @param {number} seed
 */
function randomFrom(seed) {
  let state = Math.imul(seed + OFFSET, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
