/**
 * The layer that all lessons begin with: every kernel's map of the picture at its working size.
 *
 * @typedef {object} Layer
 * @property {Image} image
 * @property {import("./windows.js").Geometry} geometry
 * @property {FeatureMap[]} maps one a kernel
 * @property {string} key names what the maps are made of, but for the kernels
 * @property {ReadonlyMap<Kernel, FeatureMap>} known the map of each kernel
 */

import { convolve } from "./convolution.js"
import { inGrey, reducedTo, workingSide } from "./images.js"
import { weightsFor } from "./kernels.js"
import { geometryOf } from "./windows.js"

/** @typedef {import("./images.js").Image} Image */
/** @typedef {import("./convolution.js").FeatureMap} FeatureMap */
/** @typedef {import("./kernels.js").Kernel} Kernel */

/**
 * Return the layer; what is the same as `before` is not computed again.
 *
 * @param {Image} picture
 * @param {string} name of the picture
 * @param {import("../state.js").State} state
 * @param {Layer | null} before
 * @returns {Layer}
 */
export function layerOf(picture, name, state, before) {
  const side = workingSide(picture, state.side)
  const key = JSON.stringify([name, side, state.isColour, state.kernel, state.stride, state.padding, state.dilation])
  const same = before?.key === key ? before : null
  const image = same?.image ?? imageAt(picture, side, state.isColour)
  const geometry = geometryOf(image, state.kernel, state)
  const maps = state.kernels.map((kernel) =>
    same?.known.get(kernel) ?? convolve(image, weightsFor(kernel, image.channels), geometry))
  return { image, geometry, maps, key, known: new Map(state.kernels.map((kernel, at) => [kernel, maps[at]])) }
}

/**
 * Return a picture at a working size, in colour or in grey.
 *
 * @param {Image} picture
 * @param {number} side divides the picture's
 * @param {boolean} isColour
 */
export function imageAt(picture, side, isColour) {
  const small = reducedTo(picture, side)
  return isColour ? small : inGrey(small)
}
