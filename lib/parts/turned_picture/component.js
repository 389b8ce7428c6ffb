/** A picture that is turned on the page: what is shown, and what is read again when. */

import { setQuery } from "../kit/address.js"
import { transformPicture } from "../kit/digit/transform.js"
import { toLevels, toUnitRange } from "../kit/maths.js"
import { definePart } from "../kit/part.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { saveCurves, saveNumbers } from "./exports.js"
import { saveTurnedNotebook } from "./notebook.js"
import { readPicture, withDrawing } from "../kit/network/read_picture.js"
import { createReaders } from "../kit/network/readers.js"
import { isAnswered, networksOf, readersOf } from "./scene.js"
import { addressOf, isUnchanged, startingState, sweepOf, transformationOf, usualOf, withValue, withoutChange } from "./state.js"
import { createSweep } from "../kit/network/sweep.js"
import { buildView, drawAsked, drawMoved, drawReadings, drawWords, fillTexts } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./scene.js").Reading} Reading */

const QUESTION = "capsule-lab-turn-lasts"
const REST = 250 // ms without a change until words follow

export default definePart(import.meta.url, createTurned)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createTurned(root, tell) {
  const chooser = createPictureChooser({
    onPicture({ image, isMoving, reference, classes }) {
      if (!scene) return
      show({ levels: { data: toLevels(image), shape: scene.picture.levels.shape }, reference, classes }, isMoving)
    },
    onSettled(reference) {
      if (!scene) return
      scene = { ...scene, picture: { ...scene.picture, reference } }
      setQuery({ image: reference === scene.update.meta.pictures.usual ? null : reference })
      askServer()
    },
  })
  const view = buildView(root, chooser.box)
  /** @type {Scene | null} */
  let scene = null
  const readers = createReaders(() => {
    soon()
    askServer()
  })
  const sweep = createSweep(takeSwept)
  let [filled, swept, asked, times, picturesShown, frame] = ["", "", "", 0, 0, 0]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {Update} update */
  function receive(update) {
    const { meta, arrays, labels } = update
    const isReplaced = chooser.update(meta.pictures, arrays.image, labels)
    const isOther = !scene || readersOf(scene.update) !== readersOf(update)
    const state = scene?.state ?? startingState(meta.view, meta.dials)
    const picture = scene && !isReplaced ? scene.picture
      : { levels: arrays.image, reference: meta.pictures.picture, classes: meta.pictures.labels }
    const kept = scene && !isReplaced && !isOther ? scene : { now: new Map(), bases: new Map(), sweeps: new Map() }
    const turned = transformPicture(picture.levels, transformationOf(state.values))
    const networks = networksOf(meta.networks, state)
    scene = { update, state, networks, picture, turned, now: kept.now, bases: kept.bases, sweeps: kept.sweeps, shown: swept, readers }
    readers.open(meta.networks)
    fillAnew()
    if (isReplaced || isOther) picturesShown += 1
    follow()
    askServer()
  }

  /** Write the texts, unless these stand there. */
  function fillAnew() {
    if (!scene) return
    const { update: { language, meta: { pictures } }, networks } = scene
    const texts = JSON.stringify([language, networks, pictures.classes])
    if (texts === filled) return
    filled = texts
    fillTexts(view, scene, { turn: turnDial, rest: writeAddress, reset }, choose)
  }

  /** Show the picture as the dials make it, and let the networks read it, and what the curves lack. */
  function follow() {
    if (!scene) return
    drawMoved(view, scene)
    const image = toUnitRange(scene.turned.data)
    for (const network of scene.networks) read(network, image)
    readOver()
    soon()
  }

  /**
   * Let a network read an image: its answer is shown as soon as it is there, what it draws when that follows.
   *
   * @param {import("./scene.js").Read} network
   * @param {Float32Array} image
   */
  async function read(network, image) {
    const { id } = network
    const reading = await readers.ask(id, (one) => readPicture(one, image, network))
    if (!reading || !scene?.networks.includes(network)) return
    takeRead(id, { ...reading, drawn: scene?.now.get(id)?.drawn ?? null })
    const drawn = await readers.ask(id, (one) => withDrawing(one, reading, network))
    if (drawn && scene?.networks.includes(network)) takeRead(id, { ...(scene?.now.get(id) ?? drawn), drawn: drawn.drawn })
  }

  /** @param {string} id @param {Reading} reading */
  function takeRead(id, reading) {
    if (!scene) return
    scene = { ...scene, now: new Map(scene.now).set(id, reading) }
    soon()
  }

  /** Read the dial over its whole range, unless that was done or is under way; first of all the picture as it was. */
  function readOver() {
    if (!scene) return
    const { state: { values, dial }, update: { meta }, networks, picture } = scene
    const others = Object.entries(values).filter(([name]) => name !== dial)
    const wanted = JSON.stringify([picturesShown, dial, others, networks.map(({ network, features, iterations }) => [network, features, iterations])])
    if (wanted === swept) return
    const isOtherPicture = !swept.startsWith(`[${picturesShown},`)
    swept = wanted
    scene = { ...scene, shown: swept, sweeps: new Map(), bases: isOtherPicture ? new Map() : scene.bases }
    const over = meta.dials.find(({ name }) => name === dial) ?? meta.dials[0]
    const imageOf = (/** @type {number} */ value) => {
      const at = Number.isNaN(value) ? usualOf(meta.dials) : { ...values, [dial]: value }
      return toUnitRange(transformPicture(picture.levels, transformationOf(at)).data)
    }
    sweep.start(networks, [NaN, ...sweepOf(over)], imageOf)
  }

  /** @param {string} id @param {number} value NaN for the picture as it was @param {Reading} reading */
  function takeSwept(id, value, reading) {
    if (!scene) return
    if (Number.isNaN(value)) scene = { ...scene, bases: new Map(scene.bases).set(id, reading) }
    else scene = { ...scene, sweeps: new Map(scene.sweeps).set(id, new Map(scene.sweeps.get(id)).set(value, reading)) }
    soon()
  }

  /** Draw with the next frame, and let the words follow once all is at rest. */
  function soon() {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (scene) drawReadings(view, scene)
    })
    timer ??= setTimeout(() => {
      timer = undefined
      if (!scene) return
      drawWords(view, scene)
      drawAsked(view, scene, rememberedAnswer(QUESTION), answer)
    }, REST)
  }

  /**
   * @param {import("./scene.js").Picture} picture
   * @param {boolean} isMoving
   */
  function show(picture, isMoving) {
    if (!scene) return
    picturesShown += 1
    if (isMoving) sweep.hold()
    scene = { ...scene, picture, turned: transformPicture(picture.levels, transformationOf(scene.state.values)) }
    follow()
  }

  /** @param {import("./state.js").State} state */
  function change(state) {
    if (!scene) return
    sweep.hold()
    clearTimeout(timer)
    timer = undefined
    scene = { ...scene, state, turned: transformPicture(scene.picture.levels, transformationOf(state.values)) }
    follow()
  }

  /** @param {import("./state.js").Dial} dial @param {number} value */
  function turnDial(dial, value) {
    if (scene) change(withValue(scene.state, dial, value))
  }

  /** @param {import("./views/choices.js").Chosen} chosen */
  function choose(chosen) {
    if (!scene) return
    picturesShown += 1 // what was read before is nothing to compare with
    const state = { ...scene.state, ...chosen }
    scene = { ...scene, state, networks: networksOf(scene.update.meta.networks, state), now: new Map(), bases: new Map(), sweeps: new Map() }
    fillAnew()
    follow()
    writeAddress()
  }

  function reset() {
    if (!scene || isUnchanged(scene.state, scene.update.meta.dials)) return
    change(withoutChange(scene.state, scene.update.meta.dials))
    writeAddress()
  }

  function writeAddress() {
    if (scene) setQuery(addressOf(scene.state, scene.update.meta.dials))
    askServer()
  }

  /** Let the server read what is shown, where the browser cannot. */
  function askServer() {
    if (!scene) return
    const { picture: { reference }, update: { meta } } = scene
    if (reference === null || meta.networks.every(({ id }) => readers.isAble(id)) || isAnswered(scene)) return
    const wanted = JSON.stringify([reference, scene.state.values, scene.state.iterations, readersOf(scene.update)])
    if (wanted === asked) return
    asked = wanted
    times += 1
    tell.state("asks", times) // a state, as what the page is given depends on it
  }

  /** @param {string} guess */
  function answer(guess) {
    rememberAnswer(QUESTION, guess)
    if (scene) drawAsked(view, scene, guess, answer)
    root.focus({ preventScroll: true })
  }

  view.save.onclick = () => scene && saveNumbers(scene)
  view.savePicture.onclick = () => scene && saveCurves(scene, view.curves)
  view.saveNotebook.onclick = () => scene && saveTurnedNotebook(scene)
  view.details.ontoggle = () => scene && drawWords(view, scene)

  return {
    update(update) {
      receive(update)
      if (scene) drawWords(view, scene)
      if (scene) drawAsked(view, scene, rememberedAnswer(QUESTION), answer)
    },
    stop() {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      chooser.stop()
      sweep.stop()
      readers.stop()
    },
  }
}
