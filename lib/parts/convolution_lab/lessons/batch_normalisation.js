/** Batch normalisation: a map is shifted and scaled by mean and variance over a batch of pictures. */

import { countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { placeOfStrongest } from "../../kit/maths.js"
import { fillTable } from "../../kit/table.js"
import { fill, fillPlural, joinSentences } from "../../kit/text.js"
import { BATCH_SIZES, EPSILON, MODES, batchNormalised, batchNormalisedMap, keptMoments, momentsOf } from "../maths/batch_normalisation.js"
import { convolve, rangeOf, spanOf } from "../maths/convolution.js"
import { weightsFor } from "../maths/kernels.js"
import { imageAt } from "../maths/layer.js"
import { cellByCell } from "../maths/windows.js"
import { RANGES } from "../ranges.js"
import { chosenKernel } from "../state.js"
import { choiceField, numberField, sliderField } from "../views/controls.js"
import { exact, summand } from "../views/figures.js"
import { kernelTitle } from "../views/names.js"
import { paintMap } from "../views/paintings.js"
import { oneScaleNote } from "./texts.js"

/** @typedef {import("./lesson.js").Lab} Lab */
/** @typedef {import("./lesson.js").FeatureMap} FeatureMap */
/** @typedef {import("../maths/batch_normalisation.js").BatchSettings} BatchSettings */
/** @typedef {import("../maths/batch_normalisation.js").Moments} Moments */

/**
 * @typedef {object} Found
 * @property {string} key names what the maps are made of
 * @property {FeatureMap[]} maps the chosen kernel's, of this picture and then of the others
 * @property {Moments} batch
 * @property {Moments} kept
 * @property {Moments} used one of the two
 *
 * @typedef {import("./lesson.js").Scene & Found} BatchScene
 */

/** The sizes of the two batches that the question compares. */
const [FEW, MANY] = [2, 6]

/** @type {import("./lesson.js").Lesson<BatchScene>} */
export const batchNormalisation = {
  controls: { settings: "bn" },
  about: ({ labels }) => labels.about_batch,

  buildSettings({ labels, numbers, state: { batch } }, change) {
    /** @param {Partial<BatchSettings>} changes */
    const set = (changes) => change((now) => ({ ...now, batch: { ...now.batch, ...changes } }))
    const titles = { training: labels.batch_training, use: labels.batch_use }
    return [
      choiceField({ text: labels.batch_mode, testid: "conv-bn-mode", value: batch.mode,
        options: MODES.map((mode) => /** @type {const} */ ([mode, titles[mode]])), onChoice: (mode) => set({ mode }) }),
      numberField({ text: labels.batch_size, testid: "conv-bn-size", numbers: BATCH_SIZES, value: batch.size, onChoice: (size) => set({ size }) }),
      sliderField({ text: "γ", testid: "conv-bn-gamma", range: RANGES.gamma, value: batch.gamma, show: numbers.short,
        onChange: (gamma) => set({ gamma }) }),
      sliderField({ text: "β", testid: "conv-bn-beta", range: RANGES.offset, value: batch.beta, show: numbers.short,
        onChange: (beta) => set({ beta }) }),
    ]
  },

  compute(lab, last) {
    const { labels, state, layer } = lab
    const { batch: settings } = state
    const key = `${layer.key} ${lab.others.map(({ name }) => name).join(" ")} ${JSON.stringify(chosenKernel(state).weights.map((own) => [...own]))}`
    const maps = last?.key === key ? last.maps : mapsOfBatch(lab)
    const before = maps[0]
    const [batch, kept] = [momentsOf(maps.slice(0, settings.size)), keptMoments(maps, settings.size)]
    const used = settings.mode === "training" ? batch : kept
    const after = batchNormalisedMap(before, used, settings)
    const span = spanOf([before, after], 0, true)
    return {
      key, maps, batch, kept, used, geometry: cellByCell(before), weights: null,
      left: { title: fill(labels.map_of, { kernel: kernelTitle(labels, chosenKernel(state).name) }), note: oneScaleNote(lab, span),
        rows: before.rows, columns: before.columns, map: before, paint: (canvas) => paintMap(canvas, before, span) },
      right: { title: labels.batch_after, map: after, span },
      formula: formulaOf(lab),
    }
  },

  buildPanels({ labels }) {
    const members = h("div", { class: "members", testid: "conv-bn-members" })
    const moments = h("table", { testid: "conv-bn-moments" })
    const title = h("h4")
    return {
      middle: [title, members, h("div", { class: "scroll" }, moments)],
      below: [h("p", { class: "muted" }, labels.batch_kept_note)],

      draw(lab, { maps, batch, kept, used }) {
        const { plurals, language, numbers, state: { batch: settings } } = lab
        title.textContent = fillPlural(plurals.batch_members, settings.size, language)
        drawMembers(members, maps, settings.size)
        /** @type {(what: string, found: Moments) => import("../../kit/table.js").Cell[]} */
        const row = (what, { mean, variance }) =>
          [what, ...[mean, variance].map((value) => ({ value, text: exact(numbers, value) }))]
        const after = maps.slice(0, settings.size).map((map) => batchNormalisedMap(map, used, settings))
        fillTable(moments, ["", labels.batch_mean, labels.batch_variance],
          [row(labels.batch_of, batch), row(labels.batch_kept, kept), row(labels.batch_then, momentsOf(after))])
        moments.rows[settings.mode === "training" ? 1 : 2].className = "more"
      },

      drawPlace({ numbers, state: { batch: settings } }, { maps: [before], used }, [row, column]) {
        const a = before.data[row * before.columns + column]
        const { normalised, value } = batchNormalised(a, used, settings)
        return fill(labels.sum_batch, {
          ...countedPlace([row, column]), before: exact(numbers, a), mean: summand(numbers, used.mean, exact),
          variance: exact(numbers, used.variance), epsilon: numbers.decimals(EPSILON, 3), normalised: exact(numbers, normalised),
          gamma: numbers.short(settings.gamma), beta: summand(numbers, settings.beta), value: exact(numbers, value),
        })
      },
    }
  },

  table({ labels }, { maps }) {
    return {
      heads: [labels.picture, labels.batch_mean, labels.batch_variance],
      rows: maps.map((map, at) => {
        const { mean, variance } = momentsOf([map])
        return [String(at + 1), mean, variance]
      }),
    }
  },

  question({ labels, numbers }, { maps }) {
    const at = placeOfStrongest(maps[0].data)
    const learned = { gamma: 1, beta: 0 }
    const [few, many] = [FEW, MANY].map((size) => batchNormalised(maps[0].data[at], momentsOf(maps.slice(0, size)), learned).value)
    return {
      text: fill(labels.ask_batch, { most: MANY, least: FEW }),
      choices: [{ id: "stays" }, { id: "changes" }],
      outcome: exact(numbers, few) === exact(numbers, many) ? "stays" : "changes",
      values: { before: exact(numbers, maps[0].data[at]), few: exact(numbers, few), many: exact(numbers, many),
        least: String(FEW), most: String(MANY) },
    }
  },
  choiceTexts: ({ labels }) => ({ stays: labels.batch_stays, changes: labels.batch_changes }),
  found: ({ labels }, { values }) => fill(labels.found_batch, values),
  next: ({ labels }) => labels.next_batch,
}

/** @param {Lab} lab */
function mapsOfBatch({ others, state, layer }) {
  const kernel = chosenKernel(state)
  const rest = others.map(({ image }) => imageAt(image, layer.image.rows, state.isColour))
  return [layer.maps[state.chosen], ...rest.map((image) => convolve(image, weightsFor(kernel, image.channels), layer.geometry))]
}

/** @param {Lab} lab */
function formulaOf({ labels, state: { batch: { mode } } }) {
  return joinSentences(["b = γ · (a − μ) / √(σ² + ε) + β.", mode === "training" ? labels.batch_rule_training : labels.batch_rule_use])
}

/**
 * Show the maps of all pictures on one scale; those that are not in the batch are paler.
 *
 * @param {HTMLElement} box
 * @param {FeatureMap[]} maps
 * @param {number} size
 */
function drawMembers(box, maps, size) {
  const ranges = maps.map(rangeOf)
  /** @type {[number, number]} */
  const span = [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
  box.replaceChildren(...maps.map((map, at) => {
    const canvas = h("canvas", { class: at < size ? "in" : "" })
    paintMap(canvas, map, span)
    return canvas
  }))
}
