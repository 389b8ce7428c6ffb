/**
 * Lets a network in the browser read a picture.
 *
 * @typedef {object} Reading
 * @property {Float32Array} scores of each class
 * @property {Float32Array} features all numbers of the layer that is compared; [classes · dim] of class capsules
 * @property {import("../unpack.js").NumberArray | null} drawn what the longest capsule draws; null if that was not asked, or without a decoder
 */

import { placeOfLargest } from "../maths.js"
import { CAPSULES, drawnFrom, lastCapsules } from "./reading.js"

const ROUTED = ["votes", "input_activations"] // what routing starts from; the last of these not in every kind

/**
 * Return what the network reads, without a drawing; null if a newer request has overtaken this one.
 *
 * @param {import("../network.js").Network} network
 * @param {Float32Array} image [height · width · channels] in [0, 1]
 * @param {{ score_name: string, features: string, iterations?: number | null }} described iterations of the routing; null for as many as
 *   in training
 * @returns {Promise<Reading | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function readPicture(network, image, { score_name: scoreName, features: layer, iterations = null }) {
  const description = await network.ready
  if (iterations !== null && description?.route) return readRouted(network, image, iterations)
  const outputs = description?.observe.outputs ?? {}
  const seen = await network.observe(image, { only: [scoreName, layer].filter((name, at) => at === 0 || name in outputs) })
  if (!seen) return null
  const { data: scores } = seen[scoreName]
  return { scores, features: seen[layer]?.data ?? new Float32Array(0), drawn: null }
}

/**
 * @param {import("../network.js").Network} network with capsules
 * @param {Float32Array} image
 * @param {number} iterations
 * @returns {Promise<Reading | null>}
 */
async function readRouted(network, image, iterations) {
  const outputs = (await network.ready)?.observe.outputs ?? {}
  const seen = await network.observe(image, { only: ROUTED.filter((name) => name in outputs) })
  if (!seen) return null
  const { votes, input_activations: inputActivations } = seen
  const passes = await network.route({ votes, inputActivations, iterations, only: ["lengths", "outputs"] })
  if (!passes) return null
  const { data: features, shape: [, classes] } = lastCapsules(passes.outputs)
  return { scores: passes.lengths.data.slice(-classes), features, drawn: null }
}

/**
 * Return the reading with what the longest capsule draws; null if there is nothing to draw, or a newer request has overtaken this one.
 *
 * @param {import("../network.js").Network} network
 * @param {Reading} reading
 * @param {{ features: string }} described
 * @returns {Promise<Reading | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function withDrawing(network, reading, { features: layer }) {
  const description = await network.ready
  const { scores, features: data } = reading
  if (layer !== CAPSULES || data.length === 0 || !description?.decode) return null
  const drawn = await drawnFrom(network, { data, shape: [1, scores.length, data.length / scores.length] }, placeOfLargest(scores))
  return drawn && { ...reading, drawn }
}
