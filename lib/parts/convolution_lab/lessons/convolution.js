/** Convolution: patch times kernel, added up. */

import { counted, countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill, joinSentences } from "../../kit/text.js"
import { convolve, productsAt, rangeOf, spanOf } from "../maths/convolution.js"
import { sidesOf, workingSide } from "../maths/images.js"
import { meanWeights, pickedKernel, weightsFor } from "../maths/kernels.js"
import { paddedSize } from "../maths/windows.js"
import { LAYERS } from "../ranges.js"
import { chosenKernel, withLayer } from "../state.js"
import { choiceField, numberField, squareField } from "../views/controls.js"
import { exact, writeNumber } from "../views/figures.js"
import { numberGrid, signText, writePixel, writeTinted } from "../views/grids.js"
import { buildEditor } from "../views/kernel_editor.js"
import { channelNames, kernelTitle, kernelTitles } from "../views/names.js"
import { paintImage, paintKernel, paintMap } from "../views/paintings.js"
import { sizeFormula } from "./texts.js"

/** @typedef {import("./lesson.js").Lab} Lab */
/** @typedef {import("./lesson.js").Scene} Scene */

const OTHERS_ASKED = ["horizontal", "blur", "edges", "vertical"]

/** @type {import("./lesson.js").Lesson<Scene>} */
export const convolution = {
  controls: { settings: "layer", middle: "kernels" },

  buildSettings({ labels, state, picture }, change) {
    /** @param {Parameters<typeof withLayer>[1]} changes */
    const set = (changes) => change((now) => withLayer(now, changes), true)
    const sides = sidesOf(picture)
    return [
      ...(sides.length > 1 ? [squareField({ text: labels.pixels, testid: "conv-side", sides,
        value: workingSide(picture, state.side), onChoice: (side) => set({ side }) })] : []),
      ...(picture.channels === 3 ? [choiceField({ text: labels.tone, testid: "conv-tone", value: state.isColour ? "rgb" : "grey",
        options: [["grey", labels.tone_grey], ["rgb", labels.tone_colour]], onChoice: (tone) => set({ isColour: tone === "rgb" }) })] : []),
      squareField({ text: labels.kernel_side, testid: "conv-kernel", sides: LAYERS.kernel, value: state.kernel,
        onChoice: (kernel) => set({ kernel }) }),
      numberField({ text: labels.stride, testid: "conv-stride", numbers: LAYERS.stride, value: state.stride,
        onChoice: (stride) => set({ stride }) }),
      choiceField({ text: labels.padding, testid: "conv-padding", value: state.padding,
        options: [["valid", labels.padding_valid], ["same", labels.padding_same]], onChoice: (padding) => set({ padding }) }),
      numberField({ text: labels.dilation, testid: "conv-dilation", numbers: LAYERS.dilation, value: state.dilation,
        onChoice: (dilation) => set({ dilation }) }),
    ]
  },

  compute(lab) {
    const { labels, meta, state, layer: { geometry, image, maps } } = lab
    const kernel = chosenKernel(state)
    return {
      geometry,
      weights: meanWeights(kernel),
      left: { title: labels.picture, note: meta.credit, ...paddedSize(geometry), map: null,
        paint: (canvas) => paintImage(canvas, image, geometry) },
      right: { title: fill(labels.map_of, { kernel: kernelTitle(labels, kernel.name) }), map: maps[state.chosen],
        span: spanOf(maps, state.chosen, state.isShared) },
      formula: layerFormula(lab),
    }
  },

  explainNoMap: layerFormula,

  buildPanels(lab, change) {
    const { labels, state, layer: { image } } = lab
    const editor = buildEditor(lab, change)
    const grids = Array.from({ length: image.channels }, (_, channel) => {
      const name = image.channels === 1 ? "" : ` ${channelNames(labels)[channel]}`
      return {
        patch: numberGrid(state.kernel, labels.patch + name, `conv-patch-${channel}`),
        kernel: numberGrid(state.kernel, labels.kernel + name, `conv-weights-${channel}`),
        products: numberGrid(state.kernel, labels.products + name, `conv-products-${channel}`),
        total: h("b", { class: "total", testid: `conv-channel-sum-${channel}` }),
      }
    })
    return {
      middle: editor.nodes,
      below: [
        ...grids.map(({ patch, kernel, products, total }) =>
          h("div", { class: "row" }, patch.box, signText("×"), kernel.box, signText("="), products.box, signText("Σ"), total)),
        h("p", { class: "muted" }, labels.rounded),
      ],

      draw({ state: now, numbers }) {
        editor.draw(now)
        weightsFor(chosenKernel(now), image.channels).forEach((weights, channel) => {
          const most = Math.max(...weights.map(Math.abs))
          weights.forEach((weight, at) => writeTinted(grids[channel].kernel.cells[at], numbers, weight, most))
        })
      },

      drawPlace(now, _, [row, column]) {
        const { numbers } = now
        const found = productsOf(now)
        found.channels.forEach(({ cells, sum }, channel) => {
          const { patch, products, total } = grids[channel]
          const most = Math.max(...cells.map(({ product }) => Math.abs(product)))
          cells.forEach((cell, at) => {
            writePixel(patch.cells[at], numbers, cell)
            writeTinted(products.cells[at], numbers, cell.product, most)
          })
          writeNumber(total, sum, exact(numbers, sum))
        })
        const values = { ...countedPlace([row, column]), count: now.state.kernel ** 2 * image.channels, sum: exact(numbers, found.sum) }
        const parts = found.channels.map(({ sum }) => exact(numbers, sum)).join(" + ").replaceAll("+ −", "− ")
        return image.channels === 1 ? fill(now.labels.sum_grey, values) : fill(now.labels.sum_colour, { ...values, parts })
      },
    }
  },

  table(lab) {
    const { labels, layer: { image } } = lab
    const isColour = image.channels > 1
    return {
      heads: [...(isColour ? [labels.channels] : []), labels.table_row, labels.table_column, labels.table_pixel,
        labels.table_weight, labels.table_product],
      rows: productsOf(lab).channels.flatMap(({ cells }, channel) => cells.map(({ y, x, pixel, weight, product }) =>
        [...(isColour ? [channelNames(labels)[channel]] : []), String(counted(y)), String(counted(x)), pixel, weight, product])),
    }
  },

  question({ labels, state, layer: { image, geometry } }) {
    const asked = chosenKernel(state)
    const others = OTHERS_ASKED.filter((name) => name !== asked.name).slice(0, 3)
    const choices = [asked, ...others.map((name) => pickedKernel(name, state.kernel))].map((kernel) => ({
      id: kernel.name,
      /** @param {HTMLCanvasElement} canvas */
      paint(canvas) {
        const map = convolve(image, weightsFor(kernel, image.channels), geometry)
        paintMap(canvas, map, rangeOf(map))
      },
    }))
    choices.sort((one, other) => one.id.length - other.id.length)
    return { text: labels.ask_convolution, choices, outcome: asked.name, values: {} }
  },
  paintQuestion: (canvas, { state }) => paintKernel(canvas, chosenKernel(state)),
  choiceTexts: ({ labels }) => kernelTitles(labels),
  found: ({ labels }, { outcome }) => fill(labels.found_convolution, { kernel: kernelTitle(labels, outcome) }),
  next: ({ labels }) => labels.next_convolution,
}

/** @param {Lab} lab */
function productsOf({ state, layer: { image, geometry } }) {
  const [row, column] = state.at
  return productsAt(image, weightsFor(chosenKernel(state), image.channels), geometry, row, column)
}

/**
 * Say how large the maps are and why, or what is too large for them.
 *
 * @param {Lab} lab
 */
function layerFormula({ labels, state, layer: { geometry: { down, stride, dilation, kernel } } }) {
  const size = down.count > 0 ? sizeFormula(down, stride, state.padding)
    : fill(labels.too_large, { reach: down.reach, side: down.side })
  return joinSentences([
    dilation > 1 && fill(labels.reach, { kernel, dilation, reach: down.reach }),
    fill(labels.size, { size }),
    down.before + down.behind > 0 && fill(labels.zeros, { before: down.before, behind: down.behind }),
  ])
}
