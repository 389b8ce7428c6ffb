/** Sliders whose settings the server gets: it makes the pictures, with the function that trainings use. */

import { setQuery } from "../kit/address.js"
import { definePart } from "../kit/part.js"
import { addressOf, allOff, withNextSeed } from "./state.js"
import { buildView, drawSettings, drawSliders, drawUpdate } from "./view.js"

/** @typedef {import("./state.js").Settings} Settings */
/** @typedef {import("./view.js").Update} Update */

const REST = 60 // ms between two requests to the server

export default definePart(import.meta.url, createPreview)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createPreview(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  /** @type {Settings | null} */
  let settings = null
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null
  let drawnFor = "" // the language and the sliders that are drawn

  function show() {
    if (!update || !settings) return
    drawSettings(view, update, settings)
    setQuery(addressOf(settings, update.meta.sliders))
  }

  /** @param {Settings} changes that are shown at once; the pictures follow */
  function change(changes) {
    settings = { ...settings, ...changes }
    show()
    timer ??= setTimeout(() => {
      timer = null
      tell.state("settings", settings)
    }, REST)
  }

  view.again.onclick = () => settings && change(withNextSeed(settings))
  view.reset.onclick = () => {
    if (!update || !settings) return
    const off = allOff(settings, update.meta.sliders)
    change(off)
    drawSliders(view, update, off, change)
  }

  return {
    /** @param {Update} newest */
    update(newest) {
      update = newest
      // Once it is here, the learner's hand decides, not an answer that comes late.
      const current = { ...newest.meta.settings, ...settings }
      settings = current
      const key = JSON.stringify([newest.language, newest.meta.sliders])
      if (drawnFor !== key) drawSliders(view, newest, current, change)
      drawnFor = key
      drawUpdate(view, newest)
      show()
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
