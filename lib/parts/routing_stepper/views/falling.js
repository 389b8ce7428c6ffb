/** Curves of what is left of the answer while capsules fall silent one after the other. */

import { saveCsv } from "../../kit/csv.js"
import { h } from "../../kit/dom.js"
import { saveCanvas } from "../../kit/files.js"
import { COLOURS, DASHES, buildChart, drawChart, keyOf, pictureOf } from "../../kit/line_chart.js"
import { penOf } from "../../kit/paint.js"
import { tableOf } from "../../kit/table.js"
import { fill, joinClauses, joinSentences, putBefore } from "../../kit/text.js"
import { RANDOM_ORDERS, changeOf } from "../off/falling.js"
import { saveFallingNotebook } from "../off/notebook.js"
import { knownIteration } from "../describe/kind.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../off/measuring.js").Falling} Falling */
/** @typedef {import("../off/measuring.js").Curve} Curve */
/** @typedef {ReturnType<typeof buildFalling>} FallingNodes */

const NAMES = ["strongest", "weakest", "random"]
const [MARGIN, HEAD] = [16, 34]

export function buildFalling() {
  const [title, legend, chart] = [h("h4"), h("p", { class: "small fall-legend" }), buildChart("off-curves")]
  const [said, help] = [h("p", { class: "small", testid: "off-curves-said" }), h("p", { class: "small muted" })]
  const save = h("button", { type: "button", testid: "off-curves-csv", data: { control: "export" } })
  const picture = h("button", { type: "button", testid: "off-curves-png", data: { control: "export" } })
  const notebook = h("button", { type: "button", testid: "off-curves-notebook", data: { control: "export" } })
  const [summary, table] = [h("summary"), h("div", { class: "table", tabindex: 0 })]
  const details = h("details", { class: "more-below", testid: "off-curves-table", data: { control: "table" } }, summary, table)
  const words = h("div", { class: "fall-words" }, legend, said, help, h("div", { class: "tools" }, save, picture, notebook))
  const box = h("section", { class: "card falling", hidden: true, data: { control: "off" } },
    title, h("div", { class: "fall" }, chart, words), details)
  return { box, title, legend, chart, said, help, save, picture, notebook, summary, table, details }
}

/**
 * @param {FallingNodes} nodes
 * @param {Scene} scene
 * @param {Falling | null} falling null while it is not to be seen
 */
export function drawFalling(nodes, scene, falling) {
  const curves = falling?.curves() ?? []
  nodes.box.hidden = curves.length === 0
  if (!falling || curves.length === 0) return
  const { labels, numbers, classes, trace: { inputs, lengths }, kind, state, off } = scene
  const answer = falling.answerOf(scene)
  nodes.title.textContent = fill(labels.fall_title, { class: classes[answer] })
  nodes.help.textContent = fill(labels.fall_help, { orders: RANDOM_ORDERS })
  nodes.save.textContent = labels.fall_csv
  nodes.picture.textContent = labels.fall_png
  nodes.notebook.textContent = labels.fall_notebook
  nodes.summary.textContent = labels.fall_table
  nodes.legend.replaceChildren(...NAMES.map((name, at) => keyOf(labels[`fall_${name}`], COLOURS[at], DASHES[at])))
  const said = saidOf(scene, curves, answer)
  const isWhole = curves.every(({ order, points }) => points.length === order.counts.length)
  nodes.said.textContent = joinSentences([!isWhole && falling.isOnServer() && labels.off_measuring_there, joinClauses(labels, said)])
  const known = knownIteration(kind, state.step)
  const now = off.size > 0 && known === lengths.length - 1 ? lengths[known][answer] : null
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * inputs))
  drawChart(nodes.chart, {
    curves: [
      ...curves.map(({ order, points }) => ({ ...lookOf(order.name), id: order.name, title: "", now: null,
        points: points.map(({ count, length }) => /** @type {[number, number]} */ ([count, length])) })),
      { id: "here", title: "", colour: "currentColor", dash: "", points: [], now },
    ],
    across: { least: 0, most: inputs, ticks: [...new Set(ticks)], write: (count) => numbers.decimals(count, 0) },
    up: { least: 0, most: 1, ticks: [0, 0.5, 1], write: numbers.short },
    place: off.size,
    label: putBefore(labels, nodes.title.textContent ?? "", nodes.said.textContent ?? ""),
  })
  if (nodes.details.open) nodes.table.replaceChildren(tableOf(...rowsOf(scene, curves)))
}

