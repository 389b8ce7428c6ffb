/** Draws the picture and its two heats, and nothing else. */

import { cividis, legendGradient } from "../kit/colours.js"
import { counted, countedPlace } from "../kit/counting.js"
import { h } from "../kit/dom.js"
import { paintPicture, paintPixels } from "../kit/paint.js"
import { fillTable } from "../kit/table.js"
import { fill, joinSentences } from "../kit/text.js"
import { largestIn, largestPixels, shareOfLargest, valueOver } from "./maths.js"

/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {{ title: string, class: string, layer: string, score: number, sentences: string[], view: Record<string, string> }} Meta */
/** @typedef {import("../kit/part.js").Update<Meta, Record<"image" | "gradient" | "cam", NumberArray>>} Update */
/** @typedef {import("./state.js").State} State */
/** @typedef {ReturnType<typeof buildView>} View */
/** @typedef {ReturnType<typeof buildPicture>} PictureNodes */

const LISTED = 20

/**
 * Build the three pictures, the controls and the table.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const sentences = h("p", { class: "say", "aria-live": "polite", testid: "saliency-said" })
  const picture = buildPicture("saliency-picture")
  const gradient = buildHeat("saliency-gradient", "")
  const cam = buildHeat("saliency-cam", "smooth")
  const opacityTitle = h("span")
  const opacity = h("input", { type: "range", min: 0, max: 100, step: 1, testid: "saliency-opacity" })
  const here = h("p", { testid: "saliency-here", "aria-live": "polite" })
  const png = h("button", { type: "button", testid: "saliency-png", data: { control: "export" } })
  const csv = h("button", { type: "button", data: { control: "export" } })
  const summary = h("p", { class: "summary", testid: "saliency-summary" })
  const tableTitle = h("summary")
  const table = h("table")
  root.classList.add("saliency")
  root.replaceChildren(
    sentences,
    h("div", { class: "three" }, picture.figure, gradient.figure, cam.figure),
    h("div", { class: "bar" }, h("label", { data: { control: "opacity" } }, opacityTitle, " ", opacity), here, png, csv),
    summary,
    h("details", { data: { control: "table" } }, tableTitle, h("div", { class: "scroll", tabindex: 0 }, table)),
  )
  return { sentences, picture, gradient, cam, opacityTitle, opacity, here, png, csv, summary, tableTitle, table }
}

/** @param {string} testid */
function buildPicture(testid) {
  const canvas = h("canvas")
  const mark = h("i", { class: "mark", hidden: true })
  const box = h("div", { class: "pic", testid }, canvas, mark)
  const title = h("figcaption")
  return { figure: h("figure", {}, title, box), title, box, canvas, mark }
}

/**
 * @param {string} testid
 * @param {string} heatClass
 */
function buildHeat(testid, heatClass) {
  const picture = buildPicture(testid)
  const heat = h("canvas", { class: heatClass })
  picture.canvas.after(heat)
  const [low, high, about] = [h("span"), h("span"), h("p", { class: "muted" })]
  picture.figure.append(h("div", { class: "legend" }, h("i", { style: { background: legendGradient() } }), low, high), about)
  return { ...picture, heat, low, high, about }
}

/**
 * Show what came: the picture, every text, and the table.
 *
 * @param {View} view
 * @param {Update} update
 */
export function drawUpdate(view, update) {
  const { meta, labels, numbers, arrays: { image, gradient, cam } } = update
  const values = { class: meta.class, layer: meta.layer, size: cam.shape.join(" × ") }
  const [peak, best] = [largestIn(gradient), largestIn(cam)]
  for (const { canvas } of [view.picture, view.gradient, view.cam]) paintPicture(canvas, image)
  view.sentences.textContent = joinSentences(meta.sentences)
  view.picture.title.textContent = labels.picture
  view.gradient.title.textContent = labels.gradient
  view.cam.title.textContent = fill(labels.cam, values)
  view.gradient.about.textContent = fill(labels.about_gradient, values)
  view.cam.about.textContent = fill(labels.about_cam, values)
  view.opacityTitle.textContent = labels.opacity
  view.png.textContent = labels.png
  view.csv.textContent = labels.csv
  view.tableTitle.textContent = labels.numbers
  for (const [{ low, high }, { value }] of /** @type {const} */ ([[view.gradient, peak], [view.cam, best]])) {
    low.textContent = "0"
    high.textContent = numbers.figures(value)
    high.dataset.value = String(value)
  }
  view.summary.textContent = best.value > 0
    ? fill(labels.summary, { ...values, score: numbers.figures(meta.score), ...countedPlace([peak.row, peak.column]),
      cam_row: counted(best.row), cam_column: counted(best.column) })
    : fill(labels.silent, values)
  drawTable(view, update)
}

/**
 * Show both heats over the picture.
 *
 * @param {View} view
 * @param {Update} update
 * @param {State} state
 */
export function drawHeats(view, { arrays: { gradient, cam } }, { opacity }) {
  view.opacity.value = String(opacity)
  paintHeat(view.gradient.heat, gradient, opacity / 100)
  paintHeat(view.cam.heat, cam, opacity / 100)
}

/**
 * Paint a map from the dark end of cividis to its bright one.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {NumberArray} map
 * @param {number} opacity 0 to 1
 */
function paintHeat(canvas, map, opacity) {
  const [height, width] = map.shape
  const { value: largest } = largestIn(map)
  paintPixels(canvas, height, width, (row, column) =>
    [...cividis(shareOfLargest(map, largest, row * width + column)), Math.round(255 * opacity)])
}

/**
 * Show the values at the pixel that is pointed at, and mark it; a hint while there is none.
 *
 * @param {View} view
 * @param {Update} update
 * @param {State} state
 */
export function drawPixel(view, { labels, numbers, arrays }, { pixel }) {
  const pictures = [view.picture, view.gradient, view.cam]
  for (const { mark } of pictures) mark.hidden = pixel === null
  if (pixel === null) {
    view.here.textContent = labels.hint
    return
  }
  const [[row, column], [height, width]] = [pixel, arrays.image.shape]
  const [gradient, cam] = valuesAt(arrays, pixel)
  view.here.textContent = fill(labels.here,
    { ...countedPlace([row, column]), gradient: numbers.figures(gradient), cam: numbers.figures(cam) })
  Object.assign(view.here.dataset, { gradient, cam })
  for (const { mark } of pictures) {
    Object.assign(mark.style, { top: `${100 * row / height}%`, left: `${100 * column / width}%`,
      width: `${100 / width}%`, height: `${100 / height}%` })
  }
}

/**
 * Return gradient and Grad-CAM at a pixel.
 *
 * @param {Update["arrays"]} arrays
 * @param {[number, number]} pixel row, column
 */
export function valuesAt({ image, gradient, cam }, pixel) {
  return [valueOver(gradient, image.shape, pixel), valueOver(cam, image.shape, pixel)]
}

/**
 * List the pixels with the largest gradients.
 *
 * @param {View} view
 * @param {Update} update
 */
function drawTable({ table }, { labels, numbers, arrays }) {
  fillTable(table, [labels.table_row, labels.table_column, labels.table_gradient, labels.table_cam],
    largestPixels(arrays.gradient, LISTED).map((pixel) =>
      [...pixel.map(counted), ...valuesAt(arrays, pixel).map((value) => ({ value, text: numbers.figures(value) }))]))
}
