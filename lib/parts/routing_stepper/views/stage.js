/** The stage's texts: rows of primary capsules, title and legend; `classes.js` has the class capsules. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill, fillPlural } from "../../kit/text.js"
import { orderOf } from "../describe/orders.js"
import { digitsFor } from "../maths/vectors.js"
import { focusOf } from "../state.js"

/** @typedef {import("../describe/quantities.js").Quantity} Quantity */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildStage>} StageNodes */
/** @typedef {import("./classes.js").ClassNodes} ClassNodes */

const [ROW_WIDTH, FINGER] = [96, 44]

/** Build the stage, its heads and its legend. */
export function buildStage() {
  const [title, listHead, lengthsHead, beforeHead] = [h("h4"), h("span"), h("span"), h("span")]
  const beforeKey = h("span", { class: "key" }, h("i", { class: "tick" }), beforeHead)
  const links = h("canvas", { "aria-hidden": "true" })
  const capsules = h("div", { class: "capsules", role: "group" })
  const classes = h("div", { class: "classes", role: "group" })
  const tip = h("div", { class: "tip mono", hidden: true })
  const stage = h("div", { class: "stage" }, links, capsules, classes, tip)
  const [more, less] = [buildKey("more"), buildKey("less")]
  const [width, disc] = [h("span", { class: "muted" }), h("span", { class: "muted" })]
  const box = h("section", { class: "routes" },
    title,
    h("div", { class: "heads small muted" }, listHead, h("span", { class: "key" }, lengthsHead, beforeKey)),
    stage,
    h("p", { class: "small legend" }, more.box, " ", less.box, " ", width, " ", disc),
  )
  /** @type {{ layout: string, rows: HTMLButtonElement[], class: ClassNodes[] }} what `fillRows` and `fillClasses` made last */
  const made = { layout: "", rows: [], class: [] }
  return { box, title, listHead, lengthsHead, beforeHead, beforeKey, stage, links, capsules, classes, tip, more, less, width, disc, made }
}

/** @param {string} side */
function buildKey(side) {
  const text = h("span")
  return { box: h("span", {}, h("i", { class: `line ${side}` }), text), text }
}

/**
 * Show one button for each listed capsule: a row with two numbers, or an empty cell on the map. Buttons that stand where they
 * have to stand are used again.
 *
 * @param {StageNodes} nodes
 * @param {Scene} scene
 */
export function fillRows({ capsules, stage: box, made }, { listed, stage, state }) {
  const layout = JSON.stringify([listed.length, stage.isMap, stage.cell, stage.isMap && stage.points])
  if (made.layout !== layout) {
    box.style.height = `${stage.height}px`
    made.layout = layout
    made.rows = listed.map((_, row) => buildRow(stage, row))
    capsules.replaceChildren(...made.rows)
  }
  listed.forEach((i, row) => nameRow(made.rows[row], i))
  setTabStop(made.rows, listed.indexOf(state.i))
}

/**
 * @param {Scene["stage"]} stage
 * @param {number} row
 */
function buildRow({ isMap, cell, points }, row) {
  const { x, y } = points[row]
  const style = { left: `${isMap ? x - cell / 2 : 0}px`, top: `${y - cell / 2}px`, width: `${isMap ? cell : ROW_WIDTH}px`, height: `${cell}px` }
  const children = isMap ? [] : [h("b"), " ", h("span")]
  return h("button", { type: "button", class: isMap ? "capsule cell" : "capsule", data: cell < FINGER ? { dense: "" } : {}, style }, ...children)
}

/**
 * @param {HTMLButtonElement} button
 * @param {number} i the capsule that it stands for
 */
function nameRow({ dataset, firstChild }, i) {
  if (dataset.capsule === String(i)) return
  dataset.capsule = String(i)
  dataset.testid = `routing-capsule-${i}`
  if (firstChild) firstChild.textContent = String(counted(i))
}

/**
 * Let the Tab key stop at one of the rows: always at one, also when the selected capsule is not listed.
 *
 * @param {HTMLButtonElement[]} rows
 * @param {number} at
 */
