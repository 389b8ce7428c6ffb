/** Gets the routing that stands beside: from the network in the browser, or what the server sent. */

import { observe } from "../kit/routed/route_picture.js"
import { silenced } from "../kit/routed/silence.js"

/** @typedef {import("../kit/network/passes.js").Floats} Floats */
/** @typedef {import("../kit/live.js").LiveRouting} LiveRouting */
/** @typedef {import("./maths.js").Routing} Routing */
/** @typedef {import("./scene.js").Update} Update */

/**
 * Return what a network's routing makes of a picture; null if a newer request overtook it.
 *
 * @param {import("../kit/network.js").Network} network
 * @param {Floats} image
 * @param {number} iterations
 * @param {readonly number[]} off the primary capsules that are switched off
 * @returns {Promise<Routing | null>}
 */
export async function routeBeside(network, image, iterations, off) {
  const seen = await observe(network, image.data)
  if (!seen) return null
  const { votes, input_activations: inputActivations } = silenced(seen, off)
  const routed = await network.route({ votes, inputActivations, iterations, only: ["outputs", "couplings"] })
  return routed && { outputs: routed.outputs, couplings: routed.couplings }
}

/**
 * Return what the server sent, if it is just that; else null.
 *
 * @param {Update} update
 * @param {LiveRouting} of
 * @param {import("./state.js").Chosen} wanted
 * @param {readonly number[]} off
 * @returns {Routing | null}
 */
export function sentFor({ meta: { sent }, arrays: { outputs, couplings } }, of, { second, checkpoint, iterations }, off) {
  const isIt = sent && sent.run === second.run && sent.checkpoint === checkpoint && sent.picture === of.picture
    && sent.iterations === iterations && sent.off.join() === off.join()
  return isIt ? { outputs, couplings } : null
}
