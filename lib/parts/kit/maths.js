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
 * Return every place whose value reads like the largest, written with so many decimals, passing over the place `except`:
 * a learner who guessed any of them is right.
 *
 * @param {readonly number[]} values
 * @param {number} digits
 * @param {number} [except]
 */
export function placesOfLargest(values, digits, except = -1) {
  const largest = placeOfLargest(values, except)
  return [...values.keys()].filter((at) => at !== except && largest >= 0 && Object.is(asRead(values[at], digits), asRead(values[largest], digits)))
}

/**
 * Return what each of `before` gained, of both as they are read with so many decimals.
 *
 * @param {readonly number[]} before
 * @param {readonly number[]} after
 * @param {number} digits
 */
export function gainsAsRead(before, after, digits) {
  return after.map((value, at) => asRead(value, digits) - asRead(before[at], digits))
}

/**
 * @param {number} value
 * @param {number} digits
 */
function asRead(value, digits) {
  return Number(value.toFixed(digits)) + 0 // −0 reads like 0
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

/**
 * Return the places of the `count` highest values, the highest first; of equal ones the first comes first.
 *
 * @param {ArrayLike<number>} values
 * @param {number} count
 */
export function placesOfHighest(values, count) {
  const order = Array.from({ length: values.length }, (_, at) => at)
  return order.sort((one, other) => values[other] - values[one] || one - other).slice(0, count)
}

/**
 * Return grey levels or colours of 0 to 255 as values in [0, 1], which networks receive: `to_unit_range` in Python.
 *
 * @param {ArrayLike<number>} levels
 */
export function toUnitRange(levels) {
  return Float32Array.from(levels, (level) => level / 255)
}

/**
 * Return values in [0, 1] as levels of 0 to 255, rounded.
 *
 * @param {ArrayLike<number>} values
 */
export function toLevels(values) {
  return Uint8Array.from(values, (value) => Math.round(255 * value))
}
