/**
 * A chart over the iterations.
 *
 * @typedef {object} Chart
 * @property {number} width in CSS pixels
 * @property {number} height
 * @property {number} left where the values begin
 * @property {(t: number) => number} x of iteration t
 * @property {(value: number) => number} y
 */

const [LEFT, RIGHT, TOP, BOTTOM] = [52, 16, 12, 26]
const ENDS = [0.99, 0.98, 0.95, 0.9, 0.8, 0.5, 0] // where the scale of entropies may begin

/**
 * @param {{ width: number, height: number, iterations: number, low: number, high: number }} given the values from the bottom to the top
 * @returns {Chart}
 */
export function arrangeChart({ width, height, iterations, low, high }) {
  const [across, down] = [width - LEFT - RIGHT, height - TOP - BOTTOM]
  return {
    width, height, left: LEFT,
    x: (t) => LEFT + across * (iterations === 1 ? 0.5 : t / (iterations - 1)),
    y: (value) => TOP + (down * (high - value)) / (high - low),
  }
}

/**
 * Return where a scale up to 1 begins that holds these values.
 *
 * @param {readonly number[]} values up to 1
 */
export function scaleBegin(values) {
  return ENDS.find((end) => values.every((value) => value >= end)) ?? 0
}

/**
 * Return which line is nearest to a pixel, and in which iteration, within `within` pixels; null if there is none.
 *
 * @param {Chart} chart
 * @param {number} count of lines
 * @param {number} known how many iterations have a value
 * @param {(line: number, t: number) => number} valueOf
 * @param {[number, number]} pixel
 * @param {number} within
 */
export function pointAt({ x, y }, count, known, valueOf, [left, top], within) {
  let best = null
  let nearest = within
  for (let t = 0; t < known; t += 1) {
    for (let line = 0; line < count; line += 1) {
      const distance = distanceTo(line, t)
      if (distance < nearest) [best, nearest] = [{ line, t }, distance]
    }
  }
  return best

  /**
   * Measure the distance to the piece of the line around iteration t: half of the way to its neighbours.
   *
   * @param {number} line
   * @param {number} t
   */
  function distanceTo(line, t) {
    const value = valueOf(line, t)
    const beside = left < x(t) ? t - 1 : t + 1
    if (beside < 0 || beside >= known) return Math.hypot(x(t) - left, y(value) - top)
    const part = (left - x(t)) / (x(beside) - x(t))
    if (part > 0.5) return Infinity
    return Math.abs(y(value + part * (valueOf(line, beside) - value)) - top)
  }
}
