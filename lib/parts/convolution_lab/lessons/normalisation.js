/** Local response normalisation: a channel is divided by what its neighbours have at the same place. */

import { countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill, fillPlural, joinSentences } from "../../kit/text.js"
import { rectified } from "../maths/activations.js"
import { rangeOf, spanOf } from "../maths/convolution.js"
import { dampingOf, normalised, normalisedMap, valuesAt } from "../maths/normalisation.js"
import { cellByCell } from "../maths/windows.js"
import { RANGES } from "../ranges.js"
import { startingState } from "../state.js"
import { numberField, pressButton, sliderField } from "../views/controls.js"
import { drawDamping } from "../views/curves.js"
import { exact, inFigures, percent, writeNumber } from "../views/figures.js"
import { kernelTitle } from "../views/names.js"
import { paintMap } from "../views/paintings.js"
import { threeChoices } from "./lesson.js"
import { oneScaleNote, threeTexts } from "./texts.js"

/** @typedef {import("./lesson.js").Lab} Lab */
/** @typedef {import("../maths/normalisation.js").LrnSettings} LrnSettings */
/** @typedef {import("./lesson.js").Scene & { active: import("./lesson.js").FeatureMap[] }} LrnScene with every channel's map after ReLU */

/** @type {import("./lesson.js").Limits} */
const LIMITS = [0.01, 0.2]
/** @type {import("../ranges.js").Range} α is set by its power of ten: it matters over four of them */
const POWERS = [-4, 0.3, 0.05]
const CHANNELS = [1, 3, 5, 7]

/** @type {import("./lesson.js").Lesson<LrnScene>} */
export const normalisation = {
  controls: { settings: "lrn" },
  about: ({ labels }) => labels.about_lrn,

  buildSettings({ labels, numbers, state: { lrn } }, change) {
    /** @param {Partial<LrnSettings>} changes */
    const set = (changes) => change((now) => ({ ...now, lrn: { ...now.lrn, ...changes } }))
    return [
      numberField({ text: labels.lrn_n, testid: "conv-lrn-n", numbers: CHANNELS, value: lrn.n, onChoice: (n) => set({ n }) }),
      sliderField({ text: "k", testid: "conv-lrn-k", range: RANGES.k, value: lrn.k, show: numbers.short, onChange: (k) => set({ k }) }),
      sliderField({ text: "α", testid: "conv-lrn-alpha", range: POWERS, value: Math.log10(lrn.alpha || 1e-4),
        show: (power) => inFigures(numbers, alphaOf(power), 2), onChange: (power) => set({ alpha: alphaOf(power) }) }),
      sliderField({ text: "β", testid: "conv-lrn-beta", range: RANGES.beta, value: lrn.beta, show: numbers.short,
        onChange: (beta) => set({ beta }) }),
      pressButton(labels.lrn_paper, "conv-lrn-paper", () => change((now) => ({ ...now, lrn: startingState().lrn }), true)),
    ]
  },

  compute(lab) {
    const { labels, state, layer } = lab
    const active = layer.maps.map(rectified)
    const [before, after] = [active[state.chosen], normalisedMap(active, state.chosen, state.lrn)]
    const span = spanOf([before, after], 0, true)
    return {
      active, geometry: cellByCell(before), weights: null,
      left: { title: labels.lrn_before, note: oneScaleNote(lab, span), rows: before.rows, columns: before.columns, map: before,
        paint: (canvas) => paintMap(canvas, before, span) },
      right: { title: labels.lrn_after, map: after, span },
      formula: formulaOf(lab),
    }
  },

  buildPanels({ labels, state }) {
    const bars = state.kernels.map((_, channel) => buildBar(channel))
    const curve = h("canvas", { class: "curve", role: "img" })
    const squaresSum = h("p", { class: "sum", testid: "conv-lrn-squares" })
    return {
      middle: [h("h4", {}, labels.lrn_bars), h("div", { class: "bars", testid: "conv-lrn-bars" }, ...bars.map(({ row }) => row)),
        h("h4", {}, labels.lrn_curve), curve],
      below: [squaresSum],

      draw() {},

      drawPlace(lab, { active }, place) {
        const { numbers, state: { chosen, lrn } } = lab
        const found = channelsAt(lab, active)
        const { first, last, before, squares, divisor, value } = found[chosen]
        const neighbours = found.slice(first, last + 1).map((one) => `${exact(numbers, one.before)}²`)
        writeNumber(squaresSum, squares, `Σ a² = ${neighbours.join(" + ")} = ${exact(numbers, squares)}`)
        drawBars(bars, lab, found)
        drawCurve(curve, lab, active, squares)
        return fill(lab.labels.sum_lrn, {
          ...countedPlace(place), before: exact(numbers, before), k: numbers.short(lrn.k), alpha: plain(lab, lrn.alpha),
          squares: exact(numbers, squares), beta: numbers.short(lrn.beta), divisor: exact(numbers, divisor), value: exact(numbers, value),
        })
      },
    }
  },

  table(lab, { active }) {
    const { labels, state } = lab
    return {
      heads: [labels.kernel, labels.before, labels.lrn_squares, labels.lrn_divisor, labels.after],
      rows: channelsAt(lab, active).map(({ before, squares, divisor, value }, at) =>
        [kernelTitle(labels, state.kernels[at].name), before, squares, divisor, value]),
    }
  },

  question(lab, { active }) {
    const { labels, numbers, state } = lab
    const { lrn } = startingState()
    const damped = dampingOf(active, state.chosen, lrn)
    const most = Math.max(...active.map((map) => rangeOf(map)[1]))
    return {
      text: fill(labels.ask_lrn, { n: lrn.n, k: numbers.short(lrn.k), alpha: plain(lab, lrn.alpha), beta: numbers.short(lrn.beta) }),
      ...threeChoices(damped, LIMITS),
      values: { damped: percent(numbers, damped), constant: numbers.decimals(lrn.k ** -lrn.beta, 3), most: numbers.short(most) },
    }
  },
  choiceTexts: (lab) => threeTexts(lab, LIMITS),
  found: ({ labels }, { values }) => fill(labels.found_lrn, values),
  next: ({ labels }) => labels.next_lrn,
}

