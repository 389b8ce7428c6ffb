/** The names of the numbers, and whether a number means the same for other digits. */

import { h } from "../../kit/dom.js"
import { tableOf } from "../../kit/table.js"
import { fill } from "../../kit/text.js"
import { PER } from "../meaning.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildNames>} NameNodes */

export function buildNames() {
  const [title, help, numberName, nameName] = [h("h4"), h("p", { class: "small muted" }), h("span"), h("span")]
  const number = h("select", { testid: "names-number" })
  const name = h("input", { type: "text", testid: "names-name", autocomplete: "off" })
  const keep = h("button", { type: "submit", testid: "names-keep" })
  const test = h("button", { type: "button", testid: "names-test" })
  const fields = [[numberName, number], [nameName, name]].map((field) => h("label", { class: "tool" }, ...field))
  const form = h("form", { class: "tools" }, ...fields, keep, test)
  const said = h("p", { class: "small", testid: "names-said", "aria-live": "polite" })
  const table = h("div", { class: "table", testid: "names-table" })
  const box = h("section", { class: "names", data: { control: "names" } }, title, help, form, said, table)
  return { box, title, help, numberName, nameName, number, name, keep, test, form, said, table }
}

/**
 * @param {NameNodes} nodes
 * @param {Scene} scene
 */
export function fillNames(nodes, { update: { labels, meta }, vector }) {
  nodes.title.textContent = labels.names
  nodes.help.textContent = labels.names_help
  nodes.numberName.textContent = labels.names_number
  nodes.nameName.textContent = labels.names_name
  nodes.keep.textContent = labels.names_keep
  nodes.test.textContent = labels.names_test
  nodes.name.maxLength = meta.names.most
  const { value } = nodes.number
  nodes.number.replaceChildren(...Array.from(vector, (_, at) => h("option", { value: at + 1 }, String(at + 1))))
  nodes.number.value = value && Number(value) <= vector.length ? value : "1"
}

/**
 * Show how each property changes with the number.
 *
 * @param {NameNodes} nodes
 * @param {Scene} scene
 * @param {readonly import("../meaning.js").Change[]} changes the steadiest first
 * @param {number} number
 */
export function drawChanges({ said, table }, { update: { labels, numbers, meta }, which }, changes, number) {
  if (changes.length === 0) {
    said.textContent = labels.names_nothing
    table.replaceChildren()
    return
  }
  const [first] = changes
  said.textContent = fill(labels.names_found, {
    number, class: meta.classes[which], property: labels[`property_${first.property}`], change: signed(numbers, first.mean),
    spread: numbers.short(first.spread), agreeing: first.agreeing, digits: first.digits, per: numbers.short(PER),
  })
  const change = fill(labels.names_change, { per: numbers.short(PER) })
  table.replaceChildren(tableOf(
    [labels.names_property, change, labels.names_spread, labels.names_agreeing, labels.names_steadiness],
    changes.map(({ property, mean, spread, agreeing, digits, steadiness }) => [
      labels[`property_${property}`],
      { value: mean, text: signed(numbers, mean) },
      { value: spread, text: numbers.short(spread) },
      { value: agreeing, text: fill(labels.names_of, { agreeing, digits }) }, { value: steadiness, text: numbers.short(steadiness) }]),
  ))
}

/**
 * @param {import("../../kit/numbers.js").Numbers} numbers
 * @param {number} value
 */
function signed(numbers, value) {
  return `${value > 0 ? "+" : ""}${numbers.short(value)}`
}
