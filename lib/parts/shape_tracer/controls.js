/** The controls of a layer: numbers with − and +, and the choice of the padding. */

import { h } from "../kit/dom.js"
import { LIMITS } from "./state.js"
import { paddingText } from "./words.js"

/** @typedef {import("./maths.js").Window} Window */
/** @typedef {import("./view.js").Update} Update */

/**
 * Build a labelled number; `change` is called with whole numbers within the limits.
 *
 * @param {object} described
 * @param {string} described.control its name for `hide` in the address
 * @param {string} described.text
 * @param {string} [described.of] the layer, so that no two buttons have the same name
 * @param {string} described.testid
 * @param {number} described.value
 * @param {[number, number]} described.limits
 * @param {number} [described.step] what − and + change it by
 * @param {(value: number) => void} described.change
 */
export function numberControl({ control, text, of = "", testid, value, limits: [low, high], step = 1, change }) {
  const input = h("input", { type: "number", min: low, max: high, step: 1, value, inputmode: "numeric", testid })
  const within = (/** @type {number} */ wanted) => Math.min(Math.max(wanted, low), high)
  const applyTyped = () => {
    const wanted = Number(input.value)
    if (Number.isInteger(wanted) && wanted >= low && wanted <= high) change(wanted)
  }
  const set = (/** @type {number} */ wanted) => {
    input.value = String(within(wanted))
    applyTyped()
  }
  input.oninput = applyTyped
  input.onchange = () => { // something else was typed: show the value that counts
    const typed = Math.round(Number(input.value)) || low
    if (String(within(typed)) !== input.value) set(typed)
  }
  const button = (/** @type {string} */ sign, /** @type {number} */ by) =>
    h("button", { type: "button", "aria-label": `${of} ${text} ${sign}`.trim(), onclick: () => set(Number(input.value) + by) }, sign)
  return labelled(control, text, h("span", {}, button("−", -step), input, button("+", step)))
}

/**
 * @param {import("../kit/part.js").Labels} labels
 * @param {string} testid
 * @param {Window["padding"]} value
 * @param {(padding: Window["padding"]) => void} change
 */
function paddingControl(labels, testid, value, change) {
  const options = /** @type {const} */ (["valid", "same"]).map((padding) =>
    h("option", { value: padding, selected: padding === value }, paddingText(labels, padding)))
  const select = h("select", { testid }, ...options)
  select.onchange = () => change(select.value === "same" ? "same" : "valid")
  return labelled("padding", labels.padding, select)
}

/**
 * @param {string} control its name for `hide` in the address
 * @param {string} text
 * @param {HTMLElement} field
 */
function labelled(control, text, field) {
  return h("div", { class: "control", data: { control } }, h("label", {}, text, field))
}

/**
 * Build the controls of one layer; a window as large as its map has only channels to change.
 *
 * @param {Update} update
 * @param {Window} window
 * @param {number} at
 * @param {(values: Partial<Window>) => void} change
 */
export function layerControls({ labels, meta }, window, at, change) {
  const number = (/** @type {"side" | "stride" | "channels"} */ name, /** @type {string} */ text, step = 1) =>
    numberControl({ control: name === "side" ? "kernel" : name, text, of: window.layer, testid: `tracer-${name}-${at}`, value: window[name] ?? 1,
      limits: LIMITS[name], step, change: (value) => change({ [name]: value }) })
  return [
    ...(window.whole ? [] : [
      number("side", labels.kernel),
      number("stride", labels.stride),
      paddingControl(labels, `tracer-padding-${at}`, window.padding, (padding) => change({ padding })),
    ]),
    ...(window.channels === null ? [] : [number("channels", labels.filters, meta.capsule_size ?? 8)]),
  ]
}
