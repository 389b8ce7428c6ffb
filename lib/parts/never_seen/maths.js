/** The arithmetic of what networks say of pictures. */

const Z_95 = 1.959964

/** @param {ArrayLike<number>} values */
export function sumOf(values) {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += values[at]
  return sum
}

/**
 * Return the sum of squared differences.
 *
 * @param {ArrayLike<number>} one
 * @param {ArrayLike<number>} other
 */
export function distanceOf(one, other) {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] - other[at]) ** 2
  return sum
}

/**
 * Return how many values do not reach a threshold.
 *
 * @param {ArrayLike<number>} values
 * @param {number} threshold
 */
export function countBelow(values, threshold) {
  let count = 0
  for (let at = 0; at < values.length; at += 1) if (values[at] < threshold) count += 1
  return count
}

/**
 * Return the 95 % interval of a share of so many trials (Wilson 1927, no continuity correction); `wilson` in Python.
 *
 * @param {number} share
 * @param {number} trials
 * @returns {[number, number]}
 */
export function wilson(share, trials) {
  const square = Z_95 ** 2
  const centre = (share + square / (2 * trials)) / (1 + square / trials)
  const half = Z_95 / (1 + square / trials) * Math.sqrt(share * (1 - share) / trials + square / (4 * trials ** 2))
  return [Math.max(0, centre - half), centre + half]
}

/**
 * Return how many values in [0, 1] lie in each of `bins` equal parts; 1 lies in the last.
 *
 * @param {ArrayLike<number>} values
 * @param {number} bins
 */
export function histogramOf(values, bins) {
  const counts = new Array(bins).fill(0)
  for (let at = 0; at < values.length; at += 1) counts[Math.min(bins - 1, Math.max(0, Math.floor(values[at] * bins)))] += 1
  return /** @type {number[]} */ (counts)
}
