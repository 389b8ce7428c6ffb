/**
 * All that is drawn: what came from the page, what the learner chose, and what follows from it.
 *
 * @typedef {import("../kit/part.js").Update<{ view: import("./state.js").View }>} Update
 * @typedef {object} Scene
 * @property {Update} update
 * @property {import("./state.js").State} state
 * @property {import("./maths.js").Layer} layer as it is after the steps that were taken
 * @property {import("./maths.js").Values} values of the next step
 * @property {number[]} losses before each step that was taken, and now
 */

import { valuesOf } from "./maths.js"
import { learned } from "./state.js"

/**
 * @param {Update} update
 * @param {import("./state.js").State} state
 * @returns {Scene}
 */
export function sceneOf(update, state) {
  const { layer, losses } = learned(state)
  return { update, state, layer, losses, values: valuesOf(layer, state.rate) }
}

/**
 * Return how a number comes about: see `workOf`.
 *
 * @param {Scene} scene
 */
export function howOf({ update: { numbers }, state: { rate }, layer: { label } }) {
  return { rate, label, write: numbers.figures }
}
