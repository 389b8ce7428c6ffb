/**
 * Lets the network in the browser route one of the two pictures.
 *
 * @typedef {object} Routed
 * @property {Float32Array} couplings of the last pass, [inputs, outputs]
 * @property {Float64Array} lengths of the class capsules
 */

import { traceOf } from "../kit/routed/route_picture.js"

const GIVEN = ["votes", "input_activations"] // what a pass starts from; the second not in every kind
const WANTED = ["couplings", "outputs"]

/**
 * Return the couplings of a picture and its class capsules' lengths; null if a newer request overtook it.
 *
 * @param {import("../kit/network.js").Network} network
 * @param {Float32Array} image [height, width, channels] in [0, 1]
 * @param {number} iterations
 * @returns {Promise<Routed | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function routeOne(network, image, iterations) {
  const signatures = await network.ready
  const seen = await network.observe(image, { only: GIVEN.filter((name) => name in (signatures?.observe.outputs ?? {})) })
  if (!seen) return null
  const { votes, input_activations: inputActivations } = seen
  const known = signatures?.route?.outputs
  const passes = await network.route({ votes, inputActivations, iterations, only: known && WANTED.filter((name) => name in known) })
  if (!passes) return null
  const { couplings, outputs } = traceOf(seen, passes, WANTED)
  return { couplings: lastOf(couplings), lengths: lengthsOf(lastOf(outputs), outputs.shape[outputs.shape.length - 1]) }
}

/** @param {import("../kit/network/passes.js").Floats} array the iteration first */
function lastOf({ data, shape: [count] }) {
  return data.slice(data.length - data.length / count)
}

/**
 * @param {ArrayLike<number>} capsules [outputs, dim]
 * @param {number} dim
 */
function lengthsOf(capsules, dim) {
  return Float64Array.from({ length: capsules.length / dim }, (_, at) => {
    let sum = 0
    for (let place = at * dim; place < (at + 1) * dim; place += 1) sum += capsules[place] ** 2
    return Math.sqrt(sum)
  })
}
