/** Routes a picture by the network in the browser. */

import { placesOfHighest } from "../maths.js"
import { decodedFrom, lastCapsules } from "../network/reading.js"
import { namedAllOn, silenced } from "./silence.js"

/** @typedef {import("../network.js").Network} Network */
/** @typedef {import("../network/passes.js").Answer} Answer */
/** @typedef {import("../network/passes.js").Floats} Floats */

/** What is drawn from the longest class capsule, and from the next where the network names two classes. */
export const RECONSTRUCTIONS = ["reconstruction", "second_reconstruction"]

/** @type {WeakMap<Network, { pixels: Float32Array, seen: Answer }>} what each network saw last: of one picture much may be routed */
const lately = new WeakMap()

const GIVEN = ["primary", "votes", "input_activations"] // what a pass starts from; the last of these not in every kind

/**
 * Return what the server sends of a routing: every array by its name. Null if a newer request has overtaken this one.
 *
 * @param {Network} network
 * @param {Floats} image [height, width, channels] in [0, 1]
 * @param {number} iterations
 * @param {string[]} names of the arrays that this kind of routing reports, each with the iteration first
 * @param {number} [named] how many classes the network names
 * @param {readonly number[]} [off] the primary capsules that are switched off; with some, the routing in which all are on comes
 *   too, under the names of `namedAllOn`
 * @returns {Promise<Record<string, Floats> | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function routePicture(network, image, iterations, names, named = 1, off = []) {
  const seen = await observe(network, image.data)
  if (!seen) return null
  const passes = await routePasses(network, silenced(seen, off), iterations, names)
  const allOn = passes && off.length > 0 ? await routePasses(network, seen, iterations, names) : {}
  if (!passes || !allOn) return null
  /** @type {Record<string, Floats>} */
  const arrays = { image, primary: withoutBatch(seen.primary), ...passes, ...namedAllOn(allOn) }
  if (!(await network.ready)?.decode) return arrays
  const capsules = lastCapsules(passes.outputs)
  for (const [at, j] of longestOf(capsules, named).entries()) {
    const drawn = await decodedFrom(network, capsules, j)
    if (!drawn) return null
    arrays[RECONSTRUCTIONS[at]] = withoutBatch(drawn)
  }
  return arrays
}

/**
 * Return what routing starts from; null if a newer request has overtaken this one.
 *
 * @param {Network} network
 * @param {Float32Array} pixels
 * @returns {Promise<Answer | null>}
 */
export async function observe(network, pixels) {
  const known = lately.get(network)
  if (known?.pixels === pixels) return known.seen
  const outputs = (await network.ready)?.observe.outputs ?? {}
  const seen = await network.observe(pixels, { only: GIVEN.filter((name) => name in outputs) })
  if (seen) lately.set(network, { pixels, seen })
  return seen
}

/**
 * @param {Network} network
 * @param {Answer} seen
 * @param {number} iterations
 * @param {string[]} names
 * @returns {Promise<Record<string, Floats> | null>}
 */
async function routePasses(network, seen, iterations, names) {
  const { votes, input_activations: inputActivations } = seen
  const known = (await network.ready)?.route?.outputs
  const only = known && [...names, "outputs", names.includes("logits") ? "next_logits" : ""].filter((name) => name in known)
  const passes = await network.route({ votes, inputActivations, iterations, only })
  return passes && { votes: withoutBatch(votes), ...traceOf(seen, passes, names), outputs: passes.outputs }
}

/**
 * Return the arrays of all passes under these names. What a pass is given it does not give back: its logits are those that
 * the pass before gave, and everything else is the same in each.
 *
 * @param {Answer} seen
 * @param {Answer} passes
 * @param {string[]} names
 * @returns {Record<string, Floats>}
 */
export function traceOf(seen, passes, names) {
  const [count] = passes.outputs.shape
  return Object.fromEntries(names.map((name) => {
    if (name in passes) return [name, passes[name]]
    return [name, name === "logits" ? shifted(passes.next_logits) : repeated(seen[name], count)]
  }))
}

/** @param {Floats} next the logits behind each pass */
function shifted({ data, shape }) {
  const before = new Float32Array(data.length)
  before.set(data.subarray(0, data.length - data.length / shape[0]), data.length / shape[0])
  return { data: before, shape }
}

/**
 * @param {Floats} array of a batch of one
 * @param {number} times
 */
function repeated({ data, shape: [, ...shape] }, times) {
  const all = new Float32Array(times * data.length)
  for (let time = 0; time < times; time += 1) all.set(data, time * data.length)
  return { data: all, shape: [times, ...shape] }
}

/** @param {Floats} array of a batch of one */
function withoutBatch({ data, shape: [, ...shape] }) {
  return { data, shape }
}

/**
 * Return which class capsules are longest, the longest first.
 *
 * @param {Floats} capsules [1, outputs, dim]
 * @param {number} named how many
 */
function longestOf({ data, shape: [, count, size] }, named) {
  const squares = new Float64Array(count)
  data.forEach((value, at) => { squares[Math.floor(at / size)] += value * value })
  return placesOfHighest(squares, named)
}
