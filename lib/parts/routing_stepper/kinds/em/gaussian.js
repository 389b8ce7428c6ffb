/** The Gaussian of the selected class capsule in the plane of its votes: one standard deviation around its mean. */

import { summedIteration } from "../../describe/kind.js"
import { seenCovariance } from "../../maths/projection.js"

/** @typedef {import("../../describe/kind.js").Moment} Moment */
/** @typedef {import("../../maths/plane.js").Plane} Plane */
/** @typedef {import("./readings.js").Em} Em */

const VARIANCE = 2 // the step that fits the spread

/**
 * Draw it around the mean on its way, once its spread is fitted too.
 *
 * @param {Moment} moment
 * @param {Em} em
 * @param {CanvasRenderingContext2D} pen
 * @param {Plane & { sum: ArrayLike<number> | null }} plane
 */
export function drawGaussian({ colours, kind, state: { j, step } }, em, pen, plane) {
  const fitted = Math.floor((step - VARIANCE) / kind.steps.length)
  if (!plane.sum || fitted < summedIteration(kind, step)) return
  pen.strokeStyle = colours.primary
  drawEllipse(pen, plane.see(plane.sum), seenCovariance(em.variance(fitted, j), plane), plane.place)
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
