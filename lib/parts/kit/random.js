/** Random numbers that are the same each time: mulberry32, by Tommy Ettinger (public domain). */

/**
 * Return a function that gives the next number in [0, 1).
 *
 * @param {number} seed a whole number
 */
export function seededRandom(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
