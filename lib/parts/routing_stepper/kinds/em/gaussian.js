/** The Gaussian of the selected class capsule in the projection of its votes: its mean, and one standard deviation. */

import { seenCovariance } from "../../maths/projection.js"
import { drawMark } from "../../views/mark.js"

/** @typedef {import("../../describe/kind.js").Moment} Moment */
/** @typedef {import("../../describe/kind.js").Plane} Plane */
/** @typedef {import("./readings.js").Em} Em */

const [MEAN, VARIANCE] = [1, 2] // the steps that fit the Gaussian

/**
 * Draw it as the steps so far have fitted it; nothing before the first mean.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @param {CanvasRenderingContext2D} pen
 * @param {Plane} plane
 */
export function drawGaussian({ trace, colours, state, t, phase }, em, pen, plane) {
  const meanTime = phase >= MEAN ? t : t - 1
  const spreadTime = phase >= VARIANCE ? t : t - 1
  if (meanTime < 0) return
  const centre = plane.see(trace.sum(meanTime, state.j))
  pen.strokeStyle = pen.fillStyle = colours.primary
  if (spreadTime === meanTime) drawEllipse(pen, centre, seenCovariance(em.variance(spreadTime, state.j), plane), plane.place)
  const [x, y] = plane.place(centre)
  pen.beginPath()
  pen.arc(x, y, 4.5, 0, 2 * Math.PI)
  pen.fill()
  drawMark(pen, "μ", [x, y], colours.primary, colours.background, plane.width)
}

/**
 * Draw the curve at one standard deviation: a circle, put through the covariance's lower triangular root.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {[number, number]} centre
 * @param {ReturnType<typeof seenCovariance>} covariance
 * @param {Plane["place"]} place
 */
function drawEllipse(pen, [x, y], { across, both, up }, place) {
  const first = Math.sqrt(across)
  const slant = both / first
  const second = Math.sqrt(Math.max(up - slant * slant, 0))
  pen.beginPath()
  for (let step = 0; step <= 60; step += 1) {
    const [cosine, sine] = [Math.cos((step * Math.PI) / 30), Math.sin((step * Math.PI) / 30)]
    pen.lineTo(...place([x + first * cosine, y + slant * cosine + second * sine]))
  }
  pen.lineWidth = 2
  pen.stroke()
}
