/** What networks receive of the page's picture, and with every move of the pen, of what is drawn. */

import { preparationOf } from "../kit/digit/prepared.js"
import { listen } from "../kit/live.js"
import { definePart } from "../kit/part.js"
import { shownOfDrawing, shownOfServer } from "./state.js"
import { buildView, drawRow } from "./view.js"

/** @typedef {import("../kit/live.js").LiveDrawing} LiveDrawing */
/** @typedef {import("./state.js").Meta} Meta */
/** @typedef {import("../kit/part.js").Update<Meta>} Update */

export default definePart(import.meta.url, createRow)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createRow(root) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  /** @type {LiveDrawing | null | undefined} */
  let drawing
  let frame = 0

  function draw() {
    if (!update) return
    const { meta, labels } = update
    const { shapes, steps, isLive } = meta
    if (drawing === undefined) {
      drawRow(view, shownOfServer(meta, labels), isLive)
      return
    }
    const of = drawing
    const preparations = of && shapes.map((shape) => preparationOf(of, shape, steps))
    drawRow(view, shownOfDrawing(preparations, meta, labels), isLive)
  }

  const stopListening = listen("drawing", (/** @type {LiveDrawing | null | undefined} */ value) => {
    drawing = value
    frame ||= requestAnimationFrame(() => {
      frame = 0
      draw()
    })
  })

  return {
    update(newest) {
      update = newest
      draw()
    },
    stop() {
      stopListening()
      cancelAnimationFrame(frame)
    },
  }
}
