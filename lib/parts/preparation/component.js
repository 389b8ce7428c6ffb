/** What networks receive of the page's picture, and with every move of the pen or the camera, of what is there. */

import { preparationOf } from "../kit/digit/prepared.js"
import { listen } from "../kit/live.js"
import { definePart } from "../kit/part.js"
import { shownOfPicture, shownOfServer } from "./state.js"
import { buildView, drawRow } from "./view.js"

/** @typedef {import("../kit/live.js").LivePicture} LivePicture */
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
  /** @type {LivePicture | null | undefined} */
  let picture
  let frame = 0

  async function draw() {
    if (!update) return
    const [of, { meta, labels }] = [picture, update]
    if (of === undefined) {
      drawRow(view, shownOfServer(meta, labels), meta.isLive)
      return
    }
    const preparations = of && await Promise.all(meta.inputs.map(({ shape, steps }) => preparationOf(of, shape, steps)))
    if (of === picture && meta === update.meta) drawRow(view, shownOfPicture(preparations, meta, labels), meta.isLive)
  }

  const stopListening = listen("picture", (/** @type {LivePicture | null | undefined} */ value) => {
    picture = value
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
