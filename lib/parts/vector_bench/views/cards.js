/** The upper capsules: the votes for each, with logit, coupling and agreement, and what becomes of them. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { subscript } from "../../kit/numbers.js"
import { fill } from "../../kit/text.js"
import { matrixAt, range, voteAt } from "../layer.js"
import { knownAt, lengthsOf, ofCapsule, ofPair, voteOf } from "../scene.js"
import { STEPS } from "../state.js"
import { numberField, showNumber } from "../../kit/number_field.js"
import { buildPlane, drawPlane, reachOf } from "./plane.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildCards>} CardNodes */
/** @typedef {ReturnType<typeof buildCard>} Card */
/** @typedef {ReturnType<typeof buildRow>} Row */

const [SOFTMAX, SUM, SQUASH, AGREEMENT, UPDATE] = STEPS.keys()

export function buildCards() {
  return { box: h("div", { class: "cards" }), made: /** @type {Card[]} */ ([]) }
}

/**
 * @param {CardNodes} nodes
 * @param {Scene} scene
 * @param {import("../view.js").Handlers} handlers
 */
export function fillCards(nodes, scene, handlers) {
  nodes.made = range(scene.state.size.outputs).map((j) => buildCard(scene, j, handlers))
  nodes.box.replaceChildren(...nodes.made.map(({ box }) => box))
}

/** @param {Scene} scene @param {number} j @param {import("../view.js").Handlers} handlers */
function buildCard(scene, j, handlers) {
  const { update: { labels }, state: { size } } = scene
  const title = h("h4", {}, fill(labels.upper, { number: counted(j) }))
  const plane = buildPlane(`bench-plane-${j}`)
  plane.onDrag = (i, point, reach) => handlers.drag("votes", [voteAt(i, j, 0), voteAt(i, j, 1)], point, reach)
  plane.onDrop = handlers.dropped
  const rows = range(size.inputs).map((i) => buildRow(scene, i, j, handlers))
  const results = ["s", "v", "‖v‖"].map((symbol, at) => {
    const value = h("span", { class: "mono", testid: `bench-${["sum", "output", "length"][at]}-${j}` })
    const name = symbol === "‖v‖" ? `‖v${subscript(counted(j))}‖` : `${symbol}${subscript(counted(j))}`
    return { value, row: h("div", { class: "result" }, h("span", { class: "symbol" }, name), value) }
  })
  const box = h("section", { class: "card", "aria-label": title.textContent }, title, plane.svg, ...rows.map(({ row }) => row),
    h("div", { class: "results covered" }, ...results.map(({ row }) => row)))
  return { box, plane, rows, results }
}

/** @param {Scene} scene @param {number} i @param {number} j @param {import("../view.js").Handlers} handlers */
function buildRow({ update: { labels }, state: { size, from } }, i, j, { type, pair }) {
  const named = { input: counted(i), output: counted(j) }
  const name = h("button", { type: "button", class: `name tone-${i}`, testid: `bench-pair-${i}-${j}`, data: { control: "pair" },
    "aria-label": fill(labels.pair, named) }, fill(labels.lower, { number: counted(i) }))
  name.onclick = () => pair([i, j])
  const fields = from === "votes" ? range(size.dim).map((at) => numberField(`bench-vote-${i}-${j}-${at}`,
    fill(labels.number_of_vote, { number: counted(at), ...named }), (text) => type("votes", voteAt(i, j, at), text))) : []
  const text = h("span", { class: "mono vector", testid: `bench-vector-${i}-${j}`, hidden: from === "votes" })
  const matrix = from === "votes" ? [] : range(size.dim).map((row) => range(size.dim).map((column) =>
    numberField(`bench-w-${i}-${j}-${row}-${column}`, fill(labels.number_of_matrix, { row: counted(row), column: counted(column), ...named }),
      (typed) => type("matrices", matrixAt(i, j, row, column), typed))))
  const cells = ["b", "c", "û · v"].map((symbol, at) => {
    const value = h("span", { class: "number", testid: `bench-${["logit", "coupling", "agreement"][at]}-${i}-${j}` })
    return { value, cell: h("span", { class: "cell" }, h("span", { class: "symbol" }, symbol), value) }
  })
  const grid = h("span", { class: "matrix", data: { control: "w" }, style: { "--columns": size.dim } }, ...matrix.flat())
  const row = h("div", { class: "vote" }, name,
    from === "votes" ? h("span", { class: "fields", data: { control: "votes" } }, ...fields) : h("span", { class: "made" }, grid, text),
    h("span", { class: "cells covered" }, ...cells.map(({ cell }) => cell)))
  return { row, name, fields, text, matrix, cells }
}

