/** Draws pictures, maps and differences on canvases, and reads the square under the pointer. */

import { diverging } from "../../kit/colours.js"
import { cellUnder } from "../../kit/dom.js"
import { paint, paintPicture } from "../../kit/paint.js"

/**
 * Paint a picture.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("../journeys.js").Picture} picture
 */
export function drawPicture(canvas, { bytes }) {
  paintPicture(canvas, bytes)
}

/**
 * Paint one map of a layer.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("../journeys.js").Maps} maps
 * @param {number} map
 */
export function drawMap(canvas, { height, width, fraction }, map) {
  paint(canvas, height, width, (row, column) => fraction(map, row, column))
}

/**
 * Draw blue below zero, white at zero, orange above.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} height
 * @param {number} width
 * @param {(row: number, column: number) => number} change −1 to 1
 */
export function drawDifference(canvas, height, width, change) {
  paint(canvas, height, width, change, diverging)
}

/**
 * Call `say` with the text of the square under the pointer, and with "" when the pointer leaves.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} height
 * @param {number} width
 * @param {(row: number, column: number) => string} textOf
 * @param {(text: string) => void} say
 */
export function pointAtSquares(canvas, height, width, textOf, say) {
  canvas.onpointermove = (event) => say(textOf(...cellUnder(canvas, event, height, width)))
  canvas.onpointerleave = () => say("")
}
