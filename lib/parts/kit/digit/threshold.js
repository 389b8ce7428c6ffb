/** Parts what stands out of a ground from it. */

import { deviations, median, sizeOf } from "./tally.js"

/** @typedef {import("./tally.js").Tally} Tally */

const BINS = 256

/**
 * Return the level that the ground's own grain stays below.
 *
 * @param {Tally} relief how far each pixel stands out
 */
export function noiseFloor(relief) {
  const middle = median(relief)
  return middle + 4 * 1.4826 * median(deviations(relief, middle))
}

/**
 * Return the level that best parts values into two classes (Otsu 1979: largest between-class variance), as `digit_cutout.py`
 * finds it in the counts of `numpy.histogram`.
 *
 * @param {Tally} tally of at least one value
 */
export function otsuThreshold(tally) {
  const { counts, edges } = histogram(tally)
  const sums = new Float64Array(BINS)
  let sum = 0
  for (let bin = 0; bin < BINS; bin += 1) {
    sum += counts[bin] * Math.fround(Math.fround(edges[bin] + edges[bin + 1]) / 2)
    sums[bin] = sum
  }
  const size = sizeOf(tally)
  let [best, most, below] = [0, -1, 0]
  for (let bin = 0; bin < BINS - 1; bin += 1) {
    below += counts[bin]
    const above = size - below
    const difference = sums[bin] / Math.max(below, 1) - (sum - sums[bin]) / Math.max(above, 1)
    const variance = below * above * (difference * difference)
    if (variance > most) [best, most] = [bin, variance]
  }
  return edges[best + 1]
}

/**
 * Return how many values each of 256 equal bins has, and the bins' edges: `numpy.histogram` of float32 values.
 *
 * @param {Tally} tally of at least one value
 */
export function histogram({ values, counts: given }) {
  let [first, last] = [Infinity, -Infinity]
  for (let at = 0; at < values.length; at += 1) if (given[at] > 0) [first, last] = [Math.min(first, values[at]), values[at]]
  if (first === last) [first, last] = [Math.fround(first - 0.5), Math.fround(last + 0.5)]
  const range = Math.fround(last - first)
  const edges = Float32Array.from({ length: BINS + 1 }, (_, at) => Math.fround(at * Math.fround(range / BINS)) + first)
  edges[BINS] = last
  const counts = new Int32Array(BINS)
  for (let at = 0; at < values.length; at += 1) if (given[at] > 0) counts[binOf(values[at], edges, range)] += given[at]
  return { counts, edges }
}

/**
 * @param {number} value
 * @param {Float32Array} edges
 * @param {number} range from the first to the last
 */
function binOf(value, edges, range) {
  const bin = Math.min(Math.trunc(Math.fround(Math.fround(value - edges[0]) / range) * BINS), BINS - 1)
  if (value < edges[bin]) return bin - 1
  return value >= edges[bin + 1] && bin !== BINS - 1 ? bin + 1 : bin
}
