/**
 * Reads a picture with mistakes in the network: by the file of the mistakes in the browser, or by the server.
 *
 * @typedef {import("../kit/network.js").Network} Network
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 *
 * @typedef {object} Made how the mistakes are made, as Python says it
 * @property {string[]} pass those that a pass has in it
 * @property {string} relu the one before routing
 * @property {string} kept the one that goes on with the logits of the picture before
 * @property {string} more the one that makes one pass more
 *
 * @typedef {object} Asked
 * @property {Floats} image [height, width, channels] in [0, 1]
 * @property {number} iterations that are asked for
 * @property {readonly string[]} mistakes
 * @property {Floats | null} last the logits that the picture before has left, [inputs, classes]; null for the first one
 *
 * @typedef {object} Reading
 * @property {Floats} primary [inputs, dim]
 * @property {Floats} couplings of the last pass, [inputs, classes]
 * @property {Floats} lengths of the class capsules after each pass, [passes, classes]
 * @property {Floats} next_logits [inputs, classes], with which a further pass would begin
 * @property {Floats | null} last the logits that it began with; null for zeros
 */

import { postJson } from "../kit/post.js"
import { unpack } from "../kit/unpack.js"

/**
 * Return a reading by the network in the browser; null if a newer request overtook it.
 *
 * @param {Network} network
 * @param {Asked} asked
 * @param {Made} made
 * @returns {Promise<Reading | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function readInBrowser(network, { image, iterations, mistakes, last }, made) {
  const end = mistakes.includes(made.relu) ? "_relu" : ""
  const [primary, votes] = [`primary${end}`, `votes${end}`]
  const seen = await network.observe(image.data, { only: [primary, votes] })
  if (!seen) return null
  const begun = mistakes.includes(made.kept) ? last : null
  const passes = await network.route({
    votes: seen[votes],
    logits: begun ?? undefined,
    iterations: mistakes.includes(made.more) ? iterations + 1 : iterations,
    by: ["route", ...made.pass.filter((name) => mistakes.includes(name))].join("_"),
    only: ["couplings", "lengths", "next_logits"],
  })
  if (!passes) return null
  return { primary: rowOf(seen[primary], 0), couplings: lastOf(passes.couplings), lengths: passes.lengths,
    next_logits: lastOf(passes.next_logits), last: begun }
}

/**
 * Return the same by the server.
 *
 * @param {string} address where it reads
 * @param {Asked} asked
 * @param {Made} made
 * @returns {Promise<Reading | null>} null if the server cannot, either
 */
export async function readOnServer(address, { image, iterations, mistakes, last }, made) {
  const begun = mistakes.includes(made.kept) ? last : null
  try {
    const answer = await postJson(address, { image: Array.from(image.data), iterations, mistakes, last: begun && Array.from(begun.data) })
    const { primary, couplings, lengths, next_logits: next } = /** @type {Record<string, Floats>} */ (unpack(await answer.arrayBuffer()).arrays)
    return { primary, couplings, lengths, next_logits: next, last: begun }
  } catch {
    return null
  }
}

/** @param {Floats} array [n, …] @param {number} at @returns {Floats} [ …] */
function rowOf({ data, shape: [count, ...shape] }, at) {
  const size = data.length / count
  return { data: data.slice(at * size, (at + 1) * size), shape }
}

/** @param {Floats} array [passes, …] */
function lastOf(array) {
  return rowOf(array, array.shape[0] - 1)
}
