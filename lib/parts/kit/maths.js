/** Arithmetic that several parts need. */

/**
 * Return the place of the largest of `values`, the first of equals, passing over the place `except`; −1 if there is none.
 * NaN, as a network that exploded has it, is smaller than any number.
 *
 * @param {ArrayLike<number>} values
 * @param {number} [except]
 */
export function placeOfLargest(values, except = -1) {
  let best = except === 0 ? 1 : 0
  for (let at = best + 1; at < values.length; at += 1) {
    const isLarger = values[at] > values[best] || (Number.isNaN(values[best]) && !Number.isNaN(values[at]))
    if (at !== except && isLarger) best = at
  }
  return best < values.length ? best : -1
}

/**
 * Return the place of the value that is furthest from 0, the first of equals; −1 if there is none.
 *
 * @param {ArrayLike<number>} values
 */
export function placeOfStrongest(values) {
  return placeOfLargest(Array.from(values, Math.abs))
}

/**
 * Return the part of a whole as a length of CSS: "25%".
 *
 * @param {number} part
 * @param {number} whole
 */
export function percentOf(part, whole) {
  return `${100 * part / whole}%`
}
