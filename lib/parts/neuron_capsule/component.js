/** A neuron and a capsule on the page, which read the picture that the class capsules above show. */

import { setQuery } from "../kit/address.js"
import { transformPicture, UNCHANGED } from "../kit/digit/transform.js"
import { listen } from "../kit/live.js"
import { toLevels, toUnitRange } from "../kit/maths.js"
import { createChosen } from "../kit/network/chosen.js"
import { CAPSULES } from "../kit/network/reading.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { saveBothNotebook, saveNumbers, savePicture } from "./exports.js"
import { rowOf } from "./maths.js"
import { addressOf, startingState, withinReach } from "./state.js"
import { buildView, drawAsked, drawPicture, drawReadings, fillTexts } from "./view.js"

/** @typedef {import("../kit/live.js").LiveCapsules} LiveCapsules */
/** @typedef {import("../kit/network.js").Network} Network */
/** @typedef {import("./view.js").Update} Update */
/** @typedef {import("./view.js").Readings} Readings */

const QUESTION = "capsule-lab-neuron-capsule"
const SCORES = "probabilities"

export default definePart(import.meta.url, createBoth)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createBoth(root) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  /** @type {import("./state.js").State | null} */
  let state = null
  /** @type {LiveCapsules | undefined} */
  let seen
  /** @type {Readings} of the picture as it is and as it is turned; null until they are there */
  let readings = { before: null, now: null }
  const [neuron, capsule] = [createChosen(draw), createChosen(draw)]

  function draw() {
    if (!update || !state || !seen) return
    const isAble = neuron.isAble() && capsule.isAble()
    drawReadings(view, update, { degrees: state.degrees, which: seen.shown, readings, isAble })
  }

  /**
   * Return what neuron and capsule say of a picture; null if a newer request overtook it, or the browser cannot.
   *
   * @param {Float32Array} image
   * @param {number} which class
   * @returns {Promise<import("./view.js").Reading | null>}
   */
  async function read(image, which) {
    const [scores, capsules] = await Promise.all([
      neuron.ask((network) => network.observe(image, { only: [SCORES] })),
      capsule.ask((network) => network.observe(image, { only: [CAPSULES] })),
    ])
    return scores && capsules && { score: scores[SCORES].data[which], vector: rowOf(capsules[CAPSULES], which) }
  }

  async function follow() {
    if (!update || !state || !seen) return
    const [of, { degrees }] = [seen, state]
    const levels = { data: toLevels(of.image.data), shape: of.image.shape }
    const turned = transformPicture(levels, { ...UNCHANGED, degrees })
    drawPicture(view, turned)
    if (!readings.before) {
      const before = await read(of.image.data, of.shown)
      if (of !== seen) return
      if (before) readings = { ...readings, before }
    }
    const now = degrees === 0 ? readings.before : await read(toUnitRange(turned.data), of.shown)
    if (of !== seen || !now) return draw()
    readings = { ...readings, now }
    draw()
    if (state.degrees !== degrees) follow()
  }

  /** @param {number} degrees */
  function turn(degrees) {
    if (!update) return
    state = { degrees: withinReach(degrees, update.meta.farthest) }
    view.dial.valueAsNumber = state.degrees
    follow()
  }

  /** @param {string} guess */
  function answer(guess) {
    rememberAnswer(QUESTION, guess)
    if (update) drawAsked(view, update, guess, answer)
    view.dial.focus({ preventScroll: true })
  }

  view.dial.oninput = () => turn(view.dial.valueAsNumber)
  view.dial.onchange = () => state && setQuery(addressOf(state))
  view.back.onclick = () => {
    turn(0)
    if (state) setQuery(addressOf(state))
  }

  /** @param {(both: import("./exports.js").Both) => void} save */
  function saveBy(save) {
    const { before, now } = readings
    if (update && state && seen && before && now) save({ update, seen, degrees: state.degrees, before, now })
  }
  view.save.onclick = () => saveBy(saveNumbers)
  view.savePicture.onclick = () => saveBy((both) => savePicture(both, view))
  view.saveNotebook.onclick = () => saveBy(saveBothNotebook)

  const stopListening = listen("capsules", (/** @type {LiveCapsules | undefined} */ value) => {
    seen = value
    readings = { before: null, now: null }
    if (value) capsule.open(value.network)
    if (!value?.isMoving) follow()
  })

  return {
    /** @param {Update} newest */
    update(newest) {
      update = newest
      state ??= startingState(newest.meta.view, newest.meta.farthest)
      fillTexts(view, newest)
      view.dial.valueAsNumber = state.degrees
      neuron.open(newest.meta.neuron.network)
      drawAsked(view, newest, rememberedAnswer(QUESTION), answer)
      draw()
      follow()
    },
    stop() {
      stopListening()
      neuron.close()
      capsule.close()
    },
  }
}
