/** Draws a moment of a run's training, and nothing else. */

import { h, svg } from "../kit/dom.js"
import { drawQuestion } from "../kit/question.js"
import { fillTable } from "../kit/table.js"
import { movements } from "./maths.js"
import { buildSheet, drawMarks, drawSheet } from "./views/sheet.js"
import { drawLarge } from "./views/large.js"
import { drawBars, drawMedians } from "./views/moved.js"
import { drawPath } from "./views/path.js"
import { options, radios } from "./views/pick.js"
import { drawPictures } from "./views/pictures.js"
import { drawStrip, drawStripMark } from "./views/strip.js"
import { drawTime, drawTimeline } from "./views/timeline.js"
import { keptText, summaryOf } from "./words.js"

/** @typedef {import("./history.js").Run} Run */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../kit/part.js").Labels} Labels */
/** @typedef {{ run: Run, state: State, shades: Uint32Array, labels: Labels, numbers: import("../kit/numbers.js").Numbers }} Shown */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * @typedef {object} Handlers
 * @property {(changes: Partial<State>) => void} look
 * @property {(layer: number) => void} chooseLayer
 * @property {(at: number) => void} goTo
 * @property {(format: string) => void} order
 */

const EXPORTS = ["gif", "webp", "png", "npz", "csv"]

/**
 * Build all that stays.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const p = (/** @type {string} */ testid, /** @type {string} */ kind) => h("p", { class: kind, testid })
  const button = (/** @type {string} */ testid, kind = "") => h("button", { type: "button", class: kind, testid })
  const pick = (/** @type {string} */ kind = "pick small") => h("div", { class: kind, role: "radiogroup" })
  const curve = () => svg("svg", { preserveAspectRatio: "none", "aria-hidden": "true" })
  const view = {
    root,
    said: h("p", { "aria-live": "polite", testid: "machine-said" }), choices: h("div", { class: "choices", role: "group" }),
    say: h("div", { class: "say" }),
    sheetTitle: h("h4"), layers: pick("pick"), channelLabel: h("label", { class: "channel" }), channelText: h("span"),
    channel: h("select", { testid: "machine-channel" }),
    sheet: h("div", { class: "sheet", role: "listbox", tabindex: 0, testid: "machine-sheet" }),
    low: h("span", { class: "mono" }), ramp: h("i"), high: h("span", { class: "mono", testid: "machine-limit" }), scales: pick(),
    kept: h("span", { class: "muted" }),
    oneTitle: h("h4", { testid: "machine-one" }), large: h("div", { class: "large", testid: "machine-large" }),
    readout: p("machine-readout", "readout"),
    movedTitle: h("h4"), measures: pick(), medians: h("div", { class: "medians" }), barsTitle: h("p", { class: "sub" }),
    bars: h("div", { class: "bars", testid: "machine-bars" }), ends: h("p", { class: "ends" }),
    play: button("machine-play", "primary play"), speedText: h("span", { class: "unseen" }), speed: h("select", { testid: "machine-speed" }),
    step: p("machine-step", "step"), now: p("machine-now", "now muted"), jump: button("machine-jump"),
    thresholdText: h("span", { class: "unseen" }), threshold: h("select", { testid: "machine-threshold" }),
    curves: h("div", { class: "curves" }), accuracyText: h("span"), accuracy: curve(), lossText: h("span"), loss: curve(),
    cursor: h("i", { class: "cursor" }), slider: h("input", { type: "range", min: 0, step: 1, testid: "machine-slider" }),
    ticks: h("div", { class: "ticks", "aria-hidden": "true" }),
    why: h("p", { class: "why muted", "aria-live": "polite", testid: "machine-why" }),
    stripTitle: h("h4", { testid: "machine-strip-title" }), strip: h("div", { class: "strip", testid: "machine-strip" }),
    stripScale: p("machine-strip-scale", "muted"), path: h("div", { class: "path hidable" }),
    mapsTitle: h("h4"), maps: h("div", { class: "maps", testid: "machine-maps" }), mapsRange: p("machine-maps-range", "muted"),
    drawnTitle: h("h4"), drawn: h("div", { class: "drawn", testid: "machine-drawn" }), drawnBox: h("section"),
    summary: p("machine-summary", "summary"), exportText: h("span"), exports: h("div"),
    numbers: h("details"), numbersTitle: h("summary", { testid: "machine-numbers" }), table: h("table", { testid: "machine-table" }),
    /** The tiles of the sheet, and what they were built of. @type {{ of: string, tiles: HTMLCanvasElement[] }} */
    tiled: { of: "", tiles: [] },
    /** What the strip shows. */
    stripOf: "",
  }
  arrange(view)
  return view
}

