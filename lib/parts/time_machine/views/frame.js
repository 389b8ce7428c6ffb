/** Builds all elements that stay while a run is looked at. */

import { h, svg } from "../../kit/dom.js"
import { buildQuestion } from "../../kit/question.js"
import { buildFilm } from "./film.js"

/**
 * Build the elements, and return those that are drawn into.
 *
 * @param {HTMLElement} root
 */
export function buildFrame(root) {
  const question = buildQuestion(root, "machine-said")
  const [filters, one, moved] = [buildFilters(), buildOne(), buildMoved()]
  const [time, film, evolution] = [buildTime(), buildFilm(), buildEvolution()]
  const [pictures, below] = [buildPictures(), buildBelow()]
  const lookFor = h("p", { class: "look", testid: "machine-look" })
  const summary = h("p", { class: "summary", testid: "machine-summary" })
  root.classList.add("machine")
  root.dataset.testid = "machine"
  root.replaceChildren(question.box, lookFor, h("div", { class: "main" }, filters.box, one.box, moved.box), time.box, film.box,
    evolution.box, pictures.box, summary, below.box)
  return { root, question, lookFor, summary, ...filters.nodes, ...one.nodes, ...moved.nodes, ...time.nodes, ...film.nodes,
    ...evolution.nodes, ...pictures.nodes, ...below.nodes }
}

function buildFilters() {
  const [sheetTitle, layers] = [h("h4"), buildRadios("layer", "pick")]
  const [channelText, channel] = [h("span"), h("select", { testid: "machine-channel" })]
  const channelLabel = h("label", { class: "channel", data: { control: "channel" } }, channelText, " ", channel)
  const sheet = h("div", { class: "sheet", role: "listbox", tabindex: 0, testid: "machine-sheet" })
  const [low, ramp, high] = [h("span", { class: "mono" }), h("i"), h("span", { class: "mono", testid: "machine-limit" })]
  const [scales, kept] = [buildRadios("scale"), h("span", { class: "muted" })]
  const box = h("section", { class: "seen" }, h("div", { class: "head" }, sheetTitle, layers, channelLabel), sheet,
    h("div", { class: "legend" }, low, ramp, high, scales, kept))
  /** @type {{ key: string, tiles: HTMLCanvasElement[] }} the tiles of the sheet, and what they were built for */
  const tiled = { key: "", tiles: [] }
  return { box, nodes: { sheetTitle, layers, channelLabel, channelText, channel, sheet, low, ramp, high, scales, kept, tiled } }
}

function buildOne() {
  const oneTitle = h("h4", { testid: "machine-one" })
  const large = h("div", { class: "large", testid: "machine-large" })
  const readout = h("p", { class: "readout", testid: "machine-readout" })
  const toMaps = h("a", { class: "onward", testid: "machine-to-maps" })
  const box = h("section", { class: "one" }, h("div", { class: "head" }, oneTitle), h("div", { class: "oneBody" }, large, readout), toMaps)
  return { box, nodes: { oneTitle, large, readout, toMaps } }
}

function buildMoved() {
  const [movedTitle, measures, medians] = [h("h4"), buildRadios("measure"), h("div", { class: "medians" })]
  const [barsTitle, ends] = [h("p", { class: "sub" }), h("p", { class: "ends" })]
  const bars = h("div", { class: "bars", role: "group", testid: "machine-bars" })
  const box = h("section", { class: "moved hidable" }, h("div", { class: "head" }, movedTitle), measures, medians, barsTitle, bars, ends)
  return { box, nodes: { movedTitle, measures, medians, barsTitle, bars, ends } }
}

function buildTime() {
  const play = h("button", { type: "button", class: "primary play", testid: "machine-play", data: { control: "play" } })
  const [speedText, speed] = [h("span", { class: "unseen" }), h("select", { testid: "machine-speed" })]
  const [step, now] = [h("p", { class: "step", testid: "machine-step" }), h("p", { class: "now muted", testid: "machine-now" })]
  const jump = h("button", { type: "button", testid: "machine-jump" })
  const [thresholdText, threshold] = [h("span", { class: "unseen" }), h("select", { testid: "machine-threshold" })]
  const [accuracyText, accuracy, lossText, loss] = [h("span"), buildCurve(), h("span"), buildCurve()]
  const cursor = h("i", { class: "cursor" })
  const curves = h("div", { class: "curves" }, h("div", { class: "curve" }, accuracyText, accuracy),
    h("div", { class: "curve" }, lossText, loss), cursor)
  const slider = h("input", { type: "range", min: 0, step: 1, testid: "machine-slider", data: { control: "step" } })
  const ticks = h("div", { class: "ticks", "aria-hidden": "true" })
  const why = h("p", { class: "why muted", "aria-live": "polite", testid: "machine-why" })
  const box = h("section", { class: "time" },
    h("div", { class: "transport" }, play, h("label", { class: "speed", data: { control: "speed" } }, speedText, speed), step, now,
      h("span", { class: "jump", data: { control: "jump" } }, jump, h("label", {}, thresholdText, threshold))),
    curves, slider, ticks, why)
  return { box, nodes: { play, speedText, speed, step, now, jump, thresholdText, threshold, curves, accuracyText, accuracy, lossText, loss,
    cursor, slider, ticks, why } }
}

function buildEvolution() {
  const stripTitle = h("h4", { testid: "machine-strip-title" })
  const strip = h("div", { class: "strip", testid: "machine-strip" })
  const stripScale = h("p", { class: "muted", testid: "machine-strip-scale" })
  const path = h("div", { class: "path hidable" })
  const stripKey = "" // what the strip shows
  return { box: h("section", { class: "evolution" }, stripTitle, strip, stripScale, path), nodes: { stripTitle, strip, stripScale, path, stripKey } }
}

function buildPictures() {
  const [mapsTitle, maps] = [h("h4"), h("div", { class: "maps", testid: "machine-maps" })]
  const mapsRange = h("p", { class: "muted", testid: "machine-maps-range" })
  const [drawnTitle, drawn] = [h("h4"), h("div", { class: "drawn", testid: "machine-drawn" })]
  const drawnBox = h("section", {}, drawnTitle, drawn)
  const box = h("div", { class: "pictures" }, h("section", {}, mapsTitle, maps, mapsRange), drawnBox)
  return { box, nodes: { mapsTitle, maps, mapsRange, drawnTitle, drawn, drawnBox } }
}

function buildBelow() {
  const [exportText, exports] = [h("span"), h("div")]
  const [numbersTitle, table] = [h("summary", { testid: "machine-numbers" }), h("table", { testid: "machine-table" })]
  const numbers = h("details", { data: { control: "table" } }, numbersTitle, h("div", { class: "scroll", tabindex: 0 }, table))
  const box = h("div", { class: "below" },
    h("div", { class: "export", data: { control: "export" } }, exportText, exports), numbers)
  return { box, nodes: { exportText, exports, numbers, numbersTitle, table } }
}

/**
 * @param {string} control its name for `hide` in the address
 * @param {string} [className]
 */
function buildRadios(control, className = "pick small") {
  return h("div", { class: className, role: "radiogroup", data: { control } })
}

function buildCurve() {
  return svg("svg", { preserveAspectRatio: "none", "aria-hidden": "true" })
}
