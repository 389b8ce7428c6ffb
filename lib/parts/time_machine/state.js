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
 * @property {number | null} jumpedTo the accuracy that was jumped to, until time moves on
 *
 * @typedef {import("./history.js").Run} Run
 */

import { furthestFilter } from "./maths.js"

/**
 * Return a run as the address says, where it is the first; another one at its end, seen as the one before.
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
 * Return the state after more snapshots of the same run: who is at the end follows.
 *
 * @param {State} state
 * @param {Run} before
 * @param {Run} run which may have fewer snapshots, where it goes on from an earlier state
 * @param {boolean} isPlaying
 * @returns {State}
 */
export function followed(state, before, run, isPlaying) {
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
export function movedTo(state, at, { frames }) {
  return { ...state, at: Math.min(Math.max(Math.round(at), 0), frames.length - 1), jumpedTo: null }
}

/**
 * Return the state with another layer, at the filter of it that came furthest.
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
 * Return what the address says of a state; what is as it is at first is left out, but never the step.
 *
 * @param {Run} run
 * @param {State} state
 */
export function addressOf({ frames, meta }, { at, layer, channel, filter, scale, measure }) {
  return { step: frames[at].step, layer: layer ? meta.layers[layer].name : null, channel: channel ? channel + 1 : null, filter: filter + 1,
    scale: scale === "all" ? null : scale, measure: measure === "share" ? null : measure }
}
