/** All votes for the selected class as lines from the origin, and the output as it moves from step to step. */

import { parseHex, rgba } from "../../kit/colours.js"
import { sharpPen } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { knownIteration } from "../describe/kind.js"
import { deviation } from "../describe/quantities.js"
import { lengthOf } from "../../kit/vectors.js"
import { drawMark } from "./mark.js"

/** @typedef {import("../describe/kind.js").Plane} Plane */
/** @typedef {import("../scene.js").Scene} Scene */

const HEIGHT = 150

/**
 * Draw the votes for the selected class, and its output.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 */
export function drawProjection(canvas, scene) {
  const { trace, kind, colours, state, t, labels, numbers, classes, planeWidth: width } = scene
  const pen = sharpPen(canvas, width, HEIGHT)
  const plane = planeOf(scene)
  const { points, place, see } = plane
  const origin = place([0, 0])
  /** @param {[number, number]} to @param {string} colour @param {number} thick */
  const line = (to, colour, thick) => {
    pen.beginPath()
    pen.moveTo(...origin)
    pen.lineTo(...to)
    pen.strokeStyle = colour
    pen.lineWidth = thick
    pen.stroke()
  }
  pen.lineCap = "round"
  points.forEach((point, i) => {
    const share = deviation(kind.share, kind.share.at(t, i, state.j))
    const size = Math.abs(share)
    const colour = size < 0.004 ? rgba(parseHex(colours.disc), 0.45)
      : rgba(share > 0 ? colours.more : colours.less, 0.3 + 0.6 * Math.sqrt(size))
    line(place(point), colour, 0.8 + 2 * size)
  })
  line(place(points[state.i]), colours.text, 2)
  kind.overlay?.(scene, pen, plane)
  const output = movingOutput(scene)
  if (output) {
    const tip = place(see(output))
    line(tip, colours.primary, 5)
    drawMark(pen, "v", tip, colours.primary, colours.background, width)
  }
  drawMark(pen, "û", place(points[state.i]), colours.text, colours.background, width)
  canvas.ariaLabel = fill(labels.projection_summary, {
    inputs: trace.inputs,
    class: classes[state.j],
    length: output ? numbers.decimals(lengthOf(output), 2) : labels.not_yet,
  })
}

/**
 * Return the projection of the votes with its place on the canvas.
 *
 * @param {Scene} scene
 * @returns {Plane}
 */
function planeOf({ project, state, planeWidth: width }) {
  const projection = project(state.j)
  const [xs, ys] = [projection.points.map(([x]) => x), projection.points.map(([, y]) => y)]
  const left = Math.min(-0.1, ...xs)
  const right = Math.max(1.02, ...xs) // room for v, whose length stays below 1
  const spread = Math.max(0.2, ...ys.map(Math.abs))
  const scale = Math.min((width - 30) / (right - left), (HEIGHT - 16) / (2 * spread))
  const [originX, originY] = [(width - scale * (right - left)) / 2 - scale * left, HEIGHT / 2]
  return { ...projection, width, place: ([x, y]) => [originX + scale * x, originY - scale * y] }
}

/**
 * Return the selected class's output as it moves from one known iteration to the next; null before the first.
 *
 * @param {Scene} scene
 * @returns {ArrayLike<number> | null}
 */
function movingOutput({ trace, kind, motion, state }) {
  const known = knownIteration(kind, state.step)
  if (known < 0) return null
  const to = trace.output(known, state.j)
  if (motion.known < 0 || motion.known >= trace.iterations || motion.progress >= 1) return to
  const from = trace.output(motion.known, state.j)
  return Float64Array.from(to, (value, d) => from[d] + motion.progress * (value - from[d]))
}
