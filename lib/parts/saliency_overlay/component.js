/** Slider and pointer move everything here; class and layer are chosen outside, and the server computes those. */

import { setQuery } from "../kit/address.js"
import { cellUnder } from "../kit/dom.js"
import { definePart } from "../kit/part.js"
import { saveNumbers, savePng } from "./exports.js"
import { startingState } from "./state.js"
import { buildView, drawHeats, drawPixel, drawUpdate } from "./view.js"

/** @typedef {import("./view.js").Update} Update */

export default definePart(import.meta.url, createOverlay)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createOverlay(root) {
  const view = buildView(root)
  /** @type {Update} */
  let update
  /** @type {import("./state.js").State | null} */
  let state = null

  /** @param {Partial<import("./state.js").State>} changes */
  function change(changes) {
    if (state === null) return
    state = { ...state, ...changes }
    if ("opacity" in changes) drawHeats(view, update, state)
    if ("pixel" in changes) drawPixel(view, update, state)
  }

  view.opacity.oninput = () => change({ opacity: Number(view.opacity.value) })
  view.opacity.onchange = () => setQuery({ opacity: view.opacity.value })
  for (const { box } of [view.picture, view.gradient, view.cam]) {
    box.onpointermove = box.onpointerdown = (event) => {
      const [height, width] = update.arrays.image.shape
      change({ pixel: cellUnder(box, event, height, width) })
    }
  }
  view.png.onclick = () => savePng(view, update)
  view.csv.onclick = () => saveNumbers(update)

  return {
    /** @param {Update} newest */
    update(newest) {
      update = newest
      state = { ...(state ?? startingState(newest.meta.view)), pixel: null }
      drawUpdate(view, update)
      drawHeats(view, update, state)
      drawPixel(view, update, state)
    },
  }
}
