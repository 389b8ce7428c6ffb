/** One step of learning on the page: what is typed, stepped and looked at. */

import { setQuery } from "../kit/address.js"
import { asTyped, numberIn } from "../kit/number_field.js"
import { definePart } from "../kit/part.js"
import { SKIPPED, rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { cell, idOf, isTelling } from "./cells.js"
import { saveNumbers, saveStepNotebook } from "./exports.js"
import { presetOf } from "./presets.js"
import { sceneOf } from "./scene.js"
import { FIRST, LARGEST, addressOf, startingState, withLabel, withNumber, withPreset, withSteps } from "./state.js"
import { buildView, drawAll, drawLooked, drawTable, fillTexts, say } from "./view.js"
import { drawAsked } from "./words.js"
import { valueOf } from "./work.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */

export default definePart(import.meta.url, createStep)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createStep(root) {
  /** @type {Scene | null} */
  let scene = null

  /** @type {import("./view.js").Handlers} */
  const handlers = {
    look(one, isChosen) {
      if (!scene || (!isChosen && idOf(one) === idOf(scene.state.looked))) return
      scene = { ...scene, state: { ...scene.state, looked: one } }
      drawLooked(view, scene)
      if (isChosen) setQuery(addressOf(scene.state))
    },
    type(one, text) {
      if (!scene) return
      const value = numberIn(text, LARGEST)
      if (value === null) {
        draw() // what stood there stands there again
        return say(view, text, scene)
      }
      if (value === asTyped(valueOf(scene.values, one))) return draw()
      choose({ ...withNumber(scene.state, one, value), looked: one })
    },
    right(one) {
      if (scene) choose({ ...withLabel(scene.state, one.j), looked: one })
    },
    preset(name) {
      const preset = presetOf(name)
      if (scene && preset) choose(withPreset(scene.state, preset))
    },
  }
  const view = buildView(root, handlers)

  const questionOf = (/** @type {State} */ { preset }) => `capsule-lab-learning-${preset}`

  /** Only an example is asked about, before its first step. */
  const answerTo = (/** @type {State} */ state) => (state.preset && state.steps === 0 ? rememberedAnswer(questionOf(state)) : SKIPPED)

  /** @param {string} guess */
  function answer(guess) {
    if (!scene) return
    rememberAnswer(questionOf(scene.state), guess)
    draw()
    root.focus({ preventScroll: true })
  }

  function draw() {
    if (!scene) return
    say(view, "")
    const tells = answerTo(scene.state) === null && isTelling(scene.state.looked)
    drawAll(view, tells ? { ...scene, state: { ...scene.state, looked: FIRST } } : scene)
    drawAsked(view.question, scene, answerTo(scene.state), answer)
  }

  /** @param {State} state */
  function choose(state) {
    if (!scene) return
    scene = sceneOf(scene.update, state)
    draw()
    setQuery(addressOf(state))
  }

  /** @param {number} by */
  function step(by) {
    if (scene) choose(withSteps({ ...scene.state, looked: cell("l") }, by))
  }

  view.rate.onchange = () => scene && choose({ ...scene.state, rate: Number(view.rate.value) })
  view.step.onclick = () => step(1)
  view.steps.onclick = () => step(10)
  view.restart.onclick = () => scene && choose({ ...scene.state, steps: 0 })
  view.details.ontoggle = () => scene && drawTable(view, scene)
  view.save.onclick = () => scene && saveNumbers(scene)
  view.notebook.onclick = () => scene && saveStepNotebook(scene)

  return {
    update(newest) {
      scene = sceneOf(newest, scene?.state ?? startingState(newest.meta.view))
      fillTexts(view, newest)
      draw()
    },
  }
}