export function setTabStop(rows, at) {
  rows.forEach((capsule, row) => { capsule.tabIndex = row === Math.max(at, 0) ? 0 : -1 })
}

/**
 * Show the number of each listed capsule.
 *
 * @param {StageNodes} nodes
 * @param {Scene} scene
 */
export function drawRows({ made }, scene) {
  const { listed, off, labels, numbers, kind: { presence }, t, state, stage, now: { quantity } } = scene
  const { j } = focusOf(state)
  listed.forEach((i, row) => {
    const capsule = made.rows[row]
    const value = quantity.at(t, i, j)
    capsule.setAttribute("aria-pressed", String(i === state.i))
    const isOff = off.has(i)
    capsule.classList.toggle("off", isOff)
    const words = isOff ? fill(labels.off_button, { capsule: counted(i) }) : fill(presence.button(labels), {
      capsule: counted(i), length: numbers.decimals(presence.of(i), 2), value: `${quantity.symbol} = ${numbers.figures(value)}`,
    })
    capsule.setAttribute(stage.isMap ? "aria-label" : "aria-description", words) // a row is called by what can be read on it
    if (stage.isMap) return
    const number = /** @type {HTMLElement} */ (capsule.lastChild)
    number.textContent = isOff ? labels.off_mark : numbers.decimals(value, rowDigits(quantity))
    if (isOff) delete number.dataset.value
    else number.dataset.value = String(value)
  })
}

/**
 * Return the decimals that tell the rows apart and still fit beside the capsule's number.
 *
 * @param {Quantity} quantity
 */
export function rowDigits({ reference, widest }) {
  const size = Math.abs(reference) + widest
  return size >= 100 ? 0 : size >= 10 ? 1 : Math.min(3, digitsFor(widest))
}

/**
 * Write the title, the heads and the legend.
 *
 * @param {StageNodes} nodes
 * @param {Scene} moment
 */
export function drawStageTexts(nodes, moment) {
  const { allOn, labels, plurals, language, numbers: { decimals }, trace, kind, state, listed, stage, now: { quantity } } = moment
  const title = state.shown === "all" ? plurals.title_all : kind.orders[orderOf(kind.orders, state.order)].title(plurals)
  nodes.title.textContent = fillPlural(title, listed.length, language)
  nodes.listHead.textContent = stage.isMap ? "" : `${labels.column_capsule} · ${quantity.symbol}`
  nodes.lengthsHead.textContent = kind.lengths.head(labels)
  nodes.beforeHead.textContent = allOn ? labels.before_all_on : labels.before
  nodes.beforeKey.hidden = trace.iterations === 1 && !allOn
  nodes.more.box.hidden = quantity.isFlat
  nodes.less.box.hidden = quantity.isFlat || !quantity.less
  nodes.more.text.textContent = quantity.more(labels)
  nodes.less.text.textContent = quantity.less?.(labels) ?? ""
  nodes.width.textContent = fill(quantity.isFlat ? labels.legend_same : quantity.width(labels), {
    uniform: decimals(trace.uniform, 2), reference: decimals(quantity.reference, 2), symbol: quantity.symbol,
    widest: decimals(quantity.widest, digitsFor(quantity.widest)),
  })
  const present = listed.map((i) => (allOn ?? { kind }).kind.presence.of(i))
  nodes.disc.textContent = fill(kind.presence.legend(labels), {
    low: decimals(Math.min(...present), 2), high: decimals(Math.max(...present), 2),
  })
}

/**
 * Let rows and classes outside the pointer's focus step back.
 *
 * @param {StageNodes} nodes
 * @param {Scene} scene
 */
export function fadeRows({ stage, made }, { listed, state: { hover } }) {
  stage.dataset.focus = hover.j >= 0 ? "class" : hover.i >= 0 ? "capsule" : ""
  listed.forEach((i, row) => made.rows[row].classList.toggle("hovered", i === hover.i))
  made.class.forEach(({ row }, j) => row.classList.toggle("hovered", j === hover.j))
}
