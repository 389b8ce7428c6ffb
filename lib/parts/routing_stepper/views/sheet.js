/** Stage, plane and curves as one picture, to take along. */

import { parseHex, rgba } from "../../kit/colours.js"
import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { sharpPen } from "../../kit/paint.js"
import { fill, fillPlural } from "../../kit/text.js"
import { knownIteration } from "../describe/kind.js"
import { orderOf } from "../describe/orders.js"
import { stepTitle } from "../describe/sentences.js"
import { CHART_HEIGHT, drawCharts } from "./curves.js"
import { drawLinks } from "./links.js"
import { drawProjection } from "./projection.js"
import { rowDigits } from "./stage.js"

/** @typedef {import("../scene.js").Scene} Scene */

const [MARGIN, LINE, HEAD] = [24, 22, 34]
const FAMILY = "system-ui, sans-serif"

/**
 * Return the picture of a scene: stage and plane below each other, and below them both charts.
 *
 * @param {Scene} scene
 */
export function drawSheet(scene) {
  const { stage, planeWidth, planeHeight, curvesWidth, entropyWidth, colours, labels, kind, classes, state, t, now, origin, numbers, project } = scene
  const isBeside = curvesWidth + entropyWidth + MARGIN < 2 * Math.max(planeWidth, stage.width)
  const chartsWidth = isBeside ? curvesWidth + MARGIN + entropyWidth : Math.max(curvesWidth, entropyWidth)
  const width = 2 * MARGIN + Math.max(stage.width, planeWidth, chartsWidth)
  const chartsHeight = (isBeside ? 1 : 2) * (CHART_HEIGHT + HEAD)
  const canvas = h("canvas")
  const pen = sharpPen(canvas, width, 2 * MARGIN + 3 * LINE + stage.height + planeHeight + 2 * HEAD + LINE + chartsHeight)
  pen.fillStyle = colours.background
  pen.fillRect(0, 0, width, canvas.height)
  let top = MARGIN + LINE
  /** @param {string} text @param {boolean} isTitle @param {number} [left] */
  const write = (text, isTitle, left = MARGIN) => {
    pen.fillStyle = isTitle ? colours.text : rgba(parseHex(colours.text), 0.75)
    pen.font = isTitle ? `600 17px ${FAMILY}` : `14px ${FAMILY}`
    pen.fillText(text, left, top)
  }
  write(`${origin.run} · ${origin.picture} · ${stepTitle(scene, t, now)}`, true)
  top += LINE
  write(stageTitle(scene), false)
  top += LINE / 2
  pen.drawImage(drawnBy((links) => drawLinks(links, scene)), MARGIN, top, stage.width, stage.height)
  drawNames(pen, scene, top)
  top += stage.height + HEAD
  write(fill(labels.projection, { class: classes[state.j] }), true)
  top += LINE
  write(fill(labels.projection_share, { share: numbers.percent(project(state.j).share) }), false)
  top += LINE / 2
  pen.drawImage(drawnBy((plane) => drawProjection(plane, scene)), MARGIN, top, planeWidth, planeHeight)
  top += planeHeight + HEAD
  const charts = [h("canvas"), h("canvas")]
  drawCharts(charts[0], charts[1], scene)
  const titles = [fill(kind.curvesTitle(labels), { symbol: kind.coupling.symbol, class: classes[state.j] }), labels.entropy_title]
  for (const [at, chart] of charts.entries()) {
    const left = MARGIN + (isBeside && at === 1 ? curvesWidth + MARGIN : 0)
    write(titles[at], true, left)
    pen.drawImage(chart, left, top + LINE / 2, [curvesWidth, entropyWidth][at], CHART_HEIGHT)
    if (!isBeside) top += CHART_HEIGHT + HEAD
  }
  return canvas
}

/** @param {(canvas: HTMLCanvasElement) => void} draw */
function drawnBy(draw) {
  const canvas = h("canvas")
  draw(canvas)
  return canvas
}

/** @param {Scene} scene */
function stageTitle({ kind, plurals, language, state, listed }) {
  const title = state.shown === "all" ? plurals.title_all : kind.orders[orderOf(kind.orders, state.order)].title(plurals)
  return fillPlural(title, listed.length, language)
}

/**
 * Write the number of each listed capsule, and the name and length of each class.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {number} top of the stage
 */
function drawNames(pen, scene, top) {
  const { stage, listed, classes, numbers: { decimals }, trace, kind, state, colours, t, now: { quantity } } = scene
  pen.textBaseline = "middle"
  pen.textAlign = "right"
  pen.font = `13px ${FAMILY}`
  pen.fillStyle = colours.text
  if (!stage.isMap) {
    listed.forEach((i, row) => {
      const y = top + stage.points[row].y
      pen.fillText(String(counted(i)), MARGIN + 30, y)
      pen.fillText(decimals(quantity.at(t, i, state.j), rowDigits(quantity)), MARGIN + 72, y)
    })
  }
  pen.textAlign = "left"
  const known = knownIteration(kind, state.step)
  const [left, room] = [MARGIN + stage.right + 12, stage.width - stage.right - 68]
  classes.forEach((name, j) => {
    const y = top + stage.classY[j]
    pen.font = `${j === state.j ? 700 : 500} 16px ${FAMILY}`
    pen.fillStyle = colours.text
    pen.fillText(name, left, y - 9, room)
    pen.fillStyle = rgba(parseHex(colours.text), 0.12)
    pen.fillRect(left, y + 2, room, 12)
    if (known < 0) return
    pen.fillStyle = colours.primary
    pen.fillRect(left, y + 2, room * Math.min(trace.lengths[known][j], 1), 12)
    pen.fillStyle = colours.text
    pen.font = `14px ${FAMILY}`
    pen.fillText(decimals(trace.lengths[known][j], 2), left + room + 8, y + 8)
  })
  pen.textBaseline = "alphabetic"
}
