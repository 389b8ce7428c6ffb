/** Primary capsules that are switched off say nothing: their votes, and their activations where they have any, are 0. */

/** @typedef {import("../network/passes.js").Answer} Answer */
/** @typedef {import("../network/passes.js").Floats} Floats */

/** How the name of each array begins that is of the routing in which all are on; such arrays are there only while some are off. */
export const ALL_ON = "all_on/"

/**
 * Return what a network saw with these primary capsules switched off.
 *
 * @param {Answer} seen with `votes` [1, inputs, outputs, dim] and, where the kind of routing has them, `input_activations` [1, inputs]
 * @param {readonly number[]} off
 * @returns {Answer}
 */
export function silenced(seen, off) {
  if (off.length === 0) return seen
  const given = { ...seen, votes: withoutRows(seen.votes, off) }
  return seen.input_activations ? { ...given, input_activations: withoutRows(seen.input_activations, off) } : given
}

/**
 * @param {Floats} array [1, inputs, …]
 * @param {readonly number[]} off
 * @returns {Floats}
 */
function withoutRows({ data, shape }, off) {
  const [left, size] = [data.slice(), data.length / shape[1]]
  for (const i of off) left.fill(0, i * size, (i + 1) * size)
  return { data: left, shape }
}

/**
 * Return a routing's arrays under the names that they have while some capsules are off.
 *
 * @param {Record<string, Floats>} arrays
 */
export function namedAllOn(arrays) {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [ALL_ON + name, array]))
}

/**
 * Return the arrays of the routing in which all are on, by their own names; null if none are off.
 *
 * @param {Record<string, Floats>} arrays
 * @returns {Record<string, Floats> | null}
 */
export function arraysAllOn(arrays) {
  const found = Object.entries(arrays).filter(([name]) => name.startsWith(ALL_ON))
  return found.length === 0 ? null : { ...arrays, ...Object.fromEntries(found.map(([name, array]) => [name.slice(ALL_ON.length), array])) }
}
