/** Builds the frame that all lessons share: the question, the settings, the two stages, the scan and the numbers. */

import { h } from "../kit/dom.js"
import { buildQuestion } from "../kit/question.js"
import { fillTable } from "../kit/table.js"
import { paintLegend } from "./views/paintings.js"

/** @typedef {import("./lessons/lesson.js").Lab} Lab */
/** @typedef {ReturnType<typeof buildView>} View */
/** @typedef {ReturnType<typeof buildStage>} StageNodes */

/** The names that `hide` in the address has for controls of several elements. */
const [SCAN, EXPORT] = [{ control: "scan" }, { control: "export" }]

/** The lessons whose output is always on the scale of their input. */
const ON_ONE_SCALE = ["pooling", "lrn", "batch", "dropout"]

/**
 * Build the frame.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const question = buildQuestion(root, "conv-said")
  const asked = h("canvas", { class: "asked", hidden: true })
  question.box.prepend(h("div", {}, question.text, asked))
  const about = h("p", { class: "about", testid: "conv-about" })
  const settings = h("div", { class: "settings" })
  const formula = h("p", { class: "formula", testid: "conv-formula" })
  const left = buildLeft()
  const right = buildRight()
  const middle = h("div", { class: "middle" })
  const strip = h("div", { class: "strip", role: "group", data: { control: "map" } })
  const scan = buildScan()
  const work = h("div", { class: "work", testid: "conv-work" })
  const downloads = buildDownloads()
  root.classList.add("conv")
  root.replaceChildren(
    about,
    question.box,
    h("div", { class: "top" }, settings, formula),
    h("div", { class: "main" }, left.figure, middle, right.figure, strip),
    scan.bar, work, downloads.bar,
  )
  paintLegend(right.legend)
  return { root, about, question, asked, settings, formula, left, right, middle, strip, scan, work, downloads }
}

/** @param {string} testid */
function buildStage(testid) {
  const canvas = h("canvas")
  const spot = h("div", { class: "spot" })
  return { title: h("h4"), canvas, spot, stage: h("div", { class: "stage", testid, role: "img", tabindex: 0 }, canvas, spot) }
}

function buildLeft() {
  const parts = buildStage("conv-left")
  const weights = h("canvas")
  const window = h("div", { class: "window" }, weights)
  const note = h("figcaption")
  parts.spot.before(window)
  return { ...parts, window, weights, note, figure: h("figure", { class: "from" }, parts.title, parts.stage, note) }
}

function buildRight() {
  const parts = buildStage("conv-right")
  const readers = h("div", { class: "readers", hidden: true })
  const [legend, zero, marker] = [h("canvas"), h("i"), h("b")]
  const [low, high] = [h("span", { testid: "conv-low" }), h("span", { testid: "conv-high" })]
  const shared = h("input", { type: "checkbox", testid: "conv-shared" })
  const sharedText = h("span")
  const sharedField = h("label", { class: "check", data: { control: "shared" } }, shared, sharedText)
  parts.spot.before(readers)
  const figure = h("figure", { class: "to" }, parts.title, parts.stage, h("figcaption", {},
    h("div", { class: "legend" }, legend, zero, marker), h("div", { class: "ends" }, low, high), sharedField))
  return { ...parts, figure, readers, legend, zero, marker, low, high, shared, sharedText, sharedField }
}

function buildScan() {
  const back = h("button", { type: "button", testid: "conv-back", data: SCAN }, "◀")
  const play = h("button", { type: "button", class: "primary", testid: "conv-play", data: SCAN })
  const next = h("button", { type: "button", testid: "conv-next", data: SCAN }, "▶")
  const speedText = h("span")
  const speed = h("input", { type: "range", min: 0, max: 3, step: 1, value: 1, testid: "conv-speed" })
  const sum = h("p", { class: "sum", testid: "conv-sum" })
  const bar = h("div", { class: "scan" }, back, play, next, h("label", { data: SCAN }, speedText, speed), sum)
  return { bar, back, play, next, speedText, speed, sum }
}

function buildDownloads() {
  const png = h("button", { type: "button", testid: "conv-png", data: EXPORT })
  const csv = h("button", { type: "button", testid: "conv-csv", data: EXPORT })
  const tableTitle = h("summary")
  const table = h("table", { testid: "conv-table" })
  const details = h("details", { data: { control: "table" } }, tableTitle, h("div", { class: "scroll", tabindex: 0 }, table))
  return { bar: h("div", { class: "below" }, png, csv, details), png, csv, tableTitle, table, details }
}

/**
 * Write the texts of the frame.
 *
 * @param {View} view
 * @param {Lab} lab
 * @param {import("./lessons/open.js").OpenLesson} lesson
 */
export function drawFrame({ root, about, settings, middle, right, strip, scan, downloads }, lab, lesson) {
  const { labels, meta } = lab
  const { controls } = lesson
  root.dataset.show = meta.part
  about.textContent = lesson.about?.(lab) ?? ""
  about.hidden = about.textContent === ""
  settings.dataset.control = controls.settings
  middle.dataset.control = controls.middle ?? ""
  scan.back.ariaLabel = labels.back
  scan.next.ariaLabel = labels.next
  scan.speedText.textContent = labels.speed
  right.sharedText.textContent = labels.shared
  right.sharedField.hidden = ON_ONE_SCALE.includes(meta.part)
  strip.ariaLabel = labels.kernels
  downloads.png.textContent = labels.save_picture
  downloads.csv.textContent = labels.save_numbers
  downloads.tableTitle.textContent = labels.numbers
}

/**
 * Show whether a scan runs.
 *
 * @param {View} view
 * @param {Lab} lab
 * @param {boolean} isRunning
 */
export function drawPlay({ scan }, { labels }, isRunning) {
  scan.play.textContent = isRunning ? labels.pause : labels.play
}

/**
 * Show the numbers of the output that is looked at, if the table is open.
 *
 * @param {View} view
 * @param {() => import("./lessons/lesson.js").Table | null} tableOf null if the layer has no maps
 */
export function drawTable({ downloads: { details, table } }, tableOf) {
  if (!details.open) return
  const found = tableOf()
  if (found) fillTable(table, found.heads, found.rows)
}
