/** A letter beside a point of a canvas. */

const FONT = "600 15px system-ui, sans-serif"

/**
 * Write a letter beside a point, with a halo around it.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {[number, number]} point
 * @param {string} colour
 * @param {string} halo the colour around it
 * @param {number} width of the canvas
 */
export function drawMark(pen, text, [x, y], colour, halo, width) {
  pen.font = FONT
  pen.lineWidth = 4
  pen.lineJoin = "round"
  pen.strokeStyle = halo
  pen.fillStyle = colour
  const [left, baseline] = [Math.min(x + 5, width - 12), text === "v" ? y + 14 : Math.max(y - 4, 15)]
  pen.strokeText(text, left, baseline)
  pen.fillText(text, left, baseline)
}
