/**
 * What a learner looks at. A state is never changed: each function returns the next.
 *
 * @typedef {object} State
 * @property {number} at which snapshot
 * @property {number} layer
 * @property {number} channel of the input, from 0
 * @property {number} filter
 * @property {number | null} hovered the filter under the pointer
 * @property {"all" | "step"} scale one colour scale for all steps, or this step's own
 * @property {"share" | "cosine"} measure
 * @property {number} speed
 * @property {number} threshold the accuracy to jump to
 * @property {number | null} enlarged the filter whose map is shown large
 * @property {number | null} jumpedTo the accuracy that was jumped to, until time moves on
 *
 * @typedef {import("./history.js").Run} Run
 */

import { textOf } from "./film.js"
import { furthestFilter } from "./maths.js"

/**
 * Return the state that the address asks for, for the first run; for another run its end, with the choices of before.
 *
 * @param {Run} run
 * @param {State | null} before
 * @returns {State}
 */
export function startingState(run, before) {
  const { frames, meta } = run
  const view = before ? {} : meta.view
  const step = wholeNumber(view.step, meta.total)
  const at = step === null ? -1 : frames.findLastIndex((frame) => frame.step <= step)
  const layer = Math.max(0, meta.layers.findIndex(({ name }) => name === view.layer))
  const filter = wholeNumber(view.filter, meta.layers[layer].all_filters) ?? 0
  return {
    at: at < 0 ? frames.length - 1 : at,
    layer,
    channel: Math.max(0, (wholeNumber(view.channel, meta.layers[layer].inputs) ?? 1) - 1),
    filter: filter > 0 ? filter - 1 : furthestFilter(run, layer),
    hovered: null,
    scale: view.scale === "step" ? "step" : before?.scale ?? "all",
    measure: view.measure === "cosine" ? "cosine" : before?.measure ?? "share",
    speed: before?.speed ?? 1,
    threshold: before?.threshold ?? 0.9,
    enlarged: null,
    jumpedTo: null,
  }
}

/**
 * @param {string | undefined} text
 * @param {number} most
 */
function wholeNumber(text, most) {
  return text !== undefined && /^\d+$/.test(text) && Number(text) <= most ? Number(text) : null
}

/**
 * Return the state after an update of the same run; a learner at the end stays at the end.
 *
 * @param {State} state
 * @param {Run} before
 * @param {Run} run which has fewer snapshots if the training resumed from an earlier state
 * @param {boolean} isPlaying
 * @returns {State}
 */
export function afterUpdate(state, before, run, isPlaying) {
  const last = run.frames.length - 1
  const follows = state.at === before.frames.length - 1 && !isPlaying
  return { ...state, at: follows ? last : Math.min(state.at, last) }
}

/**
 * Return the state at the snapshot nearest to `at`.
 *
 * @param {State} state
 * @param {number} at
 * @param {Run} run
 * @returns {State}
 */
export function atSnapshot(state, at, { frames }) {
  return { ...state, at: Math.min(Math.max(Math.round(at), 0), frames.length - 1), jumpedTo: null }
}

/**
 * Return the state with another layer, at its filter that moved furthest.
 *
 * @param {State} state
 * @param {number} layer
 * @param {Run} run
 * @returns {State}
 */
export function withLayer(state, layer, run) {
  return { ...state, layer, channel: 0, hovered: null, filter: furthestFilter(run, layer) }
}

/**
 * Return the filter that is looked at: the one under the pointer, else the chosen one.
 *
 * @param {State} state
 */
export function shownFilter({ hovered, filter }) {
  return hovered ?? filter
}

/**
 * Return the parameters of the address; null for a default, but never for the step.
 *
 * @param {Run} run
 * @param {State} state
 */
export function addressOf({ frames, meta, film }, { at, layer, channel, filter, scale, measure }) {
  return { step: frames[at].step, layer: layer ? meta.layers[layer].name : null, channel: channel ? channel + 1 : null, filter: filter + 1,
    ...(film && { filters: textOf(film) }), scale: scale === "all" ? null : scale, measure: measure === "share" ? null : measure }
}
