/** How the networks read: with how many iterations, and by which layer one without capsules is compared. */

import { h } from "../../kit/dom.js"
import { fill, joinList } from "../../kit/text.js"
import { FEATURES, MOST_ITERATIONS } from "../state.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildChoices>} ChoiceNodes */
/** @typedef {{ iterations?: number | null, feature?: string }} Chosen */

const AS_TRAINED = ""

export function buildChoices() {
  const [iterationsName, featureName] = [h("span"), h("span")]
  const [iterations, feature] = ["iterations", "feature"].map((name) => h("select", { testid: `turn-${name}` }))
  const routed = h("label", { data: { control: "iterations" } }, iterationsName, iterations)
  const compared = h("label", { data: { control: "feature" } }, featureName, feature)
  return { box: h("div", { class: "reading" }, routed, compared), iterationsName, featureName, iterations, feature, routed, compared }
}

/**
 * @param {ChoiceNodes} nodes
 * @param {Scene} scene
 * @param {(chosen: Chosen) => void} onChoice
 */
export function fillChoices(nodes, { update: { labels, meta: { networks } }, state }, onChoice) {
  const trained = [...new Set(networks.flatMap(({ trained_with: count }) => (count === null ? [] : [count])))]
  nodes.routed.hidden = trained.length === 0
  nodes.compared.hidden = networks.every(({ pooled }) => pooled === null)
  nodes.iterationsName.textContent = labels.iterations
  nodes.featureName.textContent = labels.feature
  const usual = fill(labels.iterations_trained, { iterations: joinList(labels, trained.map(String)) })
  const counts = Array.from({ length: MOST_ITERATIONS }, (_, at) => String(at + 1))
  nodes.iterations.replaceChildren(h("option", { value: AS_TRAINED }, usual), ...counts.map((count) => h("option", { value: count }, count)))
  nodes.feature.replaceChildren(...FEATURES.map((name) => h("option", { value: name }, labels[`feature_${name}`])))
  nodes.iterations.value = state.iterations === null ? AS_TRAINED : String(state.iterations)
  nodes.feature.value = state.feature
  nodes.iterations.onchange = () => onChoice({ iterations: nodes.iterations.value === AS_TRAINED ? null : Number(nodes.iterations.value) })
  nodes.feature.onchange = () => onChoice({ feature: nodes.feature.value })
}
