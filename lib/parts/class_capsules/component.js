/** The class capsules of a picture on the page: what is shown, and what is drawn again when. */

import { setQuery } from "../kit/address.js"
import { publish } from "../kit/live.js"
import { placeOfLargest } from "../kit/maths.js"
import { originOf } from "../kit/routed/choice.js"
import { createChoosing } from "../kit/routed/choosing.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { rangesOf } from "../kit/capsules/vectors.js"
import { readColours } from "../kit/theme.js"
import { createDecoding } from "./decoding.js"
import { createDigits } from "./digits.js"
import { saveNumbers, saveOverview } from "./exports.js"
import { routeClasses } from "./live.js"
import { STEPS, lastLengths, movedBy } from "./maths.js"
import { createNaming } from "./naming.js"
import { saveCapsulesNotebook } from "./notebook.js"
import { newsOf, sourceOf } from "./scene.js"
import { addressOf, isMoved, startingState, withClass, withValue } from "./state.js"
import { createWalking } from "./walking.js"
import { buildView, drawAsked, drawMoved, drawOverview, drawPixel, drawReading, drawTable, fillTexts } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */

const QUESTION = "capsule-lab-capsules-sum"

export default definePart(import.meta.url, createCapsules)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createCapsules(root, tell) {
  const view = buildView(root)
  /** @type {Scene | null} */
  let scene = null
  /** @type {State | null} */
  let state = null
  let filled = ""
  /** @type {Record<string, string> | null} null for those that the server sent */
  let names = null

  const digits = createDigits(() => {
    if (!scene) return
    scene = { ...scene, ranges: rangesFor(scene.which) }
    drawMoved(view, scene)
    showDigits()
  })
  const walking = createWalking(view.walk, (to) => {
    if (!scene || !state) return
    state = { ...state, to }
    scene = { ...scene, state }
    writeAddress()
  })
  const naming = createNaming(view.names, (given) => {
    names = given
    if (scene) drawMoved(view, scene = { ...scene, names: given })
  })
  const decoding = createDecoding({
    onOverview(pictures) {
      if (!scene) return
      const isFirst = scene.own === null
      scene = { ...scene, pictures, own: scene.own ?? pictures[0][(STEPS - 1) / 2] }
      if (isFirst) drawMoved(view, scene)
      drawOverview(view, scene)
      drawPixel(view, scene)
    },
    onFallback: follow,
  })

  /** @param {Update} update @param {import("../kit/routed/choice.js").Choice} of */
  function show(update, of) {
    const { meta, arrays } = update
    state ??= startingState(meta.view, meta)
    const isOther = scene?.update.meta.digest !== meta.digest
    decoding.open(sourceOf(update, of))
    const colours = of.picture?.isMoving && scene ? scene.colours : readColours(root)
    if (!scene || isOther) scene = sceneOf(update, of, state, colours)
    else scene = { ...scene, update, of, origin: originOf(of, meta), colours }
    const texts = JSON.stringify([update.language, meta.classes, meta.kind, meta.spans, arrays.outputs.shape])
    if (texts !== filled) {
      filled = texts
      fillTexts(view, scene, handlers)
      walking.fill(update)
      naming.fill(scene)
    }
    digits.open(meta.vectors[of.checkpoint])
    root.ariaBusy = String(of.picture?.isMoving ?? false)
    drawAll()
  }

  /**
   * @param {Update} update
   * @param {import("../kit/routed/choice.js").Choice} of
   * @param {State} now
   * @param {import("../kit/theme.js").Colours} colours
   * @returns {Scene}
   */
  function sceneOf(update, of, now, colours) {
    const { arrays, meta } = update
    const lengths = lastLengths(arrays.outputs)
    const longest = placeOfLargest(lengths)
    const [iterations, classes, dim] = arrays.outputs.shape
    const which = now.chosen ?? longest
    const from = ((iterations - 1) * classes + which) * dim
    const vector = arrays.outputs.data.slice(from, from + dim)
    const own = which === longest && arrays.reconstruction ? arrays.reconstruction.data : null
    return { update, of, origin: originOf(of, meta), state: now, colours, lengths, longest, which, vector, own, drawn: null,
      names: names ?? meta.names.given, ranges: rangesFor(which), pictures: [] }
  }

  /** @param {number} which class */
  function rangesFor(which) {
    const known = digits.known()
    if (!known) return null
    const { vectors, labels: { data: classes } } = known
    return rangesOf(vectors, classes, which)
  }

  /** Go from the capsule to those of test digits. */
  function showDigits() {
    if (!scene) return
    const source = sourceOf(scene.update, scene.of)
    walking.show(scene, digits.known(), source)
    naming.show(scene, digits.known(), source)
  }

  function drawAll() {
    if (!scene) return
    drawReading(view, scene)
    drawAsked(view, scene, rememberedAnswer(QUESTION), answer)
    follow()
    publish("capsules", newsOf(scene))
  }

  /** Draw the capsule that is looked at with its numbers as they are now, and around it the overview. */
  function follow() {
    if (!scene) return
    const { vector, which, state: { span }, lengths, of } = scene
    if (!isMoved(scene.state)) scene = { ...scene, drawn: null }
    drawMoved(view, scene)
    showDigits()
    if (!scene.own || isMoved(scene.state)) decode()
    if (!of.picture?.isMoving) decoding.overview({ vector, which, classes: lengths.length }, span)
  }

  /** Draw the capsule with its numbers as they are now; a drawing of where they were a moment ago is shown too. */
  async function decode() {
    if (!scene) return
    const { vector, which, state: { offsets }, lengths } = scene
    const moved = isMoved(scene.state)
    const drawn = await decoding.draw({ vector, which, classes: lengths.length }, movedBy(vector, offsets))
    if (!drawn || scene.vector !== vector || isMoved(scene.state) !== moved) return
    drawMoved(view, scene = moved ? { ...scene, drawn } : { ...scene, own: drawn })
  }

  /** @param {State} next */
  function change(next) {
    if (!scene || !state) return
    const isOther = next.chosen !== state.chosen
    const isSpan = next.span !== state.span
    state = next
    scene = isOther ? sceneOf(scene.update, scene.of, state, scene.colours) : { ...scene, state, pictures: isSpan ? [] : scene.pictures }
    if (isOther) return drawAll()
    if (isSpan) drawOverview(view, scene)
    drawPixel(view, scene)
    follow()
  }

  function writeAddress() {
    if (scene && state) setQuery({ ...choices.address(), ...addressOf(state, scene.update.meta) })
  }

  /** @param {string} guess */
  function answer(guess) {
    rememberAnswer(QUESTION, guess)
    if (scene) drawAsked(view, scene, guess, answer)
    root.focus({ preventScroll: true })
  }

  /** @type {import("./view.js").Handlers} */
  const handlers = {
    choose(at) {
      if (!state || !scene) return
      change(withClass(state, at === scene.longest ? null : at))
      writeAddress()
    },
    move(number, value) {
      if (state && scene) change(withValue(state, scene.vector, number, value))
    },
    reset() {
      if (!state) return
      change({ ...state, offsets: [] })
      writeAddress()
    },
    settle: writeAddress,
    span(span) {
      if (!state) return
      change({ ...state, span })
      writeAddress()
    },
    pixel(pixel) {
      if (!state) return
      change({ ...state, pixel })
      writeAddress()
    },
  }

  const choices = createChoosing(view.choices, { show, route: routeClasses, writeAddress, ask: () => tell.trigger("asks", true) })
  view.details.ontoggle = () => scene && drawTable(view, scene)
  view.save.onclick = () => scene && saveNumbers(scene)
  view.notebook.onclick = () => scene && saveCapsulesNotebook(scene)
  view.overview.save.onclick = () => scene && saveOverview(scene, view.overview.canvas)

  return {
    update: choices.receive,
    stop() {
      publish("capsules", undefined)
      choices.stop()
      decoding.stop()
      walking.stop()
      naming.stop()
    },
  }
}
