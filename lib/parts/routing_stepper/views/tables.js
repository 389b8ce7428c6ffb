/** The numbers as tables. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { tableOf } from "../../kit/table.js"
import { fill } from "../../kit/text.js"
import { coupledIterations, knownIteration } from "../describe/kind.js"
import { countedCapsule } from "../../kit/capsules/geometry.js"
import { indices } from "../maths/vectors.js"

/** @typedef {import("../../kit/table.js").Cell} Cell */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildTables>} TableNodes */

/** Build the place of the tables, which is closed at first. */
export function buildTables() {
  const [title, tables] = [h("summary"), h("div")]
  return { box: h("details", { class: "card more-below", testid: "routing-table", data: { control: "table" } }, title, tables), title, tables }
}

/**
 * Show what the steps so far have computed, while the tables are open.
 *
 * @param {TableNodes} nodes
 * @param {Scene} scene
 */
export function drawTables({ box, tables }, scene) {
  if (!box.open) return
  const all = [lengthsTable, capsulesTable, couplingsTable, entropyTable]
  tables.replaceChildren(...all.map((build) => h("div", { class: "table", tabindex: 0 }, build(scene))))
}

/** @param {Scene} scene */
function lengthsTable({ labels, numbers, trace, kind, classes, state }) {
  const times = indices(knownIteration(kind, state.step) + 1)
  const heads = [labels.column_class, ...times.map((time) => fill(labels.iteration, { iteration: time + 1 }))]
  const rows = classes.map((name, j) => [name, ...times.map((time) => lengthCell(numbers, trace.lengths[time][j]))])
  return tableOf(heads, rows, kind.lengths.table(labels))
}

/** @param {Scene} scene */
function capsulesTable({ off, labels, numbers, kind, classes, state: { j }, listed, geometry, t, phase }) {
  // α is a number of the primary capsule, which stands there already.
  const pairNumbers = kind.numbers.filter(({ name }) => name !== "activation")
  const heads = [labels.column_capsule, labels.column_type, labels.column_row, labels.column_column,
    kind.presence.column(labels), ...pairNumbers.map(({ label }) => label(labels))]
  const rows = listed.map((i) => {
    const { capsule, type, row, column } = countedCapsule(geometry, i)
    return [off.has(i) ? fill(labels.off_capsule, { capsule }) : capsule, type, row, column, lengthCell(numbers, kind.presence.of(i)),
      ...pairNumbers.map(({ at, known }) => (phase >= known ? { value: at(t, i, j), text: numbers.figures(at(t, i, j)) } : "·"))]
  })
  return tableOf(heads, rows, fill(labels.table_capsules, { iteration: t + 1, class: classes[j] }))
}

/** @param {Scene} scene */
function couplingsTable({ labels, numbers, trace, kind, classes, listed, state: { step, j } }) {
  const times = indices(coupledIterations(kind, step))
  const rows = listed.map((i) => [counted(i), ...times.map((t) => lengthCell(numbers, trace.coupling(t, i, j)))])
  const heads = [labels.column_capsule, ...times.map((t) => fill(labels.iteration, { iteration: t + 1 }))]
  return tableOf(heads, rows, fill(kind.curvesTitle(labels), { symbol: kind.coupling.symbol, class: classes[j] }))
}

/** @param {Scene} scene */
function entropyTable({ labels, numbers, trace, kind, entropies, state: { step, i } }) {
  const rows = indices(coupledIterations(kind, step)).map((t) => [
    fill(labels.iteration, { iteration: t + 1 }), lengthCell(numbers, entropies.means[t]), lengthCell(numbers, entropies.at(t, i)),
  ])
  const heads = ["", fill(labels.entropy_mean, { inputs: trace.inputs }), fill(labels.entropy_capsule, { capsule: counted(i) })]
  return tableOf(heads, rows, labels.entropy_title)
}

/**
 * @param {import("../../kit/numbers.js").Numbers} numbers
 * @param {number} value
 * @returns {Cell}
 */
function lengthCell({ decimals }, value) {
  return { value, text: decimals(value, 4) }
}
