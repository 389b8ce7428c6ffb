/**
 * The maps that go into one: of a convolution each with its kernel's slice and what the two make.
 *
 * @typedef {object} Ingredient
 * @property {number} nth
 * @property {number} channel
 * @property {HTMLElement} row
 * @property {Picture | null} input null where its values were not sent
 * @property {{ picture: Picture, sum: HTMLElement } | null} product of a convolution, and its sum at the pixel
 */

import { channelName } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { outputOver } from "../maths/field.js"
import { symmetricEnds } from "../maths/step.js"
import { readsColours } from "../network.js"
import { ingredientsTitle } from "../words.js"
import { DIVERGING, SEQUENTIAL, paintValues } from "./atlas.js"
import { numberNode } from "./number.js"
import { MAP_SIDE, buildPicture, followPointer, markCells } from "./picture.js"

/** @typedef {import("../network.js").Layer} Layer */
/** @typedef {import("../network.js").Step} Step */
/** @typedef {import("../scene.js").Actions} Actions */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("./picture.js").Picture} Picture */

const ROW_SIDE = 62 // CSS pixels of a channel's picture, and of one of few channels
const FEW_SIDE = 74
const FEW = 3
const FIRST_ROWS = 5
const KERNEL = 0.7 // of a channel's side

/**
 * Build the list of all that goes in.
 *
 * @param {Scene} scene
 * @param {Layer} layer
 * @param {Step} step
 * @param {Actions} actions
 */
export function buildIngredients(scene, layer, step, actions) {
  const { labels, state } = scene
  const isConvolution = step.kind === "convolution"
  const isLong = isConvolution || step.kind === "channel_pooling"
  const count = !isLong ? step.sent : state.isComplete ? step.count : Math.min(step.count, FIRST_ROWS)
  const ingredients = Array.from({ length: count }, (_, nth) => buildIngredient(scene, layer, step, nth, actions))
  const more = isLong && step.count > FIRST_ROWS && h("button",
    { type: "button", class: "every", testid: "maps-all", data: { control: "channels" }, onclick: actions.toggleChannels },
    state.isComplete ? labels.fewer : fill(labels.all_channels, { count: step.count }))
  const section = h("section", { class: "ingredients behind" },
    h("h4", {}, ingredientsTitle(scene, step)),
    h("ol", { class: "rows" }, ...ingredients.map(({ row }) => row)),
    more,
  )
  return { section, ingredients }
}

/**
 * @param {Scene} scene
 * @param {Layer} layer
 * @param {Step} step
 * @param {number} nth
 * @param {Actions} actions
 * @returns {Ingredient}
 */
function buildIngredient({ labels, net, numbers, state }, layer, step, nth, actions) {
  const channel = step.channels.data[nth]
  const isConvolution = step.kind === "convolution"
  const isColour = isConvolution && readsColours(net, layer)
  const isSum = step.kind === "addition" || step.kind === "multiplication"
  const name = isSum ? layer.sources?.[nth] || labels.picture : channelName(labels, channel, isColour)
  const row = h("li", { testid: isSum ? `maps-source-${nth}` : `maps-channel-${channel}`, onclick: () => actions.tapChannel(channel) },
    h("b", { class: isSum ? "source" : isColour ? "colour" : "" }, name))
  const isSingle = step.count === 1 && !isConvolution
  /** @type {Picture | null} */
  let input = null
  if (nth < step.sent) {
    input = buildPicture(row.appendChild(h("div")), step.height, step.width, isSingle ? MAP_SIDE : rowSide(step))
    const size = step.height * step.width
    paintValues(input.canvas, step.inputs.data.subarray(nth * size, (nth + 1) * size), [step.height, step.width], step.ends[nth], SEQUENTIAL)
    followPointer(input, (cell) => actions.choosePixel(outputOver(layer, cell)), actions.settle)
    input.box.title = step.ends[nth].map(numbers.figures).join(" – ")
  } else row.append(h("div", { class: "pic unsent" }, "…"))
  const limit = state.scale === "map" ? step.limits.data[nth] : Math.max(...step.limits.data, 1e-12)
  return { nth, channel, row, input, product: isConvolution ? addKernel(row, step, nth, limit, numbers) : null }
}

/**
 * Add the kernel's slice, and what it makes of the map.
 *
 * @param {HTMLElement} row
 * @param {Step} step
 * @param {number} nth
 * @param {number} limit what the strongest colours stand for
 * @param {Scene["numbers"]} numbers
 */
function addKernel(row, step, nth, limit, numbers) {
  const [tall, wide] = step.kernelSize
  row.append(h("span", { class: "sign" }, "∗"))
  const kernel = buildPicture(row.appendChild(h("div")), tall, wide, KERNEL * rowSide(step))
  const weights = step.kernels.data.subarray(nth * tall * wide, (nth + 1) * tall * wide)
  const ends = symmetricEnds(weights)
  paintValues(kernel.canvas, weights, [tall, wide], ends, DIVERGING)
  kernel.box.title = `± ${numbers.figures(ends[1])}`
  row.append(h("span", { class: "sign" }, "="))
  const [, rows, columns] = step.contributions.shape
  const picture = buildPicture(row.appendChild(h("div")), rows, columns, rowSide(step))
  const scale = (step.limits.data[nth] / limit || 0) / 127.5 // of all zeros none is far from the middle; bytes around 127.5 → [−1, 1] of the limit
  const bytes = step.contributions.data.subarray(nth * rows * columns, (nth + 1) * rows * columns)
  paintValues(picture.canvas, Float32Array.from(bytes, (byte) => (byte - 127.5) * scale), [rows, columns], [-1, 1], DIVERGING)
  picture.box.title = `± ${numbers.figures(step.limits.data[nth])}`
  return { picture, sum: row.appendChild(h("span", { class: "mono sum" })) }
}

/**
 * Mark the window on every input, the pixel on every product, and write what each adds there.
 *
 * @param {Ingredient[]} ingredients
 * @param {Scene} scene
 * @param {Step} step
 * @param {import("../maths/field.js").Span} under the window
 * @param {import("../network.js").Pixel} pixel
 * @param {import("../ledger.js").Reading} reading
 */
export function drawIngredients(ingredients, { numbers }, step, under, [row, column], { sums, chosen }) {
  const [, rows, columns] = step.contributions.shape
  const [y, x] = [Math.min(Math.floor(row / step.block), rows - 1), Math.min(Math.floor(column / step.block), columns - 1)]
  for (const ingredient of ingredients) {
    const { nth, input, product } = ingredient
    if (input) markCells(input, "window", under)
    ingredient.row.classList.toggle("chosen", product !== null && nth === chosen)
    if (!product) continue
    markCells(product.picture, "px", [y, y, x, x])
    product.sum.replaceChildren(nth < step.sent ? numberNode(numbers, sums[nth], `maps-sum-${ingredient.channel}`) : "")
  }
}

/** @param {Step} step */
function rowSide({ count }) {
  return count <= FEW ? FEW_SIDE : ROW_SIDE
}
