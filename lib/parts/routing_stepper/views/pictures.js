/** The input with the lit receptive field, and what is drawn from the class capsules of the answer. */

import { grey } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { paintPixels } from "../../kit/paint.js"
import { fill, putBefore } from "../../kit/text.js"
import { RECONSTRUCTIONS } from "../../kit/routed/route_picture.js"
import { countedCapsule, receptiveField } from "../../kit/capsules/geometry.js"
import { focusOf } from "../state.js"

/** @typedef {import("../maths/trace.js").FloatArray} FloatArray */
/** @typedef {import("../scene.js").Moment} Moment */
/** @typedef {ReturnType<typeof buildPictures>} PictureNodes */

/** Build the places of input and reconstructions. */
export function buildPictures() {
  const [inputTitle, input] = [h("figcaption"), h("canvas", { role: "img" })]
  const field = h("div", { class: "field", testid: "routing-field" })
  const drawings = RECONSTRUCTIONS.map((name) => {
    const [title, canvas] = [h("figcaption"), h("canvas", { role: "img" })]
    const figure = h("figure", { testid: `routing-${name}`, hidden: true }, title, h("div", { class: "picture" }, canvas))
    return { name, title, canvas, figure }
  })
  const caption = h("p", { class: "small muted" })
  const box = h("div", { class: "pictures" }, h("figure", {}, inputTitle, h("div", { class: "picture" }, input, field)),
    ...drawings.map(({ figure }) => figure), caption)
  return { box, inputTitle, input, field, drawings, caption }
}

/**
 * Show the picture of what goes in, and prepare that of what comes out.
 *
 * @param {PictureNodes} nodes
 * @param {Moment} moment
 */
export function fillPictures({ inputTitle, input, drawings }, { arrays, labels, classes, trace: { answers } }) {
  paintImage(input, arrays.image)
  inputTitle.textContent = input.ariaLabel = labels.input
  drawings.forEach(({ name, title, canvas }, at) => {
    if (!arrays[name]) return
    paintImage(canvas, arrays[name])
    title.textContent = canvas.ariaLabel = answers.length > 1 ? putBefore(labels, labels.reconstruction, classes[answers[at]]) : labels.reconstruction
  })
}

/**
 * Light what the capsule in focus sees; after the last step the reconstructions stand beside it.
 *
 * @param {PictureNodes} nodes
 * @param {Moment} moment
 */
export function drawPictures({ box, field, drawings, caption }, { geometry, arrays, labels, trace, classes, steps, state }) {
  const [imageHeight, imageWidth] = arrays.image.shape
  const { i } = focusOf(state)
  const { top, left, height, width } = receptiveField(geometry, i, imageHeight, imageWidth)
  Object.assign(field.style, {
    top: `${(100 * top) / imageHeight}%`, left: `${(100 * left) / imageWidth}%`,
    height: `${(100 * height) / imageHeight}%`, width: `${(100 * width) / imageWidth}%`,
  })
  Object.assign(field.dataset, { capsule: i, top, left, height, width, colour: arrays.image.shape[2] > 1 })
  const isDone = Boolean(arrays.reconstruction) && state.step === steps - 1
  for (const { name, figure } of drawings) figure.hidden = !isDone || !arrays[name]
  box.dataset.done = String(isDone)
  const [first, second] = trace.answers
  caption.textContent = isDone && state.hover.i < 0
    ? fill(arrays.second_reconstruction ? labels.reconstructions_caption : labels.reconstruction_caption,
      { dimensions: trace.size, class: classes[first], second: classes[second] })
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
