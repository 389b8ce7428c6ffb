/** The curve of squash, with the class capsules of this picture on it. */

import { h, svg } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { SQUASHED, heightsBeside, lastLengths } from "../maths.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildSquash>} SquashNodes */

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [440, 250, 44, 40, 12, 14]
const POINTS = 80

export function buildSquash() {
  const title = h("h4")
  const chart = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "squash-chart", role: "img", testid: "capsules-squash" })
  const help = h("p", { class: "small muted" })
  return { box: h("section", { class: "squash" }, title, chart, help), title, chart, help }
}

/**
 * @param {SquashNodes} nodes
 * @param {Scene} scene
 */
export function drawSquash({ title, chart, help }, { update: { labels, numbers, meta, arrays }, lengths, longest, which }) {
  title.textContent = labels.squash
  const squashed = SQUASHED[meta.kind.squash]
  help.textContent = squashed ? labels.squash_help : labels.no_squash
  const sums = lastLengths(arrays.weighted_sums)
  const most = Math.max(2, Math.ceil(1.1 * Math.max(...sums)))
  const x = (/** @type {number} */ value) => LEFT + (WIDTH - LEFT - RIGHT) * value / most
  const y = (/** @type {number} */ value) => HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value
  const line = Array.from({ length: POINTS + 1 }, (_, at) => at * most / POINTS)
  const ticks = [0, most / 2, most]
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  const order = lengths.map((_, at) => at).sort((a, b) => Number(a === which) - Number(b === which))
  const classOf = (/** @type {number} */ at) => `point${at === longest ? " longest" : ""}${at === which ? " chosen" : ""}`
  chart.setAttribute("aria-label", labels.squash)
  chart.replaceChildren(
    ...[meta.losses.absent, meta.losses.present].map((value) =>
      svg("line", { class: "guide", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) })),
    svg("path", { class: "axis", d: `M${LEFT},${TOP}V${y(0)}H${WIDTH - RIGHT}` }),
    ...ticks.map((value) => svg("text", { class: "tick", x: x(value), y: y(0) + 15, "text-anchor": "middle" }, numbers.short(value))),
    ...heightsBeside([meta.losses.absent, meta.losses.present]).map((value) =>
      svg("text", { class: "tick", x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, numbers.short(value))),
    svg("text", { class: "tick", x: (LEFT + WIDTH) / 2, y: HEIGHT - 6, "text-anchor": "middle" }, labels.squash_across),
    svg("text", { class: "tick", "text-anchor": "middle", transform: `translate(12 ${HEIGHT / 2 - 10}) rotate(-90)` }, labels.squash_up),
    ...(squashed ? [svg("path", { class: "curve", d: `M${line.map((value) => `${x(value)},${y(squashed(value))}`).join("L")}` })] : []),
    ...order.map((at) => svg("g", { class: classOf(at), testid: `squash-${at}`, data: { value: lengths[at], sum: sums[at] } },
    svg("circle", { cx: x(sums[at]), cy: y(lengths[at]), r: at === longest || at === which ? 9 : 6 }),
    svg("text", { x: x(sums[at]), y: y(lengths[at]) + 4, "text-anchor": "middle" }, (at === longest || at === which) && meta.classes[at].slice(0, 3)),
    svg("title", {}, fill(labels.squash_point, { class: meta.classes[at], sum: two(sums[at]), length: two(lengths[at]) })))),
  )
}
