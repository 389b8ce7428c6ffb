/** Activations: the curve, its slope, and how much of a map, and which maps, stay silent. */

import { countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill, joinSentences } from "../../kit/text.js"
import { activated, activatedMap, isDead, silenceOf } from "../maths/activations.js"
import { rangeOf, spanOf } from "../maths/convolution.js"
import { cellByCell } from "../maths/windows.js"
import { RANGES } from "../ranges.js"
import { chosenKernel } from "../state.js"
import { choiceField, sliderField } from "../views/controls.js"
import { drawActivation } from "../views/curves.js"
import { exact, percent, summand, writeNumber } from "../views/figures.js"
import { kernelTitle } from "../views/names.js"
import { paintMap } from "../views/paintings.js"
import { threeChoices } from "./lesson.js"
import { threeTexts } from "./texts.js"

/** @typedef {import("./lesson.js").Lab} Lab */
/** @typedef {import("./lesson.js").FeatureMap} FeatureMap */
/** @typedef {import("../maths/activations.js").ActivationSettings} ActivationSettings */

/**
 * @typedef {object} Found
 * @property {FeatureMap} before the chosen map before its activation
 * @property {FeatureMap[]} maps all of them after it
 * @property {{ zero: number, flat: number }} silent the shares of the chosen map that are 0, and whose slope is 0
 * @property {number} dead how many maps are 0 everywhere
 *
 * @typedef {import("./lesson.js").Scene & Found} ActivationScene
 */

/** @type {import("./lesson.js").Limits} */
const LIMITS = [0.25, 0.75]

/** @type {import("./lesson.js").Lesson<ActivationScene>} */
export const activation = {
  controls: { settings: "act" },

  buildSettings({ labels, numbers, state: { activation: { name, leak, bias } } }, change) {
    /** @type {(changes: Partial<ActivationSettings>, isRebuild?: boolean) => void} */
    const set = (changes, isRebuild) => change((now) => ({ ...now, activation: { ...now.activation, ...changes } }), isRebuild)
    return [
      choiceField({ text: labels.activation, testid: "conv-act", value: name,
        options: [["relu", "ReLU"], ["leaky", labels.leaky], ["softplus", "softplus"]], onChoice: (one) => set({ name: one }, true) }),
      ...(name === "leaky" ? [sliderField({ text: labels.leak, testid: "conv-leak", range: RANGES.leak, value: leak,
        onChange: (value) => set({ leak: value }) })] : []),
      sliderField({ text: labels.bias, testid: "conv-bias", range: RANGES.bias, value: bias, show: numbers.short,
        onChange: (value) => set({ bias: value }) }),
    ]
  },

  compute(lab) {
    const { labels, state, layer } = lab
    const maps = layer.maps.map((map) => activatedMap(map, state.activation))
    const before = layer.maps[state.chosen]
    const silent = silenceOf(before, state.activation)
    const dead = maps.filter(isDead).length
    return {
      before, maps, silent, dead, geometry: cellByCell(before), weights: null,
      left: { title: labels.before, note: "", rows: before.rows, columns: before.columns, map: before,
        paint: (canvas) => paintMap(canvas, before, rangeOf(before)) },
      right: { title: labels.after, map: maps[state.chosen], span: spanOf(maps, state.chosen, state.isShared) },
      formula: formulaOf(lab, silent, dead),
    }
  },

  buildPanels({ labels }) {
    const curve = h("canvas", { class: "curve", role: "img" })
    const facts = [["x", labels.fact_x], ["y", labels.fact_value], ["slope", labels.fact_slope], ["zero", labels.fact_zero],
      ["dead", labels.fact_dead]].map(([name, title]) => ({ title, value: h("b", { testid: `conv-fact-${name}` }) }))
    return {
      middle: [h("h4", {}, labels.curve), curve, h("p", { class: "muted keys" }, h("b", { class: "value" }, labels.curve_value),
        h("b", { class: "slope" }, labels.curve_slope), h("b", { class: "many" }, labels.curve_values))],
      below: [h("div", { class: "row facts", testid: "conv-facts" },
        ...facts.map(({ title, value }) => h("div", {}, h("small", {}, title), value)))],

      draw() {},

      drawPlace({ numbers, state: { activation: { name, leak, bias } } }, { before, maps, silent, dead }, [row, column]) {
        const x = before.data[row * before.columns + column]
        const [value, slope] = activated(name, x + bias, leak)
        const shown = /** @type {const} */ ([[x + bias, exact(numbers, x + bias)], [value, exact(numbers, value)], [slope, exact(numbers, slope)],
          [silent.zero, percent(numbers, silent.zero)], [dead, `${dead} / ${maps.length}`]])
        shown.forEach(([number, text], at) => writeNumber(facts[at].value, number, text))
        const most = Math.max(...rangeOf(before).map((end) => Math.abs(end + bias)), 1)
        drawActivation(curve, (one) => activated(name, one, leak), before.data.map((one) => one + bias), most, x + bias)
        curve.ariaLabel = fill(labels.curve_summary,
          { low: numbers.short(-most), high: numbers.short(most), x: numbers.short(x + bias), value: numbers.short(value) })
        return fill(labels.sum_act,
          { ...countedPlace([row, column]), x: exact(numbers, x),
            bias: summand(numbers, bias), value: exact(numbers, value), slope: exact(numbers, slope) })
      },
    }
  },

  table({ labels, state }, { maps }) {
    return {
      heads: [labels.kernel, labels.fact_zero, labels.table_mean],
      rows: maps.map(({ data }, at) => [kernelTitle(labels, state.kernels[at].name), data.filter((value) => value === 0).length / data.length,
        data.reduce((sum, value) => sum + value, 0) / data.length]),
    }
  },

  question({ labels, numbers, state }, { before }) {
    const { zero } = silenceOf(before, { name: "relu", leak: 0, bias: 0 })
    return {
      text: fill(labels.ask_activation, { count: before.data.length, kernel: kernelTitle(labels, chosenKernel(state).name) }),
      ...threeChoices(zero, LIMITS),
      values: { zero: percent(numbers, zero) },
    }
  },
  choiceTexts: (lab) => threeTexts(lab, LIMITS),
  found: ({ labels }, { values }) => fill(labels.found_activation, values),
  next: ({ labels }) => labels.next_activation,
}

/**
 * @param {Lab} lab
 * @param {ActivationScene["silent"]} silent
 * @param {number} dead
 */
function formulaOf({ labels, numbers, state: { activation: { name, leak, bias } }, layer: { maps } }, { zero, flat }, dead) {
  const rule = { relu: "max(0, x)", leaky: `max(x, ${numbers.short(leak)} · x)`, softplus: "ln(1 + eˣ)" }[name]
  return joinSentences([
    fill(labels.act_rule, { rule, bias: summand(numbers, bias) }),
    fill(labels.act_silent, { zero: percent(numbers, zero), flat: percent(numbers, flat) }),
    fill(labels.act_dead, { dead, all: maps.length }),
  ])
}