/**
 * @param {CardNodes} nodes
 * @param {Scene} scene
 */
export function drawCards({ made }, scene) {
  const { update: { numbers, labels }, state: { size, from, votes, matrices, pair, passes }, routed } = scene
  const { t, phase, has } = knownAt(scene)
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  const all = range(size.inputs).flatMap((i) => range(size.outputs).map((j) => voteOf(scene, i, j)))
  const sums = routed ? range(passes).flatMap((at) => range(size.outputs).map((j) => ofCapsule(routed.weighted_sums, at, j, size.dim))) : []
  const reach = scene.reach ?? reachOf([...all, ...sums])
  for (const [j, { plane, rows, results, box }] of made.entries()) {
    for (const [i, { name, fields, text, matrix, cells }] of rows.entries()) {
      name.ariaPressed = String(pair[0] === i && pair[1] === j)
      fields.forEach((field, at) => showNumber(field, votes[voteAt(i, j, at)]))
      matrix.forEach((row, at) => row.forEach((field, column) => showNumber(field, matrices[matrixAt(i, j, at, column)])))
      const vote = voteOf(scene, i, j)
      show(text, routed && from === "capsules" ? `û = (${vote.map(two).join("  ")})` : "", vote[0], false)
      const isUpdated = has(UPDATE)
      const logit = routed && (isUpdated ? routed.next_logits : routed.logits)
      const values = [logit && ofPair(logit, t, i, j), routed && has(SOFTMAX) && ofPair(routed.couplings, t, i, j),
        routed && has(AGREEMENT) && ofPair(routed.agreements, t, i, j)]
      values.forEach((value, at) => show(cells[at].value, typeof value === "number" ? two(value) : "", value,
        phase === [UPDATE, SOFTMAX, AGREEMENT][at]))
    }
    const [sum, output] = [routed && has(SUM) && ofCapsule(routed.weighted_sums, t, j, size.dim),
      routed && has(SQUASH) && ofCapsule(routed.outputs, t, j, size.dim)]
    const length = lengthsOf(scene, t)[j]
    show(results[0].value, sum ? `(${sum.map(two).join("  ")})` : "", sum && String(sum), phase === SUM)
    show(results[1].value, output ? `(${output.map(two).join("  ")})` : "", output && String(output), phase === SQUASH)
    show(results[2].value, output ? two(length) : "", output && length, phase === SQUASH)
    box.style.setProperty("--length", String(output ? length : 0))
    plane.svg.toggleAttribute("hidden", size.dim !== 2)
    if (size.dim !== 2) continue
    const arrows = range(size.inputs).map((i) => ({ vector: voteOf(scene, i, j), tone: i,
      weight: routed && has(SOFTMAX) ? ofPair(routed.couplings, t, i, j) : 1 / size.outputs }))
    drawPlane(plane, { arrows, sum: sum || null, output: output || null, isDraggable: from === "votes", reach,
      name: fill(labels.plane, { number: counted(j) }) })
  }
}

/** @param {HTMLElement} node @param {string} text @param {unknown} value @param {boolean} isNow */
function show(node, text, value, isNow) {
  node.textContent = text || "–"
  node.classList.toggle("now", isNow)
  if (text) node.dataset.value = String(value)
  else delete node.dataset.value
}
