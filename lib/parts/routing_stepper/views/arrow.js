/** Arrows on a canvas. */

/** @typedef {[number, number]} Point in pixels */

const HALF_ANGLE = 0.42 // between an arrow and each side of its head, in radians

/**
 * Draw an arrow with a filled head; one shorter than its head is a line.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Point} from
 * @param {Point} to
 * @param {string} colour
 * @param {number} thick
 * @param {number} head its length
 */
export function drawArrow(pen, from, to, colour, thick, head) {
  const [across, down] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(across, down)
  const isHeaded = length > head
  const neck = isHeaded ? 1 - (0.8 * head) / length : 1
  pen.strokeStyle = pen.fillStyle = colour
  pen.lineWidth = thick
  pen.beginPath()
  pen.moveTo(...from)
  pen.lineTo(from[0] + neck * across, from[1] + neck * down)
  pen.stroke()
  if (!isHeaded) return
  const angle = Math.atan2(down, across)
  pen.beginPath()
  pen.moveTo(...to)
  for (const side of [-HALF_ANGLE, HALF_ANGLE]) pen.lineTo(to[0] - head * Math.cos(angle + side), to[1] - head * Math.sin(angle + side))
  pen.fill()
}
