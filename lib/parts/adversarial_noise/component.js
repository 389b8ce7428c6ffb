/** Noise that misleads networks: what is shown, what is asked of the server, and what is read again when. */

import { setQuery } from "../kit/address.js"
import { toLevels, toUnitRange } from "../kit/maths.js"
import { readPicture, withDrawing } from "../kit/network/read_picture.js"
import { createReaders } from "../kit/network/readers.js"
import { createSweep } from "../kit/network/sweep.js"
import { definePart } from "../kit/part.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { joinSentences } from "../kit/text.js"
import { saveNumbers, savePictures } from "./exports.js"
import { saveNoiseNotebook } from "./notebook.js"
import { createNoises } from "./noises.js"
import { dialOf, makersOf, networksOf, nextAim, readingsFrom, receivedBy } from "./scene.js"
import { addressOf, startingState, withEpsilon, withMakers } from "./state.js"
import { buildView, drawAsked, drawMoved, drawReadings, drawWords, fillTexts } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./scene.js").Network} Network */
/** @typedef {import("./scene.js").Reading} Reading */
/** @typedef {import("./state.js").State} State */

const QUESTION = "capsule-lab-noise-enough"
const REST = 250 // ms without a change until words follow

export default definePart(import.meta.url, createAdversarialNoise)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createAdversarialNoise(root) {
  const chooser = createPictureChooser({
    onPicture({ image, reference, classes }) {
      if (!scene) return
      show({ levels: { data: toLevels(image), shape: scene.picture.levels.shape }, reference, classes })
    },
    onSettled(reference) {
      if (!scene) return
      scene = { ...scene, picture: { ...scene.picture, reference } }
      setQuery({ image: reference === scene.update.meta.pictures.usual ? null : reference })
      askNoises()
    },
  })
  const view = buildView(root, chooser.box)
  /** @type {Scene | null} */
  let scene = null
  const noises = createNoises()
  const readers = createReaders(() => {
    soon()
    askNoises()
  })
  const sweep = createSweep((id, epsilon, reading) => {
    if (!scene) return
    scene = { ...scene, sweeps: new Map(scene.sweeps).set(id, new Map(scene.sweeps.get(id)).set(epsilon, reading)) }
    soon()
  })
  let [filled, asked, frame] = ["", "", 0]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {Update} update */
  function receive(update) {
    const { meta, arrays, labels } = update
    const isReplaced = chooser.update(meta.pictures, arrays.image, labels)
    const ids = meta.networks.map(({ id }) => id)
    const isOther = !scene || networksOf(scene.update) !== networksOf(update)
    const state = withMakers(scene?.state ?? startingState(meta.view, meta.dials, ids, meta.pictures.classes.length), ids)
    const picture = scene && !isReplaced ? scene.picture
      : { levels: arrays.image, reference: meta.pictures.picture, classes: meta.pictures.labels }
    const kept = scene && !isReplaced && !isOther ? scene
      : { noises: new Map(), trouble: "", bases: new Map(), now: new Map(), sweeps: new Map() }
    scene = { ...kept, update, state, picture, image: toUnitRange(picture.levels.data), readers }
    readers.open(meta.networks)
    if (isReplaced || isOther) asked = ""
    const texts = JSON.stringify([update.language, meta.networks, meta.pictures.classes])
    if (texts !== filled) {
      filled = texts
      fillTexts(view, scene, { change, dial, rest: writeAddress })
    }
    follow()
    askNoises()
  }

  /** Show what noise there is, and let the networks read the picture with it, or as long as there is none without. */
  function follow() {
    if (!scene) return
    drawMoved(view, scene)
    for (const network of scene.update.meta.networks) read(network)
    soon()
  }

  /**
   * Let a network read what it receives now: its answer is shown as soon as it is there, what it draws when that follows.
   *
   * @param {Network} network
   */
  async function read(network) {
    if (!scene) return
    const { id } = network
    const [received, { image }] = [receivedBy(scene, network), scene]
    const reading = await readers.ask(id, (one) => readPicture(one, received ?? image, network))
    if (!reading || !scene || scene.image !== image) return
    if (!received) {
      scene = { ...scene, bases: new Map(scene.bases).set(id, reading) }
      return soon()
    }
    takeRead(id, { ...reading, drawn: scene.now.get(id)?.drawn ?? null })
    const drawn = await readers.ask(id, (one) => withDrawing(one, reading, network))
    if (drawn) takeRead(id, { ...(scene.now.get(id) ?? drawn), drawn: drawn.drawn })
  }

  /** @param {string} id @param {Reading} reading */
  function takeRead(id, reading) {
    if (!scene) return
    scene = { ...scene, now: new Map(scene.now).set(id, reading) }
    soon()
  }

  /** Ask the server for the noise that is to be shown, unless it is there or under way. */
  async function askNoises() {
    if (!scene) return
    const { picture: { reference, classes }, state: { method, maker }, update: { meta } } = scene
    const unable = meta.networks.filter(({ id }) => !readers.isAble(id))
    const label = method === "target" ? nextAim(scene) : classes.length === 1 ? classes[0] : null
    const wanted = JSON.stringify([reference, method, label, maker, networksOf(scene.update), unable.map(({ id }) => id)])
    if (wanted === asked) return
    asked = wanted
    sweep.cancel()
    scene = { ...scene, noises: new Map(), trouble: "", now: new Map(), sweeps: new Map() }
    soon()
    if (reference === null) return
    await Promise.all(makersOf(scene).map(async (one) => {
      const served = (maker === one.id ? unable : unable.filter(({ id }) => id === one.id)).map(({ id, checkpoint }) =>
        /** @type {[string, string]} */ ([id, checkpoint]))
      try {
        const noise = await noises.get(one.noise, { picture: reference, method, label, readers: served })
        if (scene && wanted === asked) takeNoise(one.id, noise)
      } catch (error) {
        const reason = error instanceof Error && !error.message.startsWith("<") && error.message // a proxy may send a page
        if (scene && wanted === asked) scene = { ...scene, trouble: joinSentences([scene.update.labels.trouble, reason]) }
        follow()
      }
    }))
    if (wanted === asked) readOver()
  }

  /** @param {string} id of the network that made it @param {import("./noises.js").Noise} noise */
  function takeNoise(id, noise) {
    if (!scene) return
    const sweeps = new Map(scene.sweeps)
    for (const [reader, served] of noise.read) sweeps.set(reader, readingsFrom(served, dialOf(scene)))
    scene = { ...scene, noises: new Map(scene.noises).set(id, noise), sweeps }
    follow()
  }

  /** Let the networks read the picture with every ε of the dial. */
  function readOver() {
    if (!scene) return
    const here = scene
    const networks = here.update.meta.networks.filter((one) => readers.isAble(one.id) && receivedBy(here, one))
    sweep.start(networks, dialOf(here), (epsilon, id) => {
      const network = here.update.meta.networks.find((one) => one.id === id)
      return (network && receivedBy(here, network, epsilon)) ?? here.image
    })
  }

  /** Draw with the next frame, and let the words follow once all is at rest. */
  function soon() {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (scene) drawReadings(view, scene)
    })
    timer ??= setTimeout(() => {
      timer = undefined
      settle()
    }, REST)
  }

  function settle() {
    if (!scene) return
    drawWords(view, scene)
    drawAsked(view, scene, rememberedAnswer(QUESTION), answer)
  }

  /** @param {import("./scene.js").Picture} picture */
  function show(picture) {
    if (!scene) return
    sweep.cancel()
    scene = { ...scene, picture, image: toUnitRange(picture.levels.data), noises: new Map(), trouble: "",
      bases: new Map(), now: new Map(), sweeps: new Map() }
    asked = ""
    follow()
  }

  /** @param {number} epsilon */
  function dial(epsilon) {
    if (!scene) return
    sweep.hold()
    clearTimeout(timer)
    timer = undefined
    scene = { ...scene, state: withEpsilon(scene.state, epsilon, scene.update.meta.dials) }
    follow()
  }

  /** @param {(state: State, scene: Scene) => State} next */
  function change(next) {
    if (!scene) return
    scene = { ...scene, state: next(scene.state, scene) }
    writeAddress()
    askNoises()
    follow()
  }

  function writeAddress() {
    if (scene) setQuery(addressOf(scene.state))
  }

  /** @param {string} guess */
  function answer(guess) {
    rememberAnswer(QUESTION, guess)
    if (scene) drawAsked(view, scene, guess, answer)
    root.focus({ preventScroll: true })
  }

  view.save.onclick = () => scene && saveNumbers(scene)
  view.savePicture.onclick = () => scene && savePictures(scene, view)
  view.saveNotebook.onclick = () => scene && saveNoiseNotebook(scene)
  view.details.ontoggle = () => scene && drawWords(view, scene)

  return {
    update(update) {
      receive(update)
      settle()
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
