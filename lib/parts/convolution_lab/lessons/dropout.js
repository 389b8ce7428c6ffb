/** Dropout: which units fall out this time, and what the many thinned networks answer on average. */

import { counted, countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fillTable } from "../../kit/table.js"
import { fill, fillPlural, joinSentences } from "../../kit/text.js"
import { rectified } from "../maths/activations.js"
import { rangeOf } from "../maths/convolution.js"
import { drawsUntil, keptUnits, meanOf, readerWeights, sigmoid, thinnedSum, wholeSum } from "../maths/dropout.js"
import { poolMap } from "../maths/pooling.js"
import { cellByCell } from "../maths/windows.js"
import { RANGES } from "../ranges.js"
import { withDraws } from "../state.js"
import { pressButton, sliderField } from "../views/controls.js"
import { drawHistogram } from "../views/curves.js"
import { exact, percent } from "../views/figures.js"
import { paintMap } from "../views/paintings.js"
import { oneScaleNote } from "./texts.js"

/** @typedef {import("./lesson.js").Lab} Lab */

/**
 * @typedef {object} Found
 * @property {import("./lesson.js").FeatureMap} units
 * @property {boolean[]} kept which units stay in this draw
 * @property {Float64Array} reader the weights of the unit that reads all others
 * @property {number} full what it sums up without dropout
 * @property {import("../maths/dropout.js").Draws} draws
 *
 * @typedef {import("./lesson.js").Scene & Found} DropoutScene
 */

const MOST_UNITS = 8 // a side
const DRAWS_ASKED = 2000

/** @type {import("./lesson.js").Lesson<DropoutScene>} */
export const dropout = {
  controls: { settings: "drop" },

  buildSettings({ labels, numbers, state }, change) {
    return [sliderField({ text: labels.rate, testid: "conv-rate", range: RANGES.rate, value: state.dropout.rate,
      show: (rate) => percent(numbers, rate), onChange: (rate) => change((now) => ({ ...now, dropout: { ...now.dropout, rate } })) })]
  },

  compute(lab, before) {
    const { labels, plurals, language, state, layer } = lab
    const active = rectified(layer.maps[state.chosen])
    const side = Math.ceil(Math.max(active.rows, active.columns) / MOST_UNITS)
    const units = poolMap(active, { kind: "max", side, stride: side, padding: "same" })
    const { rows, columns, data } = units
    const { rate, draw } = state.dropout
    const kept = keptUnits(data.length, rate, draw)
    const reader = readerWeights(data.length)
    const [least, most] = rangeOf(units)
    /** @type {[number, number]} */
    const span = [Math.min(least, 0), most / (1 - rate)]
    return {
      units, kept, reader, full: wholeSum(data, reader), draws: drawsUntil(data, state.dropout, before?.draws ?? null),
      geometry: cellByCell(units), weights: null,
      left: { title: fillPlural(plurals.units, data.length, language), rows, columns, map: units,
        note: joinSentences([fill(labels.units_note, { side }), oneScaleNote(lab, span)]), paint: (canvas) => paintMap(canvas, units, span) },
      right: { title: labels.this_draw, map: { rows, columns, data: data.map((value, at) => (kept[at] ? value / (1 - rate) : 0)) },
        span, isShown: (at) => kept[at] },
      formula: formulaOf(lab, kept),
    }
  },

  buildPanels({ labels }, change) {
    /** @param {number} times */
    const draw = (times) => () => change((now) => withDraws(now, times))
    const curve = h("canvas", { class: "curve", role: "img" })
    const means = h("table", { testid: "conv-means" })
    return {
      middle: [
        h("div", { class: "pad wide" }, pressButton(labels.draw_again, "conv-draw-1", draw(1), { class: "primary" }),
          pressButton("+ 100", "conv-draw-100", draw(100)), pressButton("+ 1000", "conv-draw-1000", draw(1000))),
        h("h4", {}, labels.drop_histogram), curve, h("div", { class: "scroll" }, means), h("p", { class: "muted" }, labels.drop_reader),
      ],
      below: [],

      draw: (lab, scene) => drawMeans(curve, means, lab, scene),

      drawPlace(lab, { units, kept, reader, draws }, [row, column]) {
        const { plurals, language, numbers, state } = lab
        const at = row * units.columns + column
        const { rate } = state.dropout
        const [value, scaled, count] = [units.data[at], units.data[at] / (1 - rate), draws.sums.length]
        const values = { ...countedPlace([row, column]), value: exact(numbers, value), scaled: exact(numbers, scaled),
          rate: numbers.short(rate), keep: numbers.short(1 - rate), weight: exact(numbers, reader[at]) }
        return joinSentences([fill(kept[at] ? lab.labels.unit_stays : lab.labels.unit_falls, values), fill(lab.labels.unit_expected, values),
          fillPlural(plurals.unit_fell, count, language,
            { fell: draws.fell[at], mean: exact(numbers, scaled * (count - draws.fell[at]) / count) })])
      },
    }
  },

  table({ labels }, { units: { columns, data }, kept, reader, draws }) {
    return {
      heads: [labels.table_row, labels.table_column, labels.table_value, labels.table_weight, labels.table_stays, labels.table_fell],
      rows: [...data].map((value, at) => [String(counted(Math.floor(at / columns))), String(counted(at % columns)), value, reader[at],
        kept[at] ? labels.yes : labels.no, draws.fell[at]]),
    }
  },

  question({ labels, numbers }, { units: { data }, reader, full }) {
    const sums = Array.from({ length: DRAWS_ASKED }, (_, draw) => thinnedSum(data, reader, keptUnits(data.length, 0.5, draw), 0.5))
    const { mean, spread } = meanOf(sums)
    const off = (mean - full) / Math.max(spread / Math.sqrt(sums.length), 1e-12) // in standard errors
    return {
      text: fill(labels.ask_dropout, { count: data.length }),
      choices: [{ id: "smaller" }, { id: "same" }, { id: "larger" }],
      outcome: Math.abs(off) <= 3 ? "same" : off < 0 ? "smaller" : "larger",
      values: { mean: exact(numbers, mean), full: exact(numbers, full), draws: String(sums.length), spread: exact(numbers, spread) },
    }
  },
  choiceTexts: ({ labels }) => ({ smaller: labels.smaller, same: labels.same, larger: labels.larger }),
  found: ({ labels }, { values }) => fill(labels.found_dropout, values),
  next: ({ labels }) => labels.next_dropout,
}