/** @param {number} power */
function alphaOf(power) {
  return Number((10 ** power).toPrecision(2))
}

/**
 * Write a number with the places it has, three figures at most: "0.0001".
 *
 * @param {Lab} lab
 * @param {number} value 0.0001 at least, or 0
 */
function plain({ numbers }, value) {
  const [, places = ""] = String(Number(value.toPrecision(3))).split(".")
  return numbers.decimals(value, places.length)
}

/** @param {Lab} lab */
function formulaOf(lab) {
  const { labels, plurals, language, numbers, state: { lrn: { n, k, alpha, beta }, kernels } } = lab
  return joinSentences([
    fill(labels.lrn_rule, { k: numbers.short(k), alpha: plain(lab, alpha), beta: numbers.short(beta) }),
    fillPlural(plurals.lrn_scope, n, language, { all: kernels.length }),
  ])
}

/**
 * Return every channel's value at the place that is looked at, before and after.
 *
 * @param {Lab} lab
 * @param {LrnScene["active"]} active
 */
function channelsAt({ state: { at: [row, column], lrn } }, active) {
  const values = valuesAt(active, row * active[0].columns + column)
  return values.map((before, channel) => ({ before, ...normalised(values, channel, lrn) }))
}

/** @param {number} channel */
function buildBar(channel) {
  const [name, before, after] = [h("span"), h("i"), h("i")]
  const number = h("b", { testid: `conv-lrn-${channel}` })
  return { row: h("div", {}, name, before, after, number), name, before, after, number }
}

/**
 * Show before and after of every channel; those in the sum are marked.
 *
 * @param {ReturnType<typeof buildBar>[]} bars
 * @param {Lab} lab
 * @param {ReturnType<typeof channelsAt>} found
 */
function drawBars(bars, { labels, numbers, state }, found) {
  const most = Math.max(...found.map(({ before }) => before), 1e-9)
  const { first, last } = found[state.chosen]
  found.forEach(({ before, value }, channel) => {
    const bar = bars[channel]
    bar.name.textContent = kernelTitle(labels, state.kernels[channel].name)
    bar.row.classList.toggle("in", channel >= first && channel <= last)
    bar.row.classList.toggle("self", channel === state.chosen)
    bar.before.style.width = `${100 * before / most}%`
    bar.after.style.width = `${100 * value / most}%`
    writeNumber(bar.number, value, `${numbers.short(before)} → ${numbers.short(value)}`)
  })
}

/**
 * Show what a value is multiplied with, over all sums of squares that there can be here.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Lab} lab
 * @param {LrnScene["active"]} active
 * @param {number} squares
 */
function drawCurve(canvas, { labels, numbers, state: { lrn: { k, alpha, beta } } }, active, squares) {
  const most = Math.max(1e-6, active.reduce((sum, map) => sum + rangeOf(map)[1] ** 2, 0))
  /** @param {number} sum */
  const factor = (sum) => 1 / (k + alpha * sum) ** beta
  drawDamping(canvas, factor, most, squares, numbers)
  canvas.ariaLabel = fill(labels.lrn_summary, { none: numbers.short(factor(0)), all: numbers.short(factor(most)),
    squares: numbers.short(squares), share: numbers.short(factor(squares)) })
}
