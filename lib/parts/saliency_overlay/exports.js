/** The three pictures as one, and their numbers as a file. */

import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { penOf } from "../kit/paint.js"
import { putBefore } from "../kit/text.js"
import { valuesAt } from "./view.js"

/** @typedef {import("./view.js").Update} Update */

const HEIGHT = 360
const GAP = 16
const HEAD = 56

/**
 * Save the three pictures side by side, with what they are.
 *
 * @param {import("./view.js").View} view
 * @param {Update} update
 */
export function savePng(view, { meta, labels, arrays: { image: { shape: [height, width] } } }) {
  const wide = HEIGHT * width / height
  const canvas = h("canvas", { width: 3 * wide + 4 * GAP, height: HEIGHT + HEAD + 2 * GAP })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = "#111"
  pen.font = "600 15px system-ui, sans-serif"
  pen.fillText(putBefore(labels, meta.title, view.summary.textContent ?? ""), GAP, 22, canvas.width - 2 * GAP)
  const pictures = [{ ...view.picture, heat: null }, view.gradient, view.cam]
  pictures.forEach(({ title, canvas: image, heat }, at) => {
    const left = GAP + at * (wide + GAP)
    pen.fillText(title.textContent ?? "", left, 46)
    for (const layer of heat ? [image, heat] : [image]) {
      pen.imageSmoothingEnabled = layer.classList.contains("smooth")
      pen.drawImage(layer, left, HEAD, wide, HEIGHT)
    }
  })
  saveCanvas(`${meta.title}-saliency.png`, canvas)
}

/**
 * Save both values of every pixel.
 *
 * @param {Update} update
 */
export function saveNumbers({ meta, arrays }) {
  const [height, width] = arrays.image.shape
  /** @type {(string | number)[][]} */
  const lines = [["row", "column", "gradient", "grad_cam"]]
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) lines.push([counted(row), counted(column), ...valuesAt(arrays, [row, column])])
  }
  saveCsv(`${meta.title}-saliency.csv`, lines)
}
