/** The input with the lit receptive field, and the reconstruction. */

import { grey } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { paintPixels } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"
import { countedCapsule, receptiveField } from "../maths/geometry.js"
import { focusOf } from "../state.js"

/** @typedef {import("../maths/trace.js").FloatArray} FloatArray */
/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {ReturnType<typeof buildPictures>} PictureNodes */

/** Build the places of input and reconstruction. */
export function buildPictures() {
  const [inputTitle, input] = [h("figcaption"), h("canvas", { role: "img" })]
  const field = h("div", { class: "field", testid: "routing-field" })
  const [drawnTitle, drawn] = [h("figcaption"), h("canvas", { role: "img" })]
  const drawnBox = h("figure", { testid: "routing-reconstruction", hidden: true }, drawnTitle, h("div", { class: "picture" }, drawn))
  const caption = h("p", { class: "small muted" })
  const box = h("div", { class: "pictures" }, h("figure", {}, inputTitle, h("div", { class: "picture" }, input, field)), drawnBox, caption)
  return { box, inputTitle, input, field, drawnTitle, drawn, drawnBox, caption }
}

/**
 * Show the picture of what goes in, and prepare that of what comes out.
 *
 * @param {PictureNodes} nodes
 * @param {Moment} moment
 */
export function fillPictures({ inputTitle, input, drawnTitle, drawn }, { arrays, labels }) {
  paintImage(input, arrays.image)
  inputTitle.textContent = input.ariaLabel = labels.input
  if (!arrays.reconstruction) return
  paintImage(drawn, arrays.reconstruction)
  drawnTitle.textContent = drawn.ariaLabel = labels.reconstruction
}

/**
 * Light what the capsule in focus sees; after the last step the reconstruction stands beside it.
 *
 * @param {PictureNodes} nodes
 * @param {Moment} moment
 */
export function drawPictures({ box, field, drawnBox, caption }, { geometry, arrays, labels, trace, classes, steps, state }) {
  const [imageHeight, imageWidth] = arrays.image.shape
  const { i } = focusOf(state)
  const { top, left, height, width } = receptiveField(geometry, i, imageHeight, imageWidth)
  Object.assign(field.style, {
    top: `${(100 * top) / imageHeight}%`, left: `${(100 * left) / imageWidth}%`,
    height: `${(100 * height) / imageHeight}%`, width: `${(100 * width) / imageWidth}%`,
  })
  Object.assign(field.dataset, { capsule: i, top, left, height, width })
  const isDone = Boolean(arrays.reconstruction) && state.step === steps - 1
  drawnBox.hidden = !isDone
  box.dataset.done = String(isDone)
  caption.textContent = isDone && state.hover.i < 0
    ? fill(labels.reconstruction_caption, { dimensions: trace.size, class: classes[trace.answer] })
    : fill(labels.field_caption, { ...countedCapsule(geometry, i), height, width })
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {FloatArray} image [height, width, channels] in [0, 1]
 */
function paintImage(canvas, { data, shape: [height, width, channels] }) {
  paintPixels(canvas, height, width, (row, column) => {
    const at = (row * width + column) * channels
    return [0, 1, 2].map((channel) => grey(data[at + (channel % channels)])[0])
  })
  if (canvas.parentElement) canvas.parentElement.style.aspectRatio = `${width} / ${height}`
}
