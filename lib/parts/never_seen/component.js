/** Pictures that no network learned: which is shown, and what the networks say of it. */

import { setQuery } from "../kit/address.js"
import { toLevels, toUnitRange } from "../kit/maths.js"
import { readPicture } from "../kit/network/read_picture.js"
import { createReaders } from "../kit/network/readers.js"
import { definePart } from "../kit/part.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { savePicture, saveNumbers } from "./exports.js"
import { readMade } from "./made.js"
import { saveUnseenNotebook } from "./notebook.js"
import { askedOf, drawAgain } from "./reading.js"
import { readersOf } from "./scene.js"
import { DIGIT, addressOf, referenceOf, startingState, withKind, withNumber, withThreshold } from "./state.js"
import { buildView, drawAsked, drawMeasured, drawScene, drawWords, fillTexts } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./scene.js").Picture} Picture */

const QUESTION = "capsule-lab-never-seen"
const REST = 200 // ms without a change until words follow

export default definePart(import.meta.url, createNeverSeen)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createNeverSeen(root, tell) {
  const chooser = createPictureChooser({
    onPicture({ image, reference, classes }) {
      if (!scene) return
      digit = { levels: { data: toLevels(image), shape: [...scene.update.meta.pictures.shape] }, reference, digits: classes }
      if (scene.state.kind === DIGIT) show(digit)
    },
    onSettled(reference) {
      if (!scene || !digit) return
      digit = { ...digit, reference }
      setQuery({ image: reference === scene.update.meta.pictures.usual ? null : reference })
      if (scene.state.kind !== DIGIT) return
      scene = { ...scene, picture: digit }
      askServer()
    },
  })
  const view = buildView(root, chooser.box)
  /** @type {Scene | null} */
  let scene = null
  /** @type {Picture | null} */
  let digit = null
  const readers = createReaders(() => {
    soon()
    askServer()
  })
  let [filled, asked, answeredFor, times, shown, frame] = ["", "", "", 0, 0, 0]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {Update} update */
  function receive(update) {
    const { meta, arrays, labels } = update
    const isReplaced = chooser.update(meta.pictures, arrays.image, labels)
    if (isReplaced || !digit) digit = { levels: arrays.image, reference: meta.pictures.picture, digits: meta.pictures.labels }
    const isOther = !scene || readersOf(scene.update) !== readersOf(update)
    const state = scene?.state ?? startingState(meta.view, meta.kinds)
    scene = { update, state, picture: scene?.picture ?? null, said: scene && !isOther ? scene.said : new Map(), readers }
    readers.open(meta.networks)
    const texts = JSON.stringify([update.language, meta.networks, meta.kinds])
    if (texts !== filled) {
      filled = texts
      fillTexts(view, scene, { chooseKind, chooseNumber, moveThreshold, rest: writeAddress })
    }
    if (isOther || (isReplaced && state.kind === DIGIT)) choosePicture()
    soon()
    drawMeasured(view, scene)
  }

  /** Show the picture that the state says, as soon as it is there. */
  async function choosePicture() {
    if (!scene) return
    const of = ++shown
    const { state: { kind, number }, update: { meta } } = scene
    if (kind === DIGIT) return show(digit)
    const address = meta.kinds.find(({ name }) => name === kind)?.address ?? null
    if (address === null) return show(null)
    try {
      const { levels, digits } = await readMade(address, number)
      if (of === shown) show({ levels, digits, reference: referenceOf({ ...scene.state, kind, number }, null) })
    } catch {
      if (of === shown) show(null)
    }
  }

  /** @param {Picture | null} picture */
  function show(picture) {
    if (!scene) return
    shown += 1
    scene = { ...scene, picture }
    soon()
    if (!picture) return
    for (const network of scene.update.meta.networks) read(network, picture.levels)
    askServer()
  }

  /**
   * Let a network read a picture: its answer is shown as soon as it is there, what it draws when that follows.
   *
   * @param {import("./scene.js").Network} network
   * @param {import("../kit/unpack.js").NumberArray} levels
   */
  async function read(network, levels) {
    const { id } = network
    const reading = await readers.ask(id, (one) => readPicture(one, toUnitRange(levels.data), askedOf(network)))
    if (!reading) return
    take(id, { of: levels, scores: reading.scores, drawn: null })
    const drawn = await readers.ask(id, (one) => drawAgain(one, reading))
    if (drawn && scene?.said.get(id)?.of === levels) take(id, { of: levels, scores: reading.scores, drawn })
  }

  /** @param {string} id @param {import("./scene.js").Said} said */
  function take(id, said) {
    if (!scene) return
    scene = { ...scene, said: new Map(scene.said).set(id, said) }
    soon()
  }

  /** Draw with the next frame, and let the words follow once all is at rest. */
  function soon() {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (scene) drawScene(view, scene)
    })
    timer ??= setTimeout(() => {
      timer = undefined
      if (!scene) return
      drawWords(view, scene)
      ask()
    }, REST)
  }

  function ask() {
    if (scene) drawAsked(view, scene, rememberedAnswer(QUESTION), answeredFor === scene.picture?.reference, answer)
  }

  /** @param {string} kind */
  function chooseKind(kind) {
    if (!scene || kind === scene.state.kind) return
    scene = { ...scene, state: withKind(scene.state, kind) }
    writeAddress()
    choosePicture()
    drawMeasured(view, scene)
  }

  /** @param {number} number */
  function chooseNumber(number) {
    if (!scene) return
    scene = { ...scene, state: withNumber(scene.state, scene.update.meta.kinds, number) }
    writeAddress()
    choosePicture()
  }

  /** @param {number} threshold */
  function moveThreshold(threshold) {
    if (!scene) return
    scene = { ...scene, state: withThreshold(scene.state, threshold) }
    drawScene(view, scene)
    drawMeasured(view, scene)
    soon()
  }

  function writeAddress() {
    if (scene) setQuery(addressOf(scene.state, scene.update.meta.kinds))
  }

  /** Let the server read what is shown, where the browser cannot. */
  function askServer() {
    if (!scene?.picture?.reference) return
    const { picture: { reference }, update: { meta } } = scene
    if (meta.networks.every(({ id }) => readers.isAble(id)) || meta.answered === reference) return
    const wanted = JSON.stringify([reference, readersOf(scene.update)])
    if (wanted === asked) return
    asked = wanted
    times += 1
    tell.state("asks", times) // a state, as what the page is given depends on it
  }

  /** @param {string} guess */
  function answer(guess) {
    rememberAnswer(QUESTION, guess)
    answeredFor = scene?.picture?.reference ?? ""
    ask()
    root.focus({ preventScroll: true })
  }

  view.save.onclick = () => scene && saveNumbers(scene)
  view.savePicture.onclick = () => scene && savePicture(scene)
  view.notebook.onclick = () => scene && saveUnseenNotebook(scene)
  view.details.ontoggle = () => scene && drawWords(view, scene)
  const watch = new ResizeObserver(() => scene && drawMeasured(view, scene))
  watch.observe(root)

  return {
    update(update) {
      receive(update)
      ask()
    },
    stop() {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      watch.disconnect()
      chooser.stop()
      readers.stop()
    },
  }
}
