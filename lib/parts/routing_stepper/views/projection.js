/** All votes for the selected class as arrows from the origin; the weighted sum and the output move from step to step. */

import { parseHex, rgba } from "../../kit/colours.js"
import { sharpPen } from "../../kit/paint.js"
import { knownIteration, summedIteration } from "../describe/kind.js"
import { deviation } from "../describe/quantities.js"
import { movingOutput, movingSum } from "../maths/moving.js"
import { planeOf } from "../maths/plane.js"
import { indices } from "../maths/vectors.js"
import { focusOf } from "../state.js"
import { drawArrow } from "./arrow.js"
import { drawMark } from "./mark.js"

/** @typedef {import("../maths/plane.js").Plane} Plane */
/** @typedef {import("../scene.js").Scene} Scene */

/**
 * Return the plane of the selected class's votes in its place on the canvas.
 *
 * @param {Scene} scene
 */
export function planeOfScene({ project, state, planeWidth, planeHeight }) {
  return planeOf(project(state.j), planeWidth, planeHeight)
}

/**
 * Draw the votes for the selected class, their weighted sum and its output.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 */
export function drawProjection(canvas, scene) {
  const { kind, colours, state, trace } = scene
  const pen = sharpPen(canvas, scene.planeWidth, scene.planeHeight)
  const plane = planeOfScene(scene)
  const { points, place, see, end, holds, width } = plane
  const origin = place([0, 0])
  const lit = focusOf(state).i
  pen.lineCap = "round"
  drawFrame(pen, plane, colours.text)
  drawVotes(pen, scene, plane)
  drawArrow(pen, origin, place(points[lit]), colours.text, 2.5, 10)
  const [sum, output] = [movingSum(scene), movingOutput(scene)]
  kind.overlay?.(scene, pen, { ...plane, sum })
  const sumColour = rgba(parseHex(colours.disc))
  if (sum) {
    drawTrail(pen, plane, indices(summedIteration(kind, state.step)).map((t) => see(trace.sum(t, state.j))), sumColour)
    const tip = place(end(see(sum)))
    drawArrow(pen, origin, tip, sumColour, 3, 13)
    drawMark(pen, holds(see(sum)) ? kind.sumSymbol : `${kind.sumSymbol} …`, [tip[0] - (holds(see(sum)) ? 0 : 34), tip[1] - 4],
      colours.text, colours.background, width)
  }
  if (output) {
    drawTrail(pen, plane, indices(knownIteration(kind, state.step)).map((t) => see(trace.output(t, state.j))), colours.primary)
    const tip = place(see(output))
    drawArrow(pen, origin, tip, colours.primary, 5, 18)
    drawMark(pen, "v", tip, colours.primary, colours.background, width)
  }
  drawMark(pen, "û", place(points[lit]), colours.text, colours.background, width)
}

/**
 * Draw both directions, and the circle that no output leaves.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Plane} plane
 * @param {string} colour
 */
function drawFrame(pen, { place, scale, width, height }, colour) {
  const [x, y] = place([0, 0])
  pen.strokeStyle = pen.fillStyle = rgba(parseHex(colour), 0.28)
  pen.lineWidth = 1
  for (const [from, to] of [[[0, y], [width, y]], [[x, 0], [x, height]]]) {
    pen.beginPath()
    pen.moveTo(from[0], from[1])
    pen.lineTo(to[0], to[1])
    pen.stroke()
  }
  pen.setLineDash([5, 5])
  pen.beginPath()
  pen.arc(x, y, scale, 0, 2 * Math.PI)
  pen.stroke()
  pen.setLineDash([])
  pen.font = "13px system-ui, sans-serif"
  pen.fillStyle = rgba(parseHex(colour), 0.75)
  pen.fillText("1", Math.min(x + scale + 4, width - 12), y + 15)
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Plane} plane
 */
function drawVotes(pen, { kind, colours, state, t }, { points, place }) {
  const origin = place([0, 0])
  points.forEach((point, i) => {
    const share = deviation(kind.share, kind.share.at(t, i, state.j))
    const size = Math.abs(share)
    const colour = size < 0.004 ? rgba(parseHex(colours.disc), 0.5)
      : rgba(share > 0 ? colours.more : colours.less, 0.35 + 0.55 * Math.sqrt(size))
    drawArrow(pen, origin, place(point), colour, 0.9 + 2 * size, 6 + 3 * size)
  })
}

/**
 * Draw a ring at each of the earlier places that lie within the frame.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Plane} plane
 * @param {[number, number][]} earlier
 * @param {string} colour
 */
function drawTrail(pen, { place, holds }, earlier, colour) {
  pen.strokeStyle = colour
  pen.lineWidth = 2
  for (const point of earlier.filter(holds)) {
    pen.beginPath()
    pen.arc(...place(point), 4, 0, 2 * Math.PI)
    pen.stroke()
  }
}
