/** The sliders are here, the pictures come from the server: they are made by the function that trainings use. */

import { setQuery } from "../kit/address.js"
import { definePart } from "../kit/part.js"
import { addressOf, allOff, drawnAnew } from "./state.js"
import { buildView, drawSettings, drawSliders, drawUpdate } from "./view.js"

/** @typedef {import("./state.js").Settings} Settings */
/** @typedef {import("./view.js").Update} Update */

const REST = 60 // ms between two questions to the server

export default definePart(import.meta.url, createPreview)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Told} tell
 * @returns {import("../kit/part.js").App}
 */
function createPreview(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  /** @type {Settings | null} */
  let settings = null
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null
  let controls = "" // what the sliders were last made of

  function show() {
    if (!update || !settings) return
    drawSettings(view, update, settings)
    setQuery(addressOf(settings, update.meta.sliders))
  }

  /** @param {Settings} changes to show now, and to have pictures of soon */
  function change(changes) {
    settings = { ...settings, ...changes }
    show()
    timer ??= setTimeout(() => {
      timer = null
      tell.state("settings", settings)
    }, REST)
  }

  view.again.onclick = () => settings && change(drawnAnew(settings))
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
      const wanted = JSON.stringify([newest.language, newest.meta.sliders])
      if (controls !== wanted) drawSliders(view, newest, current, change)
      controls = wanted
      drawUpdate(view, newest)
      show()
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
