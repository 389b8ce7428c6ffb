/**
 * Dropout: which units fall out in a draw, and what one unit that reads all others sums up.
 *
 * @typedef {{ rate: number, draw: number }} DropoutSettings the share that falls out, and the number of the draw, from 0
 *
 * @typedef {object} Draws all draws so far
 * @property {string} key names units and rate
 * @property {readonly number[]} sums the reader's, a draw
 * @property {Int32Array} fell how often each unit fell out
 */

/**
 * Return which of `count` units stay in draw number `draw`.
 *
 * @param {number} count
 * @param {number} rate
 * @param {number} draw
 */
export function keptUnits(count, rate, draw) {
  const next = seededNumbers(1000003 * (draw + 1))
  return Array.from({ length: count }, () => next() >= rate)
}

/**
 * Return the fixed random weights of the unit that reads all others: uniform in ±√(3 / count), so of variance 1 / count.
 *
 * @param {number} count
 */
export function readerWeights(count) {
  const next = seededNumbers(7)
  return Float64Array.from({ length: count }, () => (2 * next() - 1) * Math.sqrt(3 / count))
}

/**
 * Return the reader's sum over all units.
 *
 * @param {Float64Array} units
 * @param {Float64Array} weights
 */
export function wholeSum(units, weights) {
  return units.reduce((sum, value, at) => sum + value * weights[at], 0)
}

/**
 * Return the reader's sum over the units that stay, each 1 / (1 − rate) times as large.
 *
 * @param {Float64Array} units
 * @param {Float64Array} weights
 * @param {boolean[]} kept
 * @param {number} rate
 */
export function thinnedSum(units, weights, kept, rate) {
  return units.reduce((sum, value, at) => (kept[at] ? sum + value * weights[at] / (1 - rate) : sum), 0)
}

/**
 * Return all draws up to this one; those in `before` are not drawn again where they are of the same units.
 *
 * @param {Float64Array} units
 * @param {DropoutSettings} settings
 * @param {Draws | null} before
 * @returns {Draws}
 */
export function drawsUntil(units, { rate, draw }, before) {
  const key = JSON.stringify([rate, ...units])
  const known = before?.key === key && before.sums.length <= draw + 1 ? before : null
  const [sums, fell] = known ? [[...known.sums], known.fell.slice()] : [[], new Int32Array(units.length)]
  const weights = readerWeights(units.length)
  for (let number = sums.length; number <= draw; number += 1) {
    const kept = keptUnits(units.length, rate, number)
    kept.forEach((stays, at) => { fell[at] += Number(!stays) })
    sums.push(thinnedSum(units, weights, kept, rate))
  }
  return { key, sums, fell }
}

/**
 * Return mean and standard deviation.
 *
 * @param {readonly number[]} values
 */
export function meanOf(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, spread: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}

/**
 * Return 1 / (1 + e^−x).
 *
 * @param {number} x
 */
export function sigmoid(x) {
  return 1 / (1 + Math.exp(-x))
}

/**
 * Return a source of numbers in [0, 1) that are the same for the same seed (mulberry32).
 *
 * @param {number} seed
 */
function seededNumbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
