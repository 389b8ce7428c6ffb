/**
 * What a learner looks at.
 *
 * @typedef {import("./scene.js").Subject} Subject
 * @typedef {{ i: number, j: number }} Pair a primary capsule and a class capsule; −1 for none
 *
 * @typedef {object} State
 * @property {number} step counted through all iterations
 * @property {number} wanted the step that the learner went to: where there is no such step, or a question stands before it, `step` is an earlier one
 * @property {number} i the selected primary capsule
 * @property {number} j the selected class capsule
 * @property {boolean} isChosen whether the learner chose the pair; until then it is `usualPair`
 * @property {string} shown of `SHOWN`: how many primary capsules stand on the stage
 * @property {string} order of the kind's orders
 * @property {Pair} hover what the pointer is on
 * @property {number | null} pending the step to go to once the question is answered; null while none is asked
 * @property {boolean} isPlaying
 *
 * @typedef {object} SentView where to start, as the server read it in the address
 * @property {number | null} step
 * @property {number | null} capsule its index
 * @property {number | null} class
 * @property {string | null} shown null where the address does not say
 * @property {string} order
 * @property {string | null} [off] the capsules that are off, "none" where they can be switched and none is, null where it does not say
 */

import { counted } from "../kit/counting.js"
import { placeOfLargest } from "../kit/maths.js"
import { knownIteration } from "./describe/kind.js"
import { indices } from "./maths/vectors.js"

export const SHOWN = ["12", "24", "48", "all"]
/** How many stand on the stage at first; for a finger only as many as it can tell apart. */
const [USUAL, USUAL_FOR_FINGER] = ["24", "12"]
/** @type {Pair} */
export const NOWHERE = { i: -1, j: -1 }

/**
 * Return where new data are shown first. The server knows the address of the step and the pair only as it was when the page
 * was opened (what the scripts write there does not reach it), so after that its view counts only where the page has
 * changed it. Else they stay.
 *
 * @param {State | null} state what was shown before
 * @param {SentView | null} before
 * @param {SentView} view as it was sent
 * @returns {SentView}
 */
export function nextView(state, before, view) {
  if (!state || !before) return view
  const { capsule, class: j } = chosenPair(state)
  const isEcho = view.step === state.step && view.capsule === capsule && view.class === j
  if (!isEcho && JSON.stringify(view) !== JSON.stringify(before)) return view
  return { step: state.wanted, capsule, class: j, shown: state.shown, order: state.order }
}

/** @param {State} state */
function chosenPair({ i, j, isChosen }) {
  return isChosen ? { capsule: i, class: j } : { capsule: null, class: null }
}

/**
 * Return the pair that is selected until a learner chooses one: the class that is longest so far, which is no hint at what comes,
 * and the capsule with the largest share in it; before there are lengths, the first class.
 *
 * @param {number} step
 * @param {Pick<Subject, "trace" | "kind">} subject
 * @returns {Pair}
 */
export function usualPair(step, { trace, kind }) {
  const known = knownIteration(kind, step)
  const j = known < 0 ? 0 : placeOfLargest(trace.lengths[known])
  return { i: strongestFor(j, trace, kind), j }
}

/**
 * @param {number} j
 * @param {Subject["trace"]} trace
 * @param {Subject["kind"]} kind
 */
function strongestFor(j, { inputs, iterations }, { share }) {
  return placeOfLargest(indices(inputs).map((input) => share.at(iterations - 1, input, j)))
}

/**
 * Return how many primary capsules stand on the stage until a learner chooses.
 *
 * @param {boolean} isFinger whether a finger points at them
 */
export function usualShown(isFinger) {
  return isFinger ? USUAL_FOR_FINGER : USUAL
}

/**
 * Return the state that shows `wanted`.
 *
 * @param {SentView} wanted
 * @param {Pick<Subject, "trace" | "kind" | "steps">} subject
 * @param {string} [unsaid] what is shown where `wanted` does not say
 * @returns {State}
 */
export function startingState(wanted, { trace, kind, steps }, unsaid = USUAL) {
  const step = clampedStep(wanted.step ?? 0, steps)
  const usual = usualPair(step, { trace, kind })
  const isOfClass = wanted.class !== null && wanted.class < trace.outputs
  const isOfCapsule = wanted.capsule !== null && wanted.capsule < trace.inputs
  const j = isOfClass ? Number(wanted.class) : usual.j
  const i = isOfCapsule ? Number(wanted.capsule) : strongestFor(j, trace, kind)
  const { order } = wanted
  const shown = wanted.shown ?? unsaid
  return { step, wanted: wanted.step ?? 0, i, j, isChosen: isOfClass || isOfCapsule, shown, order, hover: NOWHERE, pending: null, isPlaying: false }
}

/**
 * Return the step, or the nearest one that there is.
 *
 * @param {number} wanted
 * @param {number} steps
 */
export function clampedStep(wanted, steps) {
  return Math.min(Math.max(wanted, 0), steps - 1)
}

/**
 * Return the pair that a tap lights; a finger cannot hover, so a second tap on the same pair ends it.
 *
 * @param {Pair} hover
 * @param {Pair} tapped
 * @returns {Pair}
 */
export function tappedHover(hover, { i, j }) {
  return { i: i === hover.i ? -1 : i, j: j === hover.j ? -1 : j }
}

/**
 * Return the pair that the views speak of: what is pointed at, else what is selected.
 *
 * @param {State} state
 * @returns {Pair}
 */
export function focusOf({ i, j, hover }) {
  return { i: hover.i >= 0 ? hover.i : i, j: hover.j >= 0 ? hover.j : j }
}

/**
 * Return whether the link of the pair is among those to show, given what the pointer is on.
 *
 * @param {Pair} hover
 * @param {number} i
 * @param {number} j
 */
export function isInFocus(hover, i, j) {
  return (hover.i < 0 || hover.i === i) && (hover.j < 0 || hover.j === j)
}

/**
 * Return the parameters of the address that bring a learner back here.
 *
 * @param {State} state
 * @param {string} [usual] what is shown where the address does not say
 */
export function addressOf(state, usual = USUAL) {
  const { step, shown, order } = state
  const { capsule, class: j } = chosenPair(state)
  return {
    step, capsule: capsule === null ? null : counted(capsule), class: j,
    shown: shown === usual ? null : shown, order: order === "moved" ? null : order,
  }
}
