/** Routes a picture by the network in the browser. */

import { placeOfLargest } from "../kit/maths.js"

/** @typedef {import("../kit/network.js").Network} Network */
/** @typedef {import("../kit/network/passes.js").Answer} Answer */
/** @typedef {import("./maths/trace.js").FloatArray} FloatArray */

const GIVEN = ["primary", "votes", "input_activations"] // what a pass starts from; the last of these not in every kind

/**
 * Return what the server sends of a routing: every array by its name. Null if a newer request has overtaken this one.
 *
 * @param {Network} network
 * @param {FloatArray} image [height, width, channels] in [0, 1]
 * @param {number} iterations
 * @param {string[]} names of the arrays that this kind of routing reports, each with the iteration first
 * @returns {Promise<Record<string, FloatArray> | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function routePicture(network, image, iterations, names) {
  const signatures = await network.ready
  const outputs = signatures?.observe.outputs ?? {}
  const seen = await network.observe(image.data, { only: GIVEN.filter((name) => name in outputs) })
  if (!seen) return null
  const { votes, primary, input_activations: inputActivations } = seen
  const passes = await network.route({ votes, inputActivations, iterations })
  if (!passes) return null
  /** @type {Record<string, FloatArray>} */
  const arrays = { image, primary: withoutBatch(primary), votes: withoutBatch(votes), ...traceOf(seen, passes, names) }
  if (!signatures?.decode) return arrays
  const drawn = await network.decode(...longestOf(passes.outputs))
  return drawn && { ...arrays, reconstruction: withoutBatch(drawn.reconstruction) }
}

/**
 * Return the arrays of all passes under these names. What a pass is given it does not give back: its logits are those that
 * the pass before gave, and everything else is the same in each.
 *
 * @param {Answer} seen
 * @param {Answer} passes
 * @param {string[]} names
 * @returns {Record<string, FloatArray>}
 */
export function traceOf(seen, passes, names) {
  const [count] = passes.outputs.shape
  return Object.fromEntries(names.map((name) => {
    if (name in passes) return [name, passes[name]]
    return [name, name === "logits" ? shifted(passes.next_logits) : repeated(seen[name], count)]
  }))
}

/** @param {FloatArray} next the logits behind each pass */
function shifted({ data, shape }) {
  const before = new Float32Array(data.length)
  before.set(data.subarray(0, data.length - data.length / shape[0]), data.length / shape[0])
  return { data: before, shape }
}

/**
 * @param {FloatArray} array of a batch of one
 * @param {number} times
 */
function repeated({ data, shape: [, ...shape] }, times) {
  const all = new Float32Array(times * data.length)
  for (let time = 0; time < times; time += 1) all.set(data, time * data.length)
  return { data: all, shape: [times, ...shape] }
}

/** @param {FloatArray} array of a batch of one */
function withoutBatch({ data, shape: [, ...shape] }) {
  return { data, shape }
}

/**
 * Return the class capsules after the last pass, and the mask that keeps the longest of them.
 *
 * @param {FloatArray} outputs [iterations, outputs, dim]
 * @returns {[Float32Array, Float32Array]}
 */
function longestOf({ data, shape: [, count, size] }) {
  const capsules = data.slice(-count * size)
  const squares = new Float64Array(count)
  capsules.forEach((value, at) => { squares[Math.floor(at / size)] += value * value })
  const mask = new Float32Array(count)
  mask[placeOfLargest(squares)] = 1
  return [capsules, mask]
}
