/** Reads the class capsules of a picture by the network in the browser. */

import { routePicture } from "../kit/routed/route_picture.js"

const UNUSED = ["primary", "votes"] // only the steps of routing need them

/**
 * Return what the server sends of a picture, as `routePicture` does.
 *
 * @type {typeof routePicture}
 */
export async function routeClasses(network, image, iterations, names, named) {
  const routed = await routePicture(network, image, iterations, names, named)
  if (!routed) return null
  return Object.fromEntries(Object.entries(routed).filter(([name]) => !UNUSED.includes(name)))
}