/** @param {string} name */
function lookOf(name) {
  const at = NAMES.findIndex((one) => name.startsWith(one))
  return { colour: COLOURS[at], dash: DASHES[at] }
}

/**
 * Say of each order after how many the answer changes.
 *
 * @param {Scene} scene
 * @param {Curve[]} curves
 * @param {number} answer
 */
function saidOf({ labels, classes, numbers, trace: { inputs } }, curves, answer) {
  const isDone = (/** @type {Curve} */ { order, points }) => points.length === order.counts.length
  const clauses = curves.slice(0, 2).filter(isDone).map(({ order, points }) => {
    const change = changeOf(points, answer)
    const values = { order: labels[`fall_${order.name}`], count: change?.count ?? inputs, class: change ? classes[change.longest] : "" }
    return fill(change && change.count < inputs ? labels.fall_changes : labels.fall_stays, values)
  })
  const random = curves.slice(2).filter(isDone)
  if (random.length < RANDOM_ORDERS) return clauses
  const counts = random.map(({ points }) => changeOf(points, answer)?.count ?? inputs)
  return [...clauses, fill(labels.fall_random_changes, {
    orders: RANDOM_ORDERS, least: numbers.decimals(Math.min(...counts), 0), most: numbers.decimals(Math.max(...counts), 0) })]
}

/**
 * @param {Scene} scene
 * @param {Curve[]} curves
 * @returns {[string[], (string | { value: number, text: string })[][], string]}
 */
function rowsOf({ labels, numbers, classes }, curves) {
  const rows = curves.flatMap(({ order, points }) => points.map(({ count, length, longest, turned }) => [
    order.name.startsWith("random") ? fill(labels.fall_seed, { seed: order.name.split("-")[1] }) : labels[`fall_${order.name}`],
    { value: count, text: numbers.decimals(count, 0) }, { value: length, text: numbers.decimals(length, 4) },
    { value: turned, text: `${numbers.decimals(turned, 0)}°` }, classes[longest]]))
  return [[labels.fall_order, labels.fall_off, labels.fall_length, labels.fall_turned, labels.fall_longest], rows, labels.fall_table]
}

/**
 * Save the curves as numbers, as a picture or as a notebook.
 *
 * @param {"csv" | "png" | "ipynb"} form
 * @param {FallingNodes} nodes
 * @param {Scene | null} scene
 * @param {Falling} falling
 */
export async function saveFallingAs(form, nodes, scene, falling) {
  if (!scene) return
  const { run, checkpoint, picture } = scene.origin
  const name = `switched-off-${run}-${checkpoint}-${picture}.${form}`
  if (form === "ipynb") return saveFallingNotebook(name, scene, falling)
  if (form === "csv") {
    const answer = scene.classes[falling.answerOf(scene)]
    return saveCsv(name, [
      ["run", "checkpoint", "picture", "answer", "iterations", "order", "off", "length", "turned", "longest"],
      ...falling.curves().flatMap(({ order, points }) => points.map(({ count, length, turned, longest }) =>
        [run, checkpoint, picture, answer, scene.trace.iterations, order.name, count, length, turned, scene.classes[longest]])),
    ])
  }
  const drawn = await pictureOf(nodes.chart)
  const canvas = h("canvas", { width: drawn.width + 2 * MARGIN, height: drawn.height + 2.5 * HEAD })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = "#16202c"
  pen.font = "600 20px system-ui, sans-serif"
  pen.fillText(nodes.title.textContent ?? "", MARGIN, HEAD - 8, canvas.width - 2 * MARGIN)
  pen.font = "16px system-ui, sans-serif"
  let left = MARGIN
  for (const one of nodes.legend.children) {
    pen.fillStyle = one.querySelector("line")?.getAttribute("stroke") ?? "#16202c"
    pen.fillText(one.textContent ?? "", left, 1.7 * HEAD)
    left += pen.measureText(one.textContent ?? "").width + MARGIN
  }
  pen.drawImage(drawn, MARGIN, 2.2 * HEAD, drawn.width, drawn.height)
  saveCanvas(name, canvas)
}
