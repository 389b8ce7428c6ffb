/**
 * Loops one pass of a routing over its iterations.
 *
 * @typedef {{ data: Float32Array, shape: number[] }} Floats values in row-major order, and the length of each axis
 * @typedef {Record<string, Floats>} Answer by the names of the file
 * @typedef {Record<string, Float32Array>} Inputs by the names of the file; each has the shape that the file says
 * @typedef {{ inputs: Record<string, number[]>, outputs: Record<string, number[]> }} Signature the shapes by name
 *
 * @typedef {object} Passes
 * @property {number} iterations 1 or more; a routing that makes one pass makes one
 * @property {number} [iteration] the number of the first, from 0
 * @property {string[]} [only] the outputs that are wanted; all if left out
 */

import { RequestError } from "./reasons.js"

const LOGITS = "logits"
const NEXT = "next_logits"

/**
 * Return the outputs of all passes: the first axis of each, which the file has for a batch of one, is the iteration.
 *
 * The logits that a pass gives are those of the next one; the first begins at `inputs.logits`, or at 0.
 *
 * @param {Signature} signature of the one pass
 * @param {(inputs: Inputs, only: string[]) => Promise<Answer>} run makes it
 * @param {Inputs} inputs
 * @param {Passes} passes
 * @returns {Promise<Answer>}
 */
export async function loopPasses(signature, run, inputs, { iterations, iteration = 0, only }) {
  if (!Number.isInteger(iterations) || iterations < 1) throw new RequestError(`iterations must be 1 or more, but is ${iterations}`)
  const iterates = LOGITS in signature.inputs
  const wanted = only ?? Object.keys(signature.outputs)
  const asked = iterates ? [...new Set([...wanted, NEXT])] : wanted
  /** @type {Answer[]} */
  const made = []
  let { logits } = inputs
  if (iterates) logits ??= new Float32Array(sizeOf(signature.inputs[LOGITS]))
  while (made.length < (iterates ? iterations : 1)) {
    const answer = await run({ ...inputs, logits, iteration: Float32Array.of(iteration + made.length) }, asked)
    made.push(answer)
    logits = answer[NEXT]?.data
  }
  return Object.fromEntries(wanted.map((name) => [name, join(made.map((answer) => answer[name]))]))
}

/**
 * Return how many values an array of this shape has.
 *
 * @param {number[]} shape
 */
export function sizeOf(shape) {
  return shape.reduce((product, size) => product * size, 1)
}

/**
 * Return arrays of the same shape as one, along their first axis.
 *
 * @param {Floats[]} arrays
 * @returns {Floats}
 */
function join(arrays) {
  const [{ data, shape: [first, ...rest] }] = arrays
  const joined = new Float32Array(data.length * arrays.length)
  arrays.forEach((array, index) => joined.set(array.data, index * data.length))
  return { data: joined, shape: [first * arrays.length, ...rest] }
}
