/** Three panels of numbers: forward, backward, and the step. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { ALL_CLASSES, ALL_INPUTS, cell, cellsOf, idOf, originsOf, usersOf } from "../cells.js"
import { buildCell, drawCell } from "./cells.js"

/** @typedef {import("../cells.js").Kind} Kind */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildPanels>} Panels */

/** The kinds of each panel's rows; a pair has the first kind at its left, a row for each input. */
const ROWS = /** @type {const} */ ({
  forward: [["x", "w"], "b", "z", "e", "s", "p", "y", "l"],
  backward: ["gz", "gb", ["gx", "gw"]],
  stepped: ["nw", "nb", "nz", "np", "nl"],
})
const NAMES = /** @type {const} */ (["forward", "backward", "stepped"])

/** @param {import("../view.js").Handlers} handlers */
export function buildPanels(handlers) {
  /** @type {import("./cells.js").Shown[]} */
  const cells = []
  const built = (/** @type {import("../cells.js").Cell} */ one) => {
    const shown = buildCell(one, handlers)
    cells.push(shown)
    return shown.box
  }
  /** @type {{ kind: Kind, node: HTMLElement }[]} */
  const rowNames = []
  const named = (/** @type {Kind} */ kind) => {
    const node = h("span", { class: "row-name" })
    rowNames.push({ kind, node })
    return node
  }
  const rowOf = (/** @type {Kind | readonly [Kind, Kind]} */ row) => {
    if (typeof row !== "string") {
      const [left, right] = row
      return ALL_INPUTS.flatMap((i) => [built(cell(left, i)), ...ALL_CLASSES.map((j) => built(cell(right, i, j)))])
    }
    const all = cellsOf(row)
    if (all.length === ALL_CLASSES.length) return [named(row), ...all.map(built)]
    if (all.length === 1) return [named(row), ...all.map(built), h("span", { class: "rest" })]
    return ALL_INPUTS.flatMap((i) => [i === 0 ? named(row) : h("span"), ...ALL_CLASSES.map((j) => built(cell(row, i, j)))])
  }
  /** @type {HTMLElement[][]} */
  const heads = []
  const panels = NAMES.map((name) => {
    const classes = ALL_CLASSES.map(() => h("span", { class: "head" }))
    heads.push(classes)
    const title = h("h4")
    const grid = h("div", { class: "numbers" }, h("span"), ...classes, ...ROWS[name].flatMap(rowOf))
    return { name, title, box: h("section", { class: `panel ${name === "forward" ? "" : "covered"}`, testid: `learning-${name}` }, title, grid) }
  })
  const note = h("p", { class: "small muted" })
  panels[1].box.append(note)
  return { cells, rowNames, heads, panels, note, box: h("div", { class: "panels" }, ...panels.map(({ box }) => box)) }
}

/**
 * @param {Panels} panels
 * @param {import("../scene.js").Update} update
 */
export function fillPanels({ rowNames, heads, panels, note }, { labels }) {
  for (const { name, title } of panels) title.textContent = labels[name]
  for (const { kind, node } of rowNames) node.textContent = labels[`row_${kind}`]
  for (const classes of heads) classes.forEach((head, j) => { head.textContent = fill(labels.class, { number: counted(j) }) })
  note.textContent = labels.note_backward
}

/**
 * @param {Panels} panels
 * @param {Scene} scene
 */
export function drawPanels({ cells }, scene) {
  const { state: { looked }, layer: { label }, values } = scene
  const marks = {
    looked: idOf(looked),
    origins: new Set(originsOf(looked, label).map(idOf)),
    users: new Set(usersOf(looked, label).map(idOf)),
    largest: Math.max(...[...values.gw, ...values.gz].map(Math.abs)),
  }
  for (const shown of cells) drawCell(shown, scene, marks)
}
