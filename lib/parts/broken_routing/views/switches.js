/** The mistakes as switches. */

import { h } from "../../kit/dom.js"
import { namesOf } from "../scene.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildSwitches>} SwitchNodes */

export function buildSwitches() {
  const [legend, rows, help] = [h("legend"), h("div", { class: "switch-rows" }), h("p", { class: "small muted" })]
  const box = h("fieldset", { class: "switches", data: { control: "with" } }, legend, rows, help)
  return { box, legend, rows, help, made: /** @type {Map<string, HTMLInputElement>} */ (new Map()) }
}

/**
 * @param {SwitchNodes} nodes
 * @param {Scene} scene
 * @param {(name: string) => void} onSwitch
 */
export function fillSwitches(nodes, scene, onSwitch) {
  const { labels } = scene.update
  nodes.legend.textContent = labels.switches
  nodes.help.textContent = labels.switches_help
  nodes.made = new Map(namesOf(scene).map((name) =>
    [name, h("input", { type: "checkbox", testid: `broken-switch-${name}`, onchange: () => onSwitch(name) })]))
  nodes.rows.replaceChildren(...[...nodes.made].map(([name, input]) => {
    const title = labels[`title_${name}`]
    return h("label", { title: labels[`sentence_${name}`] }, input, title)
  }))
}

/** @param {SwitchNodes} nodes @param {Scene} scene */
export function drawSwitches({ box, made }, { state }) {
  box.hidden = state.look !== "switches"
  for (const [name, input] of made) input.checked = state.switched.includes(name)
}
