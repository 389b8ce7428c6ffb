/** Of each network: how sure it is of the picture's class, and of its answer, over ε; and where that turns. */

import { h } from "../../kit/dom.js"
import { COLOURS, buildChart, drawChart, keyOf } from "../../kit/line_chart.js"
import { placeOfLargest } from "../../kit/maths.js"
import { fill, joinClauses, putBefore } from "../../kit/text.js"
import { flipOf } from "../maths.js"
import { dialOf, shownBy } from "../scene.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../scene.js").Network} Network */
/** @typedef {ReturnType<typeof buildCurves>} CurveNodes */

const ANSWER = { colour: "currentColor", dash: "3 4" }

export function buildCurves() {
  const [title, row, help] = [h("h4"), h("div", { class: "charts" }), h("p", { class: "small muted" })]
  return { box: h("section", { class: "curves" }, title, row, help), title, row, help, made: /** @type {ReturnType<typeof buildCurve>[]} */ ([]) }
}

/** @param {Network} network @param {number} at */
function buildCurve(network, at) {
  const [title, legend, chart, hint] = [h("h4", { class: "name" }), h("div", { class: "legend small" }), buildChart(`noise-curve-${network.id}`),
    h("p", { class: "small muted hint" })]
  const box = h("section", { class: "curve covered" }, title, legend, h("div", { class: "chart-place" }, chart, hint))
  return { box, title, legend, chart, hint, network, colour: COLOURS[at] }
}

/**
 * @param {CurveNodes} nodes
 * @param {Scene} scene
 */
export function fillCurves(nodes, { update: { labels, meta: { networks } } }) {
  nodes.title.textContent = labels.curves
  nodes.help.textContent = labels.curves_help
  nodes.made = networks.map(buildCurve)
  for (const { title, hint, network } of nodes.made) {
    title.textContent = network.title
    hint.textContent = labels.guess_first
  }
  nodes.row.replaceChildren(...nodes.made.map(({ box }) => box))
}

/**
 * @param {CurveNodes} nodes
 * @param {Scene} scene
 */
export function drawCurves({ made }, scene) {
  const { update: { labels, numbers, meta: { pictures: { classes } } }, state: { epsilon }, sweeps } = scene
  const dial = dialOf(scene)
  const [most, write] = [dial[dial.length - 1], (/** @type {number} */ value) => numbers.decimals(value, 2)]
  const across = { least: 0, most, ticks: [0, 0.1, 0.2, 0.3], write }
  for (const { chart, legend, network, colour } of made) {
    const shown = shownBy(scene, network)
    const readings = sweeps.get(network.id)
    const known = dial.flatMap((value) => {
      const scores = readings?.get(value)?.scores
      return scores ? [{ value, right: scores[shown], answer: scores[placeOfLargest(scores)], which: placeOfLargest(scores) }] : []
    })
    const here = known.find(({ value }) => value === epsilon)
    const flip = flipOf(readings, dial, shown)
    const names = { right: fill(labels.curve_right, { class: classes[shown] ?? "" }), answer: labels.curve_answer }
    legend.replaceChildren(keyOf(names.right, colour, ""), keyOf(names.answer, ANSWER.colour, ANSWER.dash))
    const curves = [
      { id: `${network.id}-answer`, title: names.answer, ...ANSWER, now: null,
        points: known.map(({ value, answer }) => /** @type {[number, number]} */ ([value, answer])) },
      { id: network.id, title: names.right, colour, dash: "", now: here ? here.right : null,
        points: known.map(({ value, right }) => /** @type {[number, number]} */ ([value, right])) },
    ]
    const score = (/** @type {number} */ value) => numbers.score(value, network.score_name, 2)
    const said = [
      ...(here ? [fill(labels.curve_at, { epsilon: write(epsilon), class: classes[shown], score: score(here.right),
        other: classes[here.which], answer: score(here.answer) })] : []),
      ...(flip ? [fill(labels.curve_flip, { epsilon: write(flip.epsilon), class: classes[flip.which] })] : []),
    ]
    const marks = flip && readings ? [{ value: flip.epsilon, height: readings.get(flip.epsilon)?.scores[flip.which] ?? 0,
      text: fill(labels.curve_mark, { class: classes[flip.which], epsilon: write(flip.epsilon) }) }] : []
    drawChart(chart, { curves, marks, across, up: { least: 0, most: 1, ticks: [0, 0.5, 1], write: (value) => numbers.short(value) },
      place: epsilon, label: putBefore(labels, network.title, joinClauses(labels, said)) })
  }
}
