/** Small arithmetic on lists of numbers. */

/**
 * Return the whole numbers from 0 to `count` − 1.
 *
 * @param {number} count
 */
export function indices(count) {
  return [...Array(count).keys()]
}

/**
 * Return the sum of `at(i)` over the first `count` whole numbers.
 *
 * @param {number} count
 * @param {(i: number) => number} at
 */
export function sumOver(count, at) {
  let total = 0
  for (let i = 0; i < count; i += 1) total += at(i)
  return total
}

/**
 * Return how many decimals tell two values apart that differ by `span`: at least two.
 *
 * @param {number} span
 */
export function digitsFor(span) {
  return span > 0 && span < 0.1 ? Math.min(6, 1 - Math.floor(Math.log10(span))) : 2
}