/** @param {any} view */
function arrange(view) {
  const head = (/** @type {Node[]} */ ...children) => h("div", { class: "head" }, ...children)
  view.say.append(view.said, view.choices)
  view.channelLabel.append(view.channelText, " ", view.channel)
  view.curves.append(h("div", { class: "curve" }, view.accuracyText, view.accuracy),
    h("div", { class: "curve" }, view.lossText, view.loss), view.cursor)
  view.drawnBox.append(view.drawnTitle, view.drawn)
  view.numbers.append(view.numbersTitle, h("div", { class: "scroll" }, view.table))
  view.root.classList.add("machine")
  view.root.dataset.testid = "machine"
  view.root.replaceChildren(
    view.say,
    h("div", { class: "main" },
      h("section", { class: "seen" }, head(view.sheetTitle, view.layers, view.channelLabel), view.sheet,
        h("div", { class: "legend" }, view.low, view.ramp, view.high, view.scales, view.kept)),
      h("section", { class: "one" }, head(view.oneTitle), h("div", { class: "oneBody" }, view.large, view.readout)),
      h("section", { class: "moved hidable" }, head(view.movedTitle), view.measures, view.medians, view.barsTitle, view.bars, view.ends)),
    h("section", { class: "time" },
      h("div", { class: "transport" }, view.play, h("label", { class: "speed" }, view.speedText, view.speed), view.step, view.now,
        h("span", { class: "jump" }, view.jump, h("label", {}, view.thresholdText, view.threshold))),
      view.curves, view.slider, view.ticks, view.why),
    h("section", { class: "evolution" }, view.stripTitle, view.strip, view.stripScale, view.path),
    h("div", { class: "pictures" }, h("section", {}, view.mapsTitle, view.maps, view.mapsRange), view.drawnBox),
    view.summary,
    h("div", { class: "below" }, h("div", { class: "export" }, view.exportText, view.exports), view.numbers))
}

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
  view.numbersTitle.textContent = labels.numbers
  view.exportText.textContent = labels.keep
  view.exports.replaceChildren(...EXPORTS.map((format) => h("button", { type: "button", testid: `machine-export-${format}`,
    onclick: () => handlers.order(format) }, labels[`export_${format}`])))
  view.ramp.style.background = `linear-gradient(90deg, ${meta.colours.map((colour) => `rgb(${colour.join()})`).join(", ")})`
  drawMoment(view, shown, handlers)
}

/**
 * Show what stays as it is while time moves: what can be chosen.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {Handlers} handlers
 */
function drawControls(view, shown, { look, chooseLayer }) {
  const { run: { meta }, state, labels } = shown
  const { inputs } = meta.layers[state.layer]
  view.layers.hidden = meta.layers.length < 2
  radios(view.layers, labels.layer, meta.layers.map(({ name }, at) => ({ value: at, text: name })), state.layer, chooseLayer, "machine-layer")
  view.channelLabel.hidden = inputs < 2
  view.channelText.textContent = labels.channel
  options(view.channel, Array.from({ length: inputs }, (_, at) => ({ value: at, text: String(at + 1) })), state.channel)
  radios(view.scales, labels.scale, /** @type {const} */ ([{ value: "all", text: labels.scale_all }, { value: "step", text: labels.scale_step }]),
    state.scale, (scale) => look({ scale }), "machine-scale")
  view.movedTitle.textContent = labels.moved
  radios(view.measures, labels.measure,
    /** @type {const} */ ([{ value: "share", text: labels.measure_share }, { value: "cosine", text: labels.measure_cosine }]),
    state.measure, (measure) => look({ measure }), "machine-measure")
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
  drawPictures(view, shown)
  drawSummary(view, shown)
  drawTable(view, shown)
  drawFilter(view, shown, handlers)
}

/**
 * Show one filter; its strip only where it is another's.
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
 * Ask, or say what is so.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {import("../kit/question.js").Asking | string} asking
 */
export function drawSay(view, shown, asking) {
  drawQuestion(view, asking)
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
