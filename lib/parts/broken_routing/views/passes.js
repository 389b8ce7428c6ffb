/** The length of one class capsule after each pass, in the broken network and in the sound one. */

import { h } from "../../kit/dom.js"
import { COLOURS, DASHES, buildChart, drawChart, keyOf } from "../../kit/line_chart.js"
import { fill } from "../../kit/text.js"
import { lengthsOver } from "../maths.js"
import { namedBy } from "../scene.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildPasses>} PassNodes */

export function buildPasses() {
  const [title, legend, help] = [h("h4"), h("div", { class: "legend" }), h("p", { class: "small muted" })]
  const chart = buildChart("broken-passes")
  return { box: h("section", { class: "passes-chart" }, title, legend, chart, help), title, legend, chart, help }
}

/** @param {PassNodes} nodes @param {Scene} scene */
export function fillPasses({ title, legend }, { update: { labels } }) {
  title.textContent = labels.passes
  legend.replaceChildren(keyOf(labels.broken, COLOURS[1], DASHES[0]), keyOf(labels.sound, COLOURS[0], DASHES[1]))
}

/**
 * @param {PassNodes} nodes
 * @param {Scene} scene
 * @param {import("../reading.js").Reading | null} sound null if it is not shown
 */
export function drawPasses({ box, chart, help, legend }, { update: { labels, numbers, meta }, read }, sound) {
  box.hidden = !read || !sound
  if (!read || !sound) return
  const which = namedBy(sound)
  const both = [lengthsOver(read.broken.lengths, which), lengthsOver(sound.lengths, which)]
  const passes = Math.max(...both.map((points) => points.length))
  const isCurve = passes > 1
  chart.style.display = isCurve ? "" : "none"
  legend.hidden = !isCurve
  help.textContent = isCurve ? fill(labels.passes_help, { class: meta.classes[which] }) : labels.passes_one
  if (!isCurve) return
  const most = Math.max(1, ...both.flat().map(([, length]) => length))
  drawChart(chart, {
    curves: both.map((points, at) => ({ id: at === 0 ? "broken" : "sound", title: at === 0 ? labels.broken : labels.sound,
      colour: COLOURS[1 - at], dash: DASHES[at], points, now: points.at(-1)?.[1] ?? null })),
    across: { least: 1, most: passes, ticks: Array.from({ length: passes }, (_, at) => at + 1), write: String },
    up: { least: 0, most, ticks: [0, most / 2, most], write: (value) => numbers.short(value) },
    place: passes, label: fill(labels.passes_help, { class: meta.classes[which] }),
  })
}
