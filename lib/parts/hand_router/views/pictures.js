/** The picture, what the decoder draws with the learner's couplings, and with the algorithm's once they are shown. */

import { h } from "../../kit/dom.js"
import { toLevels } from "../../kit/maths.js"
import { paintPicture } from "../../kit/paint.js"
import { fill } from "../../kit/text.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildPictures>} PictureNodes */

export function buildPictures() {
  const [input, hand, chosen] = ["input", "hand", "chosen"].map((name) => {
    const [canvas, caption] = [h("canvas", { testid: `router-${name}` }), h("figcaption", { class: "small" })]
    return { figure: h("figure", {}, canvas, caption), canvas, caption }
  })
  const none = h("p", { class: "small muted", hidden: true })
  return { box: h("div", { class: "pictures" }, input.figure, hand.figure, chosen.figure, none), input, hand, chosen, none }
}

/**
 * @param {PictureNodes} nodes
 * @param {Scene} scene
 */
export function fillPictures({ input, none }, { update: { labels } }) {
  input.canvas.role = "img"
  input.caption.textContent = input.canvas.ariaLabel = labels.input
  none.textContent = labels.no_decoder
}

/**
 * @param {PictureNodes} nodes
 * @param {Scene} scene
 */
export function drawPictures(nodes, { update: { labels, meta, arrays: { image } }, hand, chosen, state }) {
  const { shape } = image
  const hasDecoder = meta.losses.reconstruction !== null
  paintPicture(nodes.input.canvas, { data: toLevels(image.data), shape })
  nodes.none.hidden = hasDecoder
  nodes.hand.figure.hidden = !hasDecoder
  nodes.chosen.figure.hidden = !hasDecoder || !state.isShown
  const drawn = { hand, chosen: state.isShown ? chosen : null }
  for (const name of /** @type {const} */ (["hand", "chosen"])) {
    const combined = drawn[name]
    if (!combined?.drawn) continue
    const { canvas, caption } = nodes[name]
    paintPicture(canvas, { data: toLevels(combined.drawn), shape })
    canvas.role = "img"
    caption.textContent = canvas.ariaLabel = fill(name === "hand" ? labels.drawn_hand : labels.drawn_chosen,
      { class: meta.classes[combined.longest] })
  }
}
