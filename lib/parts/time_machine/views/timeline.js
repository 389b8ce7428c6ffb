/** The slider over the whole training, and the curves above it. */

import { h, svg } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { positionOf } from "../maths.js"
import { jumpText, shortText } from "../words.js"
import { options } from "./pick.js"

const SPEEDS = [0.25, 0.5, 1, 2, 4]
const THRESHOLDS = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99]
const MOST_TICKS = 9

/** px; the curves begin and end where the middle of the slider's thumb does. */
export const THUMB = 18

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Shown} Shown */
/** @typedef {[at: number, value: number]} Point a place among the snapshots, and a value */

/**
 * Show what does not change while time moves: the curves, the ticks and the choices.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawTimeline(view, { run: { frames, curves, meta }, state, labels, numbers }) {
  const last = Math.max(frames.length - 1, 1)
  view.slider.max = String(frames.length - 1)
  view.slider.ariaLabel = labels.slider
  view.speedText.textContent = labels.speed
  view.thresholdText.textContent = labels.threshold
  view.jump.textContent = labels.jump
  options(view.speed, SPEEDS.map((speed) => ({ value: speed, text: `${speed} ×` })), state.speed)
  options(view.threshold, THRESHOLDS.map((share) => ({ value: share, text: numbers.percent(share) })), state.threshold)
  view.accuracyText.textContent = meta.hasValidation ? labels.accuracy : labels.accuracy_train
  view.lossText.textContent = labels.loss
  const reached = frames[frames.length - 1].step
  const validated = (/** @type {number[]} */ values) => values
    .map((value, at) => /** @type {Point} */ ([positionOf(frames, curves.validation_steps[at]), value]))
    .filter((_, at) => curves.validation_steps[at] <= reached)
  drawCurve(view.accuracy, curves.accuracy, validated(curves.validation_accuracy), last, (value) => value)
  const losses = [...curves.loss, ...curves.validation_loss].filter((value) => value > 0)
  const [low, high] = [Math.log(Math.min(...losses)), Math.log(Math.max(...losses))]
  drawCurve(view.loss, curves.loss, validated(curves.validation_loss), last, (value) => (Math.log(value) - low) / ((high - low) || 1))
  view.ticks.replaceChildren(...ticksOf(frames.length).map((at) =>
    h("span", { style: { left: leftOf(at / last) } }, numbers.grouped(frames[at].step))))
}

/**
 * Return which of `count` snapshots have their step written under the slider.
 *
 * @param {number} count
 */
function ticksOf(count) {
  const last = count - 1
  const every = Math.max(1, Math.ceil(last / (MOST_TICKS - 1)))
  const marked = Array.from({ length: count }, (_, at) => at)
    .filter((at) => at % every === 0 && (at === 0 || Math.max(last, 1) - at >= every / 2))
  return marked[marked.length - 1] === last ? marked : [...marked, last]
}

/** @param {number} share of the slider's length */
function leftOf(share) {
  return `calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${share})`
}

/**
 * Draw a line over the snapshots and a dot for each validation.
 *
 * @param {SVGSVGElement} curve
 * @param {number[]} values
 * @param {Point[]} points
 * @param {number} last
 * @param {(value: number) => number} heightOf 0 to 1
 */
function drawCurve(curve, values, points, last, heightOf) {
  const isKnown = (/** @type {Point} */ [, value]) => Number.isFinite(value) && value > 0
  const place = (/** @type {Point} */ [at, value]) => `${at.toFixed(3)} ${(1 - heightOf(value)).toFixed(4)}`
  const known = values.map((value, at) => /** @type {Point} */ ([at, value])).filter(isKnown)
  curve.setAttribute("viewBox", `0 0 ${last} 1`)
  curve.replaceChildren(...(known.length ? [svg("path", { class: "train", d: `M${known.map(place).join("L")}` }),
    ...points.filter(isKnown).map((point) => svg("path", { class: "dot", d: `M${place(point)}h0` }))] : []))
}

/**
 * Show the slider, the cursor and the numbers of this moment.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawTime(view, shown) {
  const { run: { frames, meta, curves }, state: { at }, labels, numbers } = shown
  const text = fill(labels.step_of, { step: numbers.grouped(frames[at].step), total: numbers.grouped(meta.total) })
  view.slider.value = String(at)
  view.slider.setAttribute("aria-valuetext", text)
  view.cursor.style.left = leftOf(at / Math.max(frames.length - 1, 1))
  view.step.textContent = text
  view.step.dataset.value = String(frames[at].step)
  Object.assign(view.now.dataset, { accuracy: String(curves.accuracy[at]), loss: String(curves.loss[at]) })
  view.now.textContent = Number.isFinite(curves.accuracy[at])
    ? fill(labels.now, { accuracy: numbers.percent(curves.accuracy[at], 1), loss: shortText(numbers, curves.loss[at]) }) : labels.now_untrained
  drawHint(view, shown)
}

/**
 * Show what the jump found, or how to move in time.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawHint({ why }, shown) {
  const { run: { meta }, labels } = shown
  const found = jumpText(shown)
  why.textContent = found || (meta.live ? labels.live : labels.keys)
  why.classList.toggle("plain", !found)
}
