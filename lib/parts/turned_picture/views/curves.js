/** Three curves of each network over the dial: how sure it is, how alike it is inside, and how long its vector is. */

import { h } from "../../kit/dom.js"
import { COLOURS, DASHES, buildChart, drawChart, keyOf } from "../../kit/line_chart.js"
import { fill, joinClauses, putBefore } from "../../kit/text.js"
import { dialOf, measuresOf, subjectOf, sweptOf } from "../scene.js"
import { placeText } from "./dials.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildCurves>} CurveNodes */
/** @typedef {"score" | "cosine" | "length"} Measure */

/** @type {[Measure, string, number, number[]][]} */
const CHARTS = [["score", "sure", 1, [0, 0.5, 1]], ["cosine", "alike", 1, [0, 0.5, 1]], ["length", "length", 1.5, [0, 0.5, 1, 1.5]]]

export function buildCurves() {
  const made = CHARTS.map(([measure, name, most, ticks]) => {
    const [title, chart] = [h("h4"), buildChart(`turn-${measure}`)]
    const [help, hint] = [h("p", { class: "small muted" }), h("p", { class: "small muted hint" })]
    const shown = h("div", { class: "chart-place" }, chart, hint)
    const box = h("section", { class: measure === "cosine" ? "curve" : "curve covered" }, title, shown, help)
    return { box, title, help, hint, chart, measure, name, most, ticks }
  })
  const [legend, words] = [h("div", { class: "legend" }), h("p", { class: "small" })]
  const layers = h("p", { class: "small muted", testid: "turn-layers" }) // which layer of each network is compared
  made.find(({ measure }) => measure === "cosine")?.box.append(layers)
  const box = h("section", { class: "curves" }, legend, h("div", { class: "three" }, ...made.map((one) => one.box)), words)
  return { box, made, legend, words, layers }
}

/**
 * @param {CurveNodes} nodes
 * @param {Scene} scene
 */
export function fillCurves({ made, legend, words, layers }, { update: { labels }, networks }) {
  words.textContent = labels.words
  legend.replaceChildren(...networks.map(({ title }, at) => keyOf(title, COLOURS[at], DASHES[at])))
  layers.textContent = joinClauses(labels, networks.map(({ title, features }) => putBefore(labels, title, features)))
  for (const { hint } of made) hint.textContent = labels.guess_first
}

/**
 * @param {CurveNodes} nodes
 * @param {Scene} scene
 */
export function drawCurves({ made }, scene) {
  const { update: { labels, numbers, meta: { pictures: { classes } } }, networks, state, now } = scene
  const dial = dialOf(scene)
  const { least, most, usual } = dial
  const place = state.values[dial.name]
  const write = (/** @type {number} */ value) => placeText(dial, value, labels, numbers)
  const subjects = [...new Set(networks.map((network) => classes[subjectOf(scene, network)]))].join(" / ")
  const across = { least, most, ticks: [least, (least + usual) / 2, usual, (usual + most) / 2, most], write }
  for (const { title, help, chart, measure, name, most: highest, ticks } of made) {
    title.textContent = fill(labels[name], { class: subjects })
    help.textContent = fill(labels[`${name}_help`], { dial: labels[`dial_${dial.name}`] })
    const curves = networks.map((network, at) => {
      const points = sweptOf(scene, network.id).flatMap(([value, reading]) => {
        const measured = measuresOf(scene, network, reading)
        return measured && Number.isFinite(measured[measure]) ? [/** @type {[number, number]} */ ([value, measured[measure]])] : []
      })
      const reading = now.get(network.id)
      const measured = reading ? measuresOf(scene, network, reading)?.[measure] ?? null : null
      return { id: network.id, title: network.title, colour: COLOURS[at], dash: DASHES[at], points, now: measured }
    })
    const said = curves.flatMap((curve) => (curve.now === null ? []
      : [fill(labels.at, { network: curve.title, place: write(place), value: numbers.decimals(curve.now, 2) })]))
    drawChart(chart, { curves, across, up: { least: 0, most: highest, ticks, write: (value) => numbers.short(value) }, place,
      label: said.length > 0 ? putBefore(labels, title.textContent ?? "", joinClauses(labels, said)) : title.textContent ?? "" })
  }
}
