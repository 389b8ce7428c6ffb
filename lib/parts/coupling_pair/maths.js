/** Arithmetic on couplings, [inputs, outputs] in row-major order. */

/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */

const FLAT = 1e-6 // couplings that differ by less are alike: what is left is rounding

/**
 * Return how alike the couplings of two pictures are, over all pairs of capsules.
 *
 * @param {ArrayLike<number>} first
 * @param {ArrayLike<number>} second of the same length
 * @returns {{ difference: number, correlation: number | null }} the mean absolute difference, and Pearson's correlation; null where
 *   the couplings of a picture are all alike
 */
export function compare(first, second) {
  const count = first.length
  let [sum, some, others, lowest, highest, lowestOther, highestOther] = [0, 0, 0, Infinity, -Infinity, Infinity, -Infinity]
  for (let at = 0; at < count; at += 1) {
    sum += Math.abs(first[at] - second[at])
    some += first[at]
    others += second[at]
    lowest = Math.min(lowest, first[at])
    highest = Math.max(highest, first[at])
    lowestOther = Math.min(lowestOther, second[at])
    highestOther = Math.max(highestOther, second[at])
  }
  const difference = sum / count
  if (Math.min(highest - lowest, highestOther - lowestOther) < FLAT) return { difference, correlation: null }
  const [mean, otherMean] = [some / count, others / count]
  let [product, square, otherSquare] = [0, 0, 0]
  for (let at = 0; at < count; at += 1) {
    const [off, otherOff] = [first[at] - mean, second[at] - otherMean]
    product += off * otherOff
    square += off * off
    otherSquare += otherOff * otherOff
  }
  return { difference, correlation: product / Math.sqrt(square * otherSquare) }
}

/**
 * Return the couplings of all primary capsules to one class capsule.
 *
 * @param {ArrayLike<number>} couplings
 * @param {number} outputs how many class capsules there are
 * @param {number} which
 */
export function towards(couplings, outputs, which) {
  return Float64Array.from({ length: couplings.length / outputs }, (_, at) => couplings[at * outputs + which])
}

/**
 * Return the mean of numbers.
 *
 * @param {ArrayLike<number>} values
 */
export function meanOf(values) {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += values[at]
  return sum / values.length
}

/**
 * Return how far from 0 the colours of all maps reach: the farthest that any coupling is from uniform; never 0.
 *
 * @param {readonly ArrayLike<number>[]} maps the couplings of each map
 * @param {number} uniform
 */
export function reachOf(maps, uniform) {
  let most = 1e-4
  for (const map of maps) for (let at = 0; at < map.length; at += 1) most = Math.max(most, Math.abs(map[at] - uniform))
  return most
}

/**
 * Return the primary capsules whose couplings differ most, those first.
 *
 * @param {ArrayLike<number>} first
 * @param {ArrayLike<number>} second
 * @param {number} most
 */
export function farthestApart(first, second, most) {
  const places = Array.from({ length: first.length }, (_, at) => at)
  const apart = (/** @type {number} */ at) => Math.abs(first[at] - second[at])
  return places.sort((one, other) => apart(other) - apart(one) || one - other).slice(0, most)
}

/**
 * Return the next capsule on the map in a direction; the same one where there is none.
 *
 * @param {import("../kit/capsules/geometry.js").CapsuleMap} map
 * @param {number} count of capsules
 * @param {number} capsule
 * @param {readonly [number, number]} move rows and columns, −1, 0 or 1
 */
export function neighbourOf(map, count, capsule, [down, right]) {
  const here = map.at(capsule)
  let [best, nearest] = [capsule, Infinity]
  for (let at = 0; at < count; at += 1) {
    const { x, y } = map.at(at)
    const along = right * (x - here.x) + down * (y - here.y)
    const beside = Math.abs(right === 0 ? x - here.x : y - here.y)
    if (along < map.cell / 2 || beside > map.cell / 2 || along >= nearest) continue
    ;[best, nearest] = [at, along]
  }
  return best
}

/**
 * Return where values lie on a line from the lowest to the highest of all of them, or from a given start, as shares of its length.
 *
 * @param {readonly number[]} values
 * @param {number} [start]
 * @param {number} [end]
 * @returns {(value: number) => number}
 */
export function axisOf(values, start = Math.min(...values), end = Math.max(...values)) {
  return (value) => (end > start ? Math.min(Math.max((value - start) / (end - start), 0), 1) : 0)
}
