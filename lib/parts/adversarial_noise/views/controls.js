/** The method, the class to go to, whose noise it is, and the dial for ε. */

import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { aimOf, dialOf, shownBy } from "../scene.js"
import { OWN, withMethod } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").Method} Method */
/** @typedef {ReturnType<typeof buildControls>} ControlNodes */

/**
 * @typedef {object} Handlers
 * @property {(next: (state: State, scene: Scene) => State) => void} change
 * @property {(epsilon: number) => void} dial
 * @property {() => void} rest after the dial was moved
 */

/** @type {Method[]} */
const METHODS = ["fgsm", "target"]

export function buildControls() {
  const methods = METHODS.map((method) => ({ method, button: h("button", { type: "button", testid: `noise-method-${method}` }) }))
  const row = h("div", { class: "methods", role: "group", data: { control: "method" } }, ...methods.map(({ button }) => button))
  const how = h("p", { class: "small muted how" })
  const [targetName, target] = [h("span"), h("select", { testid: "noise-target" })]
  const [makerName, maker] = [h("span"), h("select", { testid: "noise-maker" })]
  const [dialName, dial] = [h("span"), h("input", { type: "range", testid: "noise-epsilon" })]
  const value = h("output", { class: "number", testid: "noise-value" })
  const targetRow = h("label", { class: "choice", data: { control: "target" } }, targetName, target)
  const makerRow = h("label", { class: "choice", data: { control: "maker" } }, makerName, maker)
  const dialHelp = h("p", { class: "small muted", data: { control: "epsilon" } })
  const box = h("section", { class: "controls" },
    h("label", { class: "dial", data: { control: "epsilon" } }, dialName, dial, value), dialHelp, row, how, targetRow, makerRow)
  return { box, methods, row, how, targetName, target, targetRow, makerName, maker, dialName, dial, dialHelp, value }
}

/**
 * @param {ControlNodes} nodes
 * @param {Scene} scene
 * @param {Handlers} handlers
 */
export function fillControls(nodes, { update: { labels, meta: { networks, pictures: { classes }, dials } } }, { change, dial, rest }) {
  nodes.row.setAttribute("aria-label", labels.method)
  for (const { method, button } of nodes.methods) {
    button.textContent = labels[`method_${method}`]
    button.onclick = () => change((state) => withMethod(state, method, dials))
  }
  nodes.targetName.textContent = labels.target
  nodes.target.replaceChildren(...classes.map((name, at) => h("option", { value: at }, name)))
  nodes.target.onchange = () => change((state) => ({ ...state, target: Number(nodes.target.value) }))
  nodes.makerName.textContent = labels.maker
  nodes.maker.replaceChildren(h("option", { value: OWN }, labels.maker_own),
    ...networks.map(({ id, title }) => h("option", { value: id }, fill(labels.maker_one, { network: title }))))
  nodes.maker.onchange = () => change((state) => ({ ...state, maker: nodes.maker.value }))
  nodes.dialName.textContent = labels.epsilon
  nodes.dialHelp.textContent = labels.epsilon_help
  nodes.dial.oninput = () => dial(nodes.dial.valueAsNumber)
  nodes.dial.onchange = rest
}

/**
 * @param {ControlNodes} nodes
 * @param {Scene} scene
 */
export function drawControls(nodes, scene) {
  const { update: { labels, numbers, meta }, state } = scene
  const dial = dialOf(scene)
  for (const { method, button } of nodes.methods) button.setAttribute("aria-pressed", String(method === state.method))
  nodes.how.textContent = fill(labels[`how_${state.method}`], { steps: meta.steps, share: numbers.percent(meta.step_share) })
  nodes.targetRow.hidden = state.method !== "target"
  const shown = shownBy(scene, meta.networks[0])
  for (const [at, option] of [...nodes.target.options].entries()) option.disabled = at === shown
  nodes.target.value = String(aimOf(scene))
  nodes.maker.value = state.maker
  Object.assign(nodes.dial, { min: "0", max: String(dial[dial.length - 1]), step: String(dial[1]) })
  if (nodes.dial.valueAsNumber !== state.epsilon) nodes.dial.valueAsNumber = state.epsilon
  nodes.value.textContent = `ε = ${numbers.decimals(state.epsilon, 2)}`
  nodes.dial.setAttribute("aria-valuetext", nodes.value.textContent)
}
