/**
 * What the views draw from.
 *
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {import("./combining.js").Combined} Combined
 *
 * @typedef {object} Meta
 * @property {{ name: string, arrays: string[], adds: boolean }} kind of routing; `adds` where it adds what it has learned to each coupling
 * @property {"length" | "activation"} presence what says that a class is there
 * @property {string[]} classes
 * @property {import("../kit/capsules/geometry.js").Geometry} geometry
 * @property {import("../kit/capsules/losses.js").Losses} losses
 * @property {Record<string, string>} servers where the server combines votes, by the checkpoint's name
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
 * @property {import("./combining.js").Subject} subject
 * @property {{ capsules: number[], isMoved: boolean }} usual set, and whether the algorithm moved its couplings
 * @property {number[]} set the capsules that are set, by index
 * @property {number} at which of these is looked at, by its index in the layer
 * @property {Combined | null} hand what the learner's couplings make; null until it is there
 * @property {Combined | null} equal what equal couplings of all capsules make
 * @property {Combined | null} chosen what the algorithm's couplings of the set make, with the same rest
 *
 * @typedef {object} Comparison of the learner's couplings and the algorithm's
 * @property {number} difference the mean of all absolute differences
 * @property {number | null} loss the learner's margin loss; null if nobody said what the picture shows
 * @property {number | null} chosenLoss the algorithm's
 * @property {number} which the class whose lengths are compared
 */

import { marginTerms } from "../kit/capsules/losses.js"
import { networkOf } from "../kit/routed/choice.js"
import { meanDifference } from "./maths.js"
import { settingOf } from "./state.js"

/**
 * Return what is routed.
 *
 * @param {Update} update
 * @returns {import("./combining.js").Subject}
 */
export function subjectOf({ arrays: { image, votes, couplings, input_activations: activations } }) {
  const [iterations, inputs, classes] = couplings.shape
  const routed = couplings.data.slice(-inputs * classes)
  const inputActivations = activations ? activations.data.slice(-inputs) : null
  return { image, votes, inputActivations, routed, iterations }
}

/**
 * @param {Update} update
 * @returns {import("./state.js").Sizes}
 */
export function sizesOf({ arrays: { votes: { shape: [inputs, classes] } } }) {
  return { inputs, classes }
}

/**
 * Return who combines the votes of a choice.
 *
 * @param {Update} update
 * @param {import("../kit/routed/choice.js").Choice} of
 */
export function sourceOf({ meta }, of) {
  return { network: networkOf(of, meta.choices), server: meta.servers[of.checkpoint] }
}

/**
 * Return the couplings that the algorithm chose for a capsule.
 *
 * @param {Scene} scene
 * @param {number} capsule
 * @returns {number[]}
 */
export function routedRow({ subject: { routed }, update }, capsule) {
  const { classes } = sizesOf(update)
  return Array.from(routed.subarray(capsule * classes, (capsule + 1) * classes))
}

/**
 * Return the margin loss as training weights it; null if nobody said what the picture shows.
 *
 * @param {Scene} scene
 * @param {Combined} combined
 */
export function lossOf({ update: { meta: { losses } }, origin: { shows } }, { lengths }) {
  if (shows.length === 0) return null
  return losses.margin * marginTerms(lengths, shows, losses).reduce((sum, term) => sum + term, 0)
}

/**
 * Return how the learner's couplings compare with the algorithm's; null as long as a result is missing.
 *
 * @param {Scene} scene
 * @returns {Comparison | null}
 */
export function compared(scene) {
  const { state, set, hand, chosen, origin: { shows }, update } = scene
  if (!hand || !chosen) return null
  const { couplings } = settingOf(state, set, sizesOf(update).classes)
  const difference = meanDifference(couplings ?? [], set.map((capsule) => routedRow(scene, capsule)))
  return { difference, loss: lossOf(scene, hand), chosenLoss: lossOf(scene, chosen), which: shows[0] ?? chosen.longest }
}