/**
 * @param {Lab} lab
 * @param {boolean[]} kept
 */
function formulaOf({ labels, plurals, language, numbers, state }, kept) {
  const left = kept.filter(Boolean).length
  const { rate } = state.dropout
  return joinSentences([
    fillPlural(plurals.drop_left, left, language, { all: kept.length, rate: numbers.short(rate), factor: numbers.short(1 / (1 - rate)) }),
    fill(labels.drop_networks, { count: kept.length }),
  ])
}

/**
 * Show how the sums of all draws are spread, and their mean beside what the whole network says.
 *
 * @param {HTMLCanvasElement} curve
 * @param {HTMLTableElement} table
 * @param {Lab} lab
 * @param {DropoutScene} scene
 */
function drawMeans(curve, table, { labels, plurals, language, numbers, state: { dropout: { rate } } }, { full, draws: { sums } }) {
  const { mean, spread } = meanOf(sums)
  const now = sums[sums.length - 1]
  const unscaled = sums.map((sum) => sum * (1 - rate))
  drawHistogram(curve, sums, full, mean, numbers)
  curve.ariaLabel = fillPlural(plurals.drop_summary, sums.length, language,
    { mean: exact(numbers, mean), full: exact(numbers, full), spread: exact(numbers, spread) })
  /** @param {number} value */
  const cell = (value) => ({ value, text: exact(numbers, value) })
  fillTable(table, [labels.drop_what, labels.drop_sum, labels.drop_sigmoid], [
    [labels.drop_full, cell(full), cell(sigmoid(full))],
    [fill(labels.drop_mean, { draws: sums.length }), cell(mean), cell(meanOf(sums.map(sigmoid)).mean)],
    [labels.drop_unscaled, cell(meanOf(unscaled).mean), cell(meanOf(unscaled.map(sigmoid)).mean)],
    [labels.drop_now, cell(now), cell(sigmoid(now))],
  ])
  table.rows[1].className = "less"
  table.rows[2].className = "more"
}
