/** The weighted sum and the output of a class on their way from one step to the next. */

import { knownIteration, summedIteration } from "../describe/kind.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ArrayLike<number>} Vector */

/**
 * Return the selected class's output as it moves from one known iteration to the next; null before the first.
 *
 * @param {Scene} scene
 */
export function movingOutput({ trace, kind, motion, state: { step, j } }) {
  return between((t) => trace.output(t, j), knownIteration(kind, motion.from), knownIteration(kind, step), trace.iterations, motion.progress)
}

/**
 * Return the selected class's weighted sum in the same way.
 *
 * @param {Scene} scene
 */
export function movingSum({ trace, kind, motion, state: { step, j } }) {
  return between((t) => trace.sum(t, j), summedIteration(kind, motion.from), summedIteration(kind, step), trace.iterations, motion.progress)
}

/**
 * @param {(t: number) => Vector} vector
 * @param {number} from the iteration; −1 for none
 * @param {number} to
 * @param {number} iterations how many there are
 * @param {number} progress from 0 to 1
 * @returns {Vector | null}
 */
function between(vector, from, to, iterations, progress) {
  if (to < 0) return null
  const end = vector(to)
  if (from < 0 || from >= iterations || progress >= 1) return end
  const start = vector(from)
  return Float64Array.from(end, (value, d) => start[d] + progress * (value - start[d]))
}
