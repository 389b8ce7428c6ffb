/** The four pictures as one. */

import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { penOf } from "../kit/paint.js"

const TILE = 216
const MARGIN = 16

/**
 * Save what was received and what was drawn, with captions and the sentence, as PNG.
 *
 * @param {import("./view.js").View} view
 */
export function savePicture({ input, drawn, sum, question }) {
  const pictures = [input, ...drawn, sum]
  const canvas = h("canvas", { width: pictures.length * (TILE + MARGIN) + MARGIN, height: TILE + 110 })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingEnabled = false
  pen.fillStyle = "#16202c"
  pen.font = "16px system-ui, sans-serif"
  pictures.forEach((picture, at) => {
    const left = MARGIN + at * (TILE + MARGIN)
    pen.drawImage(picture.canvas, left, MARGIN, TILE, TILE)
    pen.fillText(picture.caption.textContent ?? "", left, TILE + MARGIN + 22, TILE)
  })
  pen.fillText(question.text.textContent ?? "", MARGIN, TILE + MARGIN + 64, canvas.width - 2 * MARGIN)
  saveCanvas("two-digits.png", canvas)
}
