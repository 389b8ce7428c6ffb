/**
 * All that is drawn of two pictures' couplings.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {import("../kit/capsules/geometry.js").Geometry} Geometry
 *
 * @typedef {{ difference: number[], correlation: number[] }} Percentiles the 5th, 50th and 95th; none where nothing correlates
 *
 * @typedef {object} Meta
 * @property {{ name: string, decides: boolean, priors: boolean, uniform: number }} kind decides: whether couplings depend on the picture;
 *   priors: whether something is added to the couplings
 * @property {string[]} classes
 * @property {Geometry} geometry
 * @property {{ run: string, checkpoint: string, title: string, network: string | null, iterations: number }} origin
 * @property {[Choice, Choice]} choices
 * @property {{ images: number, alike: Percentiles | null, different: Percentiles | null } | null} typical
 * @property {{ to: number | null, capsule: number | null }} view
 *
 * @typedef {import("../kit/picture/chooser.js").Choice} Choice
 *
 * @typedef {object} Arrays
 * @property {NumberArray} images uint8 [2, height, width, channels]
 * @property {NumberArray} couplings float32 [2, inputs, outputs]
 * @property {NumberArray} lengths float32 [2, outputs]
 *
 * @typedef {import("../kit/part.js").Update<Meta, Arrays>} Update
 *
 * @typedef {object} Picture
 * @property {string | null} reference as an address calls it; null of a drawing that is not kept yet
 * @property {number[]} classes that it shows; none of a drawing
 * @property {Float32Array} image [height, width, channels] in [0, 1]
 * @property {import("./live.js").Routed} routed the newest that is known
 * @property {boolean} isCurrent whether that is of this image
 *
 * @typedef {readonly [Picture, Picture]} Pair
 *
 * @typedef {object} Scene
 * @property {Update} update
 * @property {import("./state.js").State} state
 * @property {Pair} pair
 * @property {number[]} shown the class capsule that each map is about
 * @property {Float64Array[]} maps the couplings to them
 * @property {Float64Array} apart the second map less the first
 * @property {number} uniform
 * @property {number} reach of the colours
 * @property {{ difference: number, correlation: number | null }} alike over all couplings
 */

import { toUnitRange } from "../kit/maths.js"
import { compare, reachOf, towards } from "./maths.js"
import { classesShown } from "./state.js"

/**
 * Return the picture that the server sent in a place.
 *
 * @param {Update} update
 * @param {number} which 0 or 1
 * @returns {Picture}
 */
export function pictureSent({ meta: { choices }, arrays: { images, couplings, lengths } }, which) {
  const part = (/** @type {NumberArray} */ { data }) => data.slice((which * data.length) / 2, ((which + 1) * data.length) / 2)
  return {
    reference: choices[which].picture,
    classes: choices[which].labels,
    image: toUnitRange(part(images)),
    routed: { couplings: Float32Array.from(part(couplings)), lengths: Float64Array.from(part(lengths)) },
    isCurrent: true,
  }
}

/**
 * Return what is drawn.
 *
 * @param {Update} update
 * @param {import("./state.js").State} state
 * @param {Pair} pair
 * @returns {Scene}
 */
export function sceneOf(update, state, pair) {
  const outputs = update.meta.classes.length
  const shown = classesShown(state, pair.map(({ routed }) => routed.lengths))
  const maps = pair.map(({ routed }, which) => towards(routed.couplings, outputs, shown[which]))
  const apart = maps[1].map((value, at) => value - maps[0][at])
  const { uniform } = update.meta.kind
  const alike = compare(pair[0].routed.couplings, pair[1].routed.couplings)
  return { update, state, pair, shown, maps, apart, uniform, reach: Math.max(reachOf(maps, uniform), reachOf([apart], 0)), alike }
}
