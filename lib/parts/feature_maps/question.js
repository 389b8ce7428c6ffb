/** Predict before reveal: how much of the picture does one pixel deep in the network see? */

import { fieldOf, sizeText } from "./maths/field.js"

/**
 * Return the last layer with maps, its middle pixel, how much that sees, and what else one might think.
 *
 * @param {import("./network.js").Network} net
 */
export function fieldQuestion(net) {
  const layer = net.spatial[net.spatial.length - 1]
  /** @type {import("./network.js").Pixel} */
  const pixel = [Math.floor(layer.shape[0] / 2), Math.floor(layer.shape[1] / 2)]
  const right = sizeText(fieldOf(net, layer.at, pixel))
  const { height, width } = net.image
  const kernel = net.spatial.findLast(({ slide, kind }) => slide && kind !== "shortcut")?.slide?.kernel ?? [1, width]
  const wrong = [[...kernel], [height, width], [Math.ceil(height / 2), Math.ceil(width / 2)], [1, width]].map((sides) => sides.join(" × "))
  const others = [...new Set(wrong)].filter((size) => size !== right).slice(0, 2)
  const choices = [right, ...others].sort((one, other) => areaOf(one) - areaOf(other))
  return { layer, pixel, right, choices }
}

/**
 * Return what the question is remembered as: it is asked once of each network and size of picture.
 *
 * @param {import("./network.js").Network} net
 */
export function questionKey({ layers, image }) {
  return `capsule-lab-maps-${layers.map(({ name }) => name).join()}-${image.height}`
}

/** @param {string} size such as "8 × 8" */
function areaOf(size) {
  return size.split(" × ").reduce((product, side) => product * Number(side), 1)
}
