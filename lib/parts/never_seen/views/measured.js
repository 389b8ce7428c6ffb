/** What many pictures of every kind gave: the largest score of each as a chart, with the threshold, and shares beside it. */

import { h, svg } from "../../kit/dom.js"
import { COLOURS, keyOf } from "../../kit/line_chart.js"
import { fill, joinClauses, putBefore } from "../../kit/text.js"
import { countBelow, histogramOf, wilson } from "../maths.js"
import { largestOf, measuredKinds, measuredNetworks } from "../scene.js"
import { DIGIT } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../scene.js").Network} Network */
/** @typedef {ReturnType<typeof buildMeasured>} MeasuredNodes */

/**
 * @typedef {object} Layout in the chart's own units
 * @property {number} width
 * @property {number} left where the scale begins
 * @property {number} right where it ends
 * @property {[number, number]} columns where the two shares stand
 * @property {number} lane height of a network's row
 * @property {number} above a kind's rows
 * @property {boolean} isWide whether the kind stands at the left and intervals are written
 */

const BINS = 25
const [TOP, BOTTOM, FONT, LEAST] = [46, 30, 13, 1.5]
/** @type {[number, string][]} */
const TICKS = [[0, "start"], [0.25, "middle"], [0.5, "middle"], [0.75, "middle"], [1, "end"]]
const ENOUGH = 720 // CSS pixels for the wide layout
/** @type {Layout} */
export const WIDE = { width: 960, left: 170, right: 540, columns: [560, 770], lane: 27, above: 8, isWide: true }
/** @type {Layout} */
const NARROW = { width: 350, left: 4, right: 188, columns: [198, 270], lane: 27, above: 26, isWide: false }

export function buildMeasured() {
  const [title, legend, words] = [h("h4"), h("div", { class: "legend" }), h("p", { class: "small", testid: "unseen-measured-words" })]
  const chart = svg("svg", { class: "measured-chart", role: "img", testid: "unseen-chart" })
  const help = h("p", { class: "small muted" })
  return { box: h("section", { class: "measured" }, title, words, legend, chart, help), title, legend, words, chart, help }
}

/**
 * @param {MeasuredNodes} nodes
 * @param {Scene} scene
 * @param {number} room in CSS pixels
 */
export function drawMeasuredOf(nodes, scene, room) {
  const { update: { labels, numbers, meta: { networks } } } = scene
  const shown = measuredNetworks(scene)
  nodes.box.hidden = shown.length === 0
  if (shown.length === 0) return
  nodes.title.textContent = labels.measured
  nodes.legend.replaceChildren(...networks.flatMap((network, at) => (shown.includes(network) ? [keyOf(network.title, COLOURS[at], "")] : [])))
  const [first] = shown
  const most = Math.max(...measuredKinds(scene).filter(({ name }) => name !== DIGIT).map(({ name }) => first.measured?.kinds[name]?.count ?? 0))
  nodes.words.textContent = fill(labels.measured_words, {
    count: numbers.grouped(most), digits: numbers.grouped(first.measured?.kinds[DIGIT].count ?? 0) })
  nodes.help.textContent = labels.measured_help
  drawChartOf(nodes.chart, scene, room >= ENOUGH ? WIDE : NARROW)
}

/**
 * Return how many pictures of a kind a network says nothing to, of how many.
 *
 * @param {Scene} scene
 * @param {Network} network
 * @param {string} kind
 * @param {number} threshold
 */
export function nothingOf(scene, network, kind, threshold) {
  const largest = largestOf(scene, network, kind)
  if (!largest) return null
  const [count, below] = [largest.length, countBelow(largest, threshold)]
  return { count, below, share: below / count, interval: wilson(below / count, count) }
}

/**
 * Write a share with its interval.
 *
 * @param {Scene} scene
 * @param {{ share: number, interval: [number, number] }} found
 */
export function shareText({ update: { labels, numbers } }, { share, interval: [low, high] }) {
  return fill(labels.share, { share: numbers.percent(share, 1), low: numbers.decimals(100 * low, 1), high: numbers.percent(high, 1) })
}

/**
 * @param {SVGSVGElement} chart
 * @param {Scene} scene
 * @param {Layout} layout
 */
