/** Draws a moment of a run's training, and nothing else. */

import { channelName } from "../kit/counting.js"
import { h, svg } from "../kit/dom.js"
import { drawQuestion } from "../kit/question.js"
import { fillTable } from "../kit/table.js"
import { readsColours } from "./history.js"
import { movements } from "./maths.js"
import { drawFilm, drawFilmMoment } from "./views/film.js"
import { buildSheet, drawMarks, drawSheet } from "./views/sheet.js"
import { drawLarge } from "./views/large.js"
import { drawBars, drawMedians } from "./views/moved.js"
import { drawPath } from "./views/path.js"
import { options, radios } from "./views/pick.js"
import { drawPictures } from "./views/pictures.js"
import { drawStrip, drawStripMark } from "./views/strip.js"
import { drawTime, drawTimeline } from "./views/timeline.js"
import { keptText, lookForText, summaryOf } from "./words.js"

/** @typedef {import("./history.js").Run} Run */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../kit/part.js").Labels} Labels */
/** @typedef {Pick<import("./history.js").Update, "labels" | "plurals" | "language" | "numbers">} Texts */
/** @typedef {{ run: Run, state: State, shades: Uint32Array } & Texts} Shown */
/** @typedef {ReturnType<typeof import("./views/frame.js").buildFrame>} View */

/**
 * @typedef {object} Handlers
 * @property {(changes: Partial<State>) => void} change
 * @property {(layer: number) => void} chooseLayer
 * @property {(at: number) => void} goTo
 * @property {(format: string, of?: "filters" | "maps") => void} requestFile
 * @property {(wish: import("./film.js").Wish) => void} wishFilm
 * @property {(filter: number) => void} enlarge shows a map of the film large, or small again
 */

const EXPORTS = ["gif", "webp", "png", "npz", "csv"]

/**
 * Show everything.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {Handlers} handlers
 */
export function drawView(view, shown, handlers) {
  const { run: { meta }, labels } = shown
  drawControls(view, shown, handlers)
  drawTimeline(view, shown)
  buildSheet(view, shown)
  view.lookFor.textContent = lookForText(shown)
  view.numbersTitle.textContent = labels.numbers
  view.exportText.textContent = labels.keep
  view.exports.replaceChildren(...EXPORTS.map((format) => h("button", { type: "button", testid: `machine-export-${format}`,
    onclick: () => handlers.requestFile(format) }, labels[`export_${format}`])))
  view.ramp.style.background = `linear-gradient(90deg, ${meta.colours.map((colour) => `rgb(${colour.join()})`).join(", ")})`
  drawFilm(view, shown, handlers)
  drawMoment(view, shown, handlers)
}

/**
 * Show the controls, which do not change while time moves.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {Handlers} handlers
 */
function drawControls(view, shown, { change, chooseLayer }) {
  const { run: { meta }, state, labels } = shown
  const { inputs } = meta.layers[state.layer]
  view.layers.hidden = meta.layers.length < 2
  radios(view.layers, labels.layer, meta.layers.map(({ name }, at) => ({ value: at, text: name })), state.layer, chooseLayer, "machine-layer")
  view.channelLabel.hidden = inputs < 2
  view.channelText.textContent = labels.channel
  const isColour = readsColours(meta, state.layer)
  options(view.channel, Array.from({ length: inputs }, (_, at) => ({ value: at, text: channelName(labels, at, isColour) })), state.channel)
  radios(view.scales, labels.scale, /** @type {const} */ ([{ value: "all", text: labels.scale_all }, { value: "step", text: labels.scale_step }]),
    state.scale, (scale) => change({ scale }), "machine-scale")
  view.movedTitle.textContent = labels.moved
  radios(view.measures, labels.measure,
    /** @type {const} */ ([{ value: "share", text: labels.measure_share }, { value: "cosine", text: labels.measure_cosine }]),
    state.measure, (measure) => change({ measure }), "machine-measure")
  view.kept.textContent = keptText(shown)
}

/**
 * Show what changes when time moves.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {Handlers} handlers
 */
export function drawMoment(view, shown, handlers) {
  drawTime(view, shown)
  drawSheet(view, shown)
  drawMedians(view, shown, handlers.chooseLayer)
  drawBars(view, shown)
  drawFilmMoment(view, shown)
  drawPictures(view, shown)
  drawSummary(view, shown)
  drawTable(view, shown)
  drawFilter(view, shown, handlers)
}

/**
 * Show one filter; the strip is drawn anew only for another filter.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {Handlers} handlers
 */
export function drawFilter(view, shown, handlers) {
  drawMarks(view, shown)
  drawLarge(view, shown)
  drawPath(view, shown)
  drawStrip(view, shown, handlers.goTo)
  drawStripMark(view, shown)
}

/**
 * Show the question or its answer.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {import("../kit/question.js").Question | string} question
 */
export function drawGuess(view, shown, question) {
  drawQuestion(view.question, question)
  drawSummary(view, shown)
}

/**
 * @param {View} view
 * @param {Shown} shown
 */
function drawSummary(view, shown) {
  view.summary.hidden = view.root.classList.contains("asking")
  view.summary.textContent = view.summary.hidden ? "" : summaryOf(shown)
}

/**
 * Show every filter of the layer at this moment, while the table is open.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawTable(view, { run, state: { at, layer }, labels, numbers }) {
  if (!view.numbers.open) return
  const four = (/** @type {number} */ value) => ({ value, text: numbers.decimals(value, 4) })
  fillTable(view.table, [labels.table_filter, labels.table_cosine, labels.table_distance, labels.table_share, labels.table_norm],
    movements(run, at, layer).map(({ filter, cosine, distance, share, norm }) =>
      [String(filter + 1), four(cosine), four(distance), four(share), four(norm)]))
}

/**
 * Show whether time runs by itself.
 *
 * @param {View} view
 * @param {Labels} labels
 * @param {boolean} isPlaying
 */
export function drawPlay({ play }, labels, isPlaying) {
  play.replaceChildren(svg("svg", { viewBox: "0 0 16 16" }, svg("path", { d: isPlaying ? "M3 2h4v12H3zM9 2h4v12H9z" : "M3 1.5v13l11-6.5z" })))
  play.title = play.ariaLabel = isPlaying ? labels.pause : labels.play
}
