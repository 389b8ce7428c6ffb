/** The way of each network's vector through the plane that holds most of it. */

import { LESS, MORE } from "../../kit/colours.js"
import { h, svg } from "../../kit/dom.js"
import { COLOURS } from "../../kit/line_chart.js"
import { vectorOf } from "../../kit/network/compared.js"
import { fill, putBefore } from "../../kit/text.js"
import { dot, lengthOf } from "../../kit/vectors.js"
import { planeOf } from "../maths.js"
import { dialOf, subjectOf, sweptOf } from "../scene.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../scene.js").Read} Network */
/** @typedef {ReturnType<typeof buildPaths>} PathNodes */

/**
 * @typedef {object} Known the plane of a path, which is found anew when there is more of it
 * @property {string} of what the path is of
 * @property {import("../maths.js").Plane} plane
 */

const [SIZE, MARGIN] = [220, 14]
const TOGETHER = 8 // values of the dial until the plane is found anew: that costs some milliseconds

export function buildPaths() {
  const [title, help, row] = [h("h4"), h("p", { class: "small muted" }), h("div", { class: "path-row" })]
  return { box: h("section", { class: "paths" }, title, row, help), title, help, row, made: /** @type {ReturnType<typeof buildPath>[]} */ ([]) }
}

/** @param {Network} network */
function buildPath(network) {
  const chart = svg("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, class: "path", role: "img", testid: `turn-path-${network.id}` })
  const caption = h("figcaption", { class: "small" })
  return { figure: h("figure", {}, chart, caption), chart, caption, network, known: /** @type {Known | null} */ (null) }
}

/**
 * @param {PathNodes} nodes
 * @param {Scene} scene
 */
export function fillPaths(nodes, { update: { labels }, networks }) {
  nodes.title.textContent = labels.path
  nodes.help.textContent = labels.path_help
  nodes.made = networks.map(buildPath)
  for (const { chart, network } of nodes.made) chart.setAttribute("aria-label", putBefore(labels, labels.path, network.title))
  nodes.row.replaceChildren(...nodes.made.map(({ figure }) => figure))
}

/**
 * @param {PathNodes} nodes
 * @param {Scene} scene
 */
export function drawPaths({ made }, scene) {
  for (const [at, path] of made.entries()) drawPath(path, scene, COLOURS[at])
}

/**
 * @param {ReturnType<typeof buildPath>} path
 * @param {Scene} scene
 * @param {string} colour
 */
function drawPath(path, scene, colour) {
  const { chart, caption, network } = path
  const { update: { labels, numbers }, now, bases } = scene
  const subject = subjectOf(scene, network)
  const base = bases.get(network.id)
  const swept = sweptOf(scene, network.id).map(([value, reading]) => ({ value, vector: vectorOf(network, reading, subject) }))
  if (!base || base.features.length === 0 || swept.length < 3) {
    chart.replaceChildren()
    caption.textContent = network.title
    return
  }
  const start = vectorOf(network, base, subject)
  const { axes: [first, second], share } = planeIn(path, scene, [start, ...swept.map(({ vector }) => vector)])
  const most = 1.05 * Math.max(lengthOf(start), ...swept.map(({ vector }) => lengthOf(vector)))
  const half = SIZE / 2
  const place = (/** @type {Float32Array} */ vector) =>
    /** @type {[number, number]} */ ([half + (half - MARGIN) * dot(vector, first) / most, half - (half - MARGIN) * dot(vector, second) / most])
  const points = swept.map(({ vector }) => place(vector))
  const { usual } = dialOf(scene)
  const quiet = { stroke: "currentColor", "stroke-opacity": 0.35, fill: "none" }
  const [startX, startY] = place(start)
  const reading = now.get(network.id)
  const here = reading && reading.features.length > 0 ? place(vectorOf(network, reading, subject)) : null
  caption.textContent = fill(labels.path_share, { network: network.title, share: numbers.percent(share) })
  chart.setAttribute("aria-label", putBefore(labels, labels.path, caption.textContent))
  chart.replaceChildren(
    svg("circle", { cx: half, cy: half, r: Math.hypot(startX - half, startY - half), "stroke-dasharray": "2 4", ...quiet }),
    svg("path", { d: `M${half - 6},${half}h12M${half},${half - 6}v12`, ...quiet }),
    ...points.slice(1).map(([x, y], at) => svg("line", {
      x1: points[at][0], y1: points[at][1], x2: x, y2: y, "stroke-width": 2.5, "stroke-linecap": "round",
      stroke: (swept[at].value + swept[at + 1].value) / 2 < usual ? LESS : MORE,
    })),
    svg("circle", { cx: startX, cy: startY, r: 6, fill: "none", stroke: "currentColor", "stroke-width": 2 }),
    ...(here ? [svg("line", { x1: half, y1: half, x2: here[0], y2: here[1], stroke: colour, "stroke-width": 1.5 }),
      svg("circle", { cx: here[0], cy: here[1], r: 5, fill: colour, stroke: "currentColor" })] : []),
  )
}

/**
 * @param {ReturnType<typeof buildPath>} path
 * @param {Scene} scene
 * @param {Float32Array[]} vectors the picture as it was first
 */
function planeIn(path, scene, vectors) {
  const { least, most, every } = dialOf(scene)
  const isWhole = vectors.length > Math.round((most - least) / every) + 1
  const of = [scene.shown, isWhole || Math.floor(vectors.length / TOGETHER)].join(" ")
  if (path.known?.of !== of) path.known = { of, plane: planeOf(vectors) }
  return path.known.plane
}
