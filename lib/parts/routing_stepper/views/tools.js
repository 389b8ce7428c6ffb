/** What to show on the stage, and what to take along. */

import { h } from "../../kit/dom.js"
import { orderOf } from "../describe/orders.js"
import { SHOWN } from "../state.js"

/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {ReturnType<typeof buildTools>} ToolNodes */

/** Build the choices, and the buttons to copy and save. */
export function buildTools() {
  const [shownLabel, orderLabel] = [h("span", { class: "muted" }), h("span", { class: "muted" })]
  const choices = SHOWN.map((shown) => h("button", { type: "button", testid: `routing-shown-${shown}`, value: shown }))
  const shown = h("span", { class: "choice", role: "group" }, ...choices)
  const order = h("select", { testid: "routing-order" })
  const copy = h("button", { type: "button", class: "copy", testid: "routing-copy", data: { control: "copy" } })
  const save = h("button", { type: "button", testid: "routing-export", data: { control: "export" } })
  const picture = h("button", { type: "button", testid: "routing-picture", data: { control: "export" } })
  const notebook = h("button", { type: "button", testid: "routing-notebook", data: { control: "export" } })
  const box = h("section", { class: "tools" },
    h("span", { class: "tool", data: { control: "shown" } }, shownLabel, shown),
    h("label", { class: "tool", data: { control: "order" } }, orderLabel, order),
    h("span", { class: "tool last" }, copy, save, picture, notebook),
  )
  return { box, shownLabel, shown, choices, orderLabel, order, copy, save, picture, notebook }
}

/**
 * Show what there is to choose from.
 *
 * @param {ToolNodes} nodes
 * @param {Moment} moment
 */
export function fillTools({ shownLabel, shown, choices, orderLabel, order, copy, save, picture, notebook }, { labels, kind, trace }) {
  shownLabel.textContent = shown.ariaLabel = labels.shown
  orderLabel.textContent = labels.order
  copy.textContent = labels.copy
  save.textContent = labels.export
  picture.textContent = labels.export_picture
  notebook.textContent = labels.export_notebook
  choices.forEach((choice, at) => {
    choice.textContent = choice.value === "all" ? labels.shown_all : choice.value
    choice.disabled = choice.value !== "all" && Number(choices[at - 1]?.value) >= trace.inputs // fewer show as many
  })
  order.replaceChildren(...Object.entries(kind.orders).map(([name, { option }]) => h("option", { value: name }, option(labels))))
}

/**
 * Show what is chosen.
 *
 * @param {ToolNodes} nodes
 * @param {Moment} moment
 */
export function drawTools({ choices, order }, { kind, state }) {
  order.value = orderOf(kind.orders, state.order)
  order.disabled = state.shown === "all"
  for (const choice of choices) choice.setAttribute("aria-pressed", String(choice.value === state.shown))
}
