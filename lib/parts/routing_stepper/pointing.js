/** Lets a pointer light and select capsules in the plane of votes and on the curves. */

import { counted } from "../kit/counting.js"
import { fill } from "../kit/text.js"
import { coupledIterations } from "./describe/kind.js"
import { pointAt } from "./maths/chart.js"
import { voteAt } from "./maths/plane.js"
import { placeIn } from "./pointer.js"
import { NOWHERE } from "./state.js"
import { couplingChart } from "./views/curves.js"
import { placeTip } from "./views/links.js"
import { planeOfScene } from "./views/projection.js"

/** @typedef {import("./pointer.js").Actions} Actions */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./view.js").View} View */

const [REACH, REACH_OF_FINGER] = [9, 22] // pixels

/**
 * @param {View["votes"]} votes
 * @param {Actions} actions
 */
export function listenOnPlane({ canvas }, actions) {
  listenOn(canvas, actions, (scene, pixel, within) => {
    const i = voteAt(planeOfScene(scene), pixel, within)
    return i < 0 ? null : { i, text: "" }
  })
}

/**
 * Name the capsule and its value beside the pointer, too.
 *
 * @param {View["curves"]} curves
 * @param {Actions} actions
 */
export function listenOnCurves({ couplings: { canvas }, tip }, actions) {
  listenOn(canvas, actions, (scene, pixel, within) => {
    const { trace, kind, listed, labels, numbers, state: { step, j } } = scene
    /** @param {number} line @param {number} t */
    const valueOf = (line, t) => trace.coupling(t, listed[line], j)
    const found = pointAt(couplingChart(scene), listed.length, coupledIterations(kind, step), valueOf, pixel, within)
    if (!found) return null
    const { line, t } = found
    const value = `${kind.coupling.symbol} = ${numbers.figures(valueOf(line, t))}`
    return { i: listed[line], text: fill(labels.curve_point, { capsule: counted(listed[line]), iteration: t + 1, value }) }
  }, tip)
}

/**
 * @param {HTMLElement} canvas
 * @param {Actions} actions
 * @param {(scene: Scene, pixel: [number, number], within: number) => { i: number, text: string } | null} find what is under the pointer
 * @param {HTMLElement} [tip]
 */
function listenOn(canvas, { scene, hoverOn, select }, find, tip) {
  /** @param {MouseEvent} event */
  function under(event) {
    const shown = scene()
    const within = /** @type {PointerEvent} */ (event).pointerType === "touch" ? REACH_OF_FINGER : REACH
    return shown && find(shown, placeIn(canvas, event), within)
  }
  /** @param {PointerEvent} event */
  function point(event) {
    const found = under(event)
    hoverOn(found ? { i: found.i, j: -1 } : NOWHERE)
    canvas.style.cursor = found ? "pointer" : "default"
    if (tip) placeTip(tip, found?.text ?? "", canvas.clientWidth, ...placeIn(canvas, event))
  }
  canvas.onpointermove = (event) => {
    if (event.pointerType !== "touch") point(event)
  }
  canvas.onpointerleave = () => {
    hoverOn(NOWHERE)
    if (tip) tip.hidden = true
  }
  canvas.onclick = (event) => {
    const [shown, found] = [scene(), under(event)]
    if (!shown || !found) return
    select(found.i, shown.state.j)
    if (tip) placeTip(tip, found.text, canvas.clientWidth, ...placeIn(canvas, event))
  }
}
