/**
 * What the views draw from.
 *
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {import("../kit/capsules/losses.js").Losses} Losses
 *
 * @typedef {object} Meta
 * @property {{ name: string, arrays: string[], squash: string }} kind of routing; `squash` as in `lib/models/capsules/squash.py`
 * @property {"length" | "activation"} presence what says that a class is there
 * @property {string[]} classes
 * @property {Losses} losses
 * @property {number[]} spans
 * @property {Record<string, string>} vectors where the vectors of test digits are, by the checkpoint's name
 * @property {Record<string, string>} drawings where the server draws from capsules, by the checkpoint's name
 * @property {{ keep: string, given: Record<string, string>, most: number }} names of the numbers, where they are kept, and how long one may be
 * @property {import("./state.js").View} view
 * @property {import("../kit/routed/choice.js").Choices} choices
 * @property {import("../kit/picture/chooser.js").Choice | null} pictures
 * @property {string} digest
 *
 * @typedef {import("../kit/part.js").Update<Meta, Record<string, Floats>>} Update
 *
 * @typedef {object} Scene
 * @property {Update} update
 * @property {import("../kit/routed/choice.js").Choice} of what it is about
 * @property {import("../kit/routed/choice.js").Origin} origin
 * @property {import("./state.js").State} state
 * @property {import("../kit/theme.js").Colours} colours of the theme
 * @property {number[]} lengths of each class capsule after the last iteration
 * @property {number} longest which of them is
 * @property {number} which class is looked at
 * @property {Float32Array} vector of that class, as the network made it
 * @property {Float32Array | null} own what is drawn from them, [height · width · channels] in [0, 1]; null until it is there
 * @property {Float32Array | null} drawn the same from the moved numbers
 * @property {Record<string, string>} names of the numbers, by "CLASS-NUMBER", the class from 0 and the number from 1
 * @property {{ low: number, high: number }[] | null} ranges between which each number is for most test digits of the class; null if unknown
 * @property {(Float32Array | null)[][]} pictures of the overview, by number and step; empty until some are there
 */

import { networkOf } from "../kit/routed/choice.js"

/**
 * Return what the other parts of the page are told: the class capsules after the last iteration, and whose they are.
 *
 * @param {Scene} scene
 * @returns {import("../kit/live.js").LiveCapsules}
 */
export function newsOf({ update, of, origin: { run, checkpoint }, which }) {
  const { image, outputs: { data, shape: [iterations, classes, dim] } } = update.arrays
  const network = networkOf(of, update.meta.choices)
  const capsules = { data: data.slice(-classes * dim), shape: [classes, dim] }
  return { run, checkpoint, isMoving: of.picture?.isMoving ?? false, network, capsules, iterations, shown: which, image }
}

/**
 * Return who draws from the capsules of a choice; nobody where the network has no decoder.
 *
 * @param {Update} update
 * @param {import("../kit/routed/choice.js").Choice} of
 * @returns {import("./decoder.js").Source}
 */
export function sourceOf({ meta }, of) {
  if (meta.losses.reconstruction === null) return { network: null, server: undefined }
  return { network: networkOf(of, meta.choices), server: meta.drawings[of.checkpoint] }
}