export function drawChartOf(chart, scene, layout) {
  const { update: { labels, numbers, meta: { networks } }, state: { threshold, kind: chosen } } = scene
  const [kinds, shown] = [measuredKinds(scene), measuredNetworks(scene)]
  const { width, left, right, columns, lane, above, isWide } = layout
  const group = above + shown.length * lane
  const [low, height] = [TOP + kinds.length * group, TOP + kinds.length * group + BOTTOM]
  const x = (/** @type {number} */ value) => left + (right - left) * value
  const text = { "font-size": FONT, fill: "currentColor" }
  const quiet = { stroke: "currentColor", "stroke-opacity": 0.2 }
  const strong = { stroke: "currentColor", "stroke-width": 1.5 }
  chart.setAttribute("viewBox", `0 0 ${width} ${height}`)
  const heads = [fill(labels.below, { threshold: numbers.decimals(threshold, 2) }), labels.below_own]
  const drawn = kinds.flatMap(({ name }, at) => {
    const top = TOP + at * group
    const title = svg("text", { x: 0, y: isWide ? top + above + lane - 8 : top + 19, "font-weight": 650, ...text }, labels[`kind_${name}`])
    const ground = name === chosen && svg("rect", { x: 0, y: top + 2, width, height: group - 2, fill: "currentColor", "fill-opacity": 0.06 })
    const rows = shown.flatMap((network, row) => {
      const bottom = top + above + (row + 1) * lane - 4
      const colour = COLOURS[networks.indexOf(network)]
      const own = network.measured?.threshold ?? threshold
      const largest = largestOf(scene, network, name)
      if (!largest) return []
      const counts = histogramOf(largest, BINS)
      const highest = Math.max(...counts)
      const shares = [threshold, own].map((one) => nothingOf(scene, network, name, one))
      return [
        svg("line", { x1: left, x2: right, y1: bottom, y2: bottom, ...quiet }),
        ...counts.map((count, bin) => count > 0 && svg("rect", {
          x: x(bin / BINS) + 0.5, width: (right - left) / BINS - 1, fill: colour,
          y: bottom - Math.max(LEAST, (lane - 7) * count / highest), height: Math.max(LEAST, (lane - 7) * count / highest),
        })),
        svg("line", { x1: x(own), x2: x(own), y1: bottom - lane + 7, y2: bottom + 2, "stroke-dasharray": "2 2", ...strong }),
        ...shares.map((one, column) => one && svg("text", { x: columns[column], y: bottom - 4, ...text },
          isWide ? shareText(scene, one) : numbers.percent(one.share, 1))),
      ]
    })
    return [ground, title, ...rows]
  })
  const head = { ...text, "font-size": isWide ? FONT : 12 }
  const nodes = [
    ...drawn,
    svg("line", { x1: x(threshold), x2: x(threshold), y1: TOP - 6, y2: low, ...strong }),
    ...TICKS.map(([value, anchor]) => svg("text", { x: x(value), y: low + 18, "text-anchor": anchor, ...head }, numbers.short(value))),
    svg("text", { x: left, y: 14, ...head }, isWide ? labels.axis : labels.axis_short),
    svg("text", { x: columns[0], y: 14, ...head }, labels.nothing_at),
    ...heads.map((words, column) => svg("text", { x: columns[column], y: 32, ...head }, words)),
  ]
  chart.replaceChildren(...nodes.filter((one) => one instanceof SVGElement))
  chart.setAttribute("aria-label", labelOf(scene))
}

/**
 * Say the chart in a sentence.
 *
 * @param {Scene} scene
 */
function labelOf(scene) {
  const { update: { labels, numbers }, state: { threshold } } = scene
  const said = measuredNetworks(scene).map((network) => {
    const shares = measuredKinds(scene).flatMap(({ name }) => {
      const found = nothingOf(scene, network, name, threshold)
      return found ? [putBefore(labels, labels[`kind_${name}`], numbers.percent(found.share, 1))] : []
    })
    return putBefore(labels, network.title, joinClauses(labels, shares))
  })
  return putBefore(labels, fill(labels.nothing_below, { threshold: numbers.decimals(threshold, 2) }), said.join(" "))
}
