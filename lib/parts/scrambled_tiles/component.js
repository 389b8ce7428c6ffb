/** A learner moves the tiles of a picture here, and the networks read it at every move. */

import { setQuery } from "../kit/address.js"
import { toLevels, toUnitRange } from "../kit/maths.js"
import { remember, remembered } from "../kit/memory.js"
import { readPicture } from "../kit/network/read_picture.js"
import { createReaders } from "../kit/network/readers.js"
import { definePart } from "../kit/part.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { saveNumbers, savePicture } from "./exports.js"
import { limitedMove, scrambledPicture } from "./maths.js"
import { saveTilesNotebook } from "./notebook.js"
import { listenToBoard } from "./pointer.js"
import { drawTilesQuestion } from "./question.js"
import { isAnswered } from "./scene.js"
import { holding, layoutIn, layoutText, moveOf, moved, putTogether, shuffled, startingState, tapped, withCut } from "./state.js"
import { tryOf, withTry } from "./tries.js"
import { buildView, drawBoard, drawReadings, drawTries, fillTexts } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */

const REST = 250 // ms without a change until the address says it, the server is asked, and the tries are counted

export default definePart(import.meta.url, createTiles)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createTiles(root, tell) {
  const chooser = createPictureChooser({
    onPicture({ image, reference, classes }) {
      if (!scene) return
      const levels = { data: toLevels(image), shape: scene.picture.levels.shape }
      show({ ...scene, of: scene.of + 1, picture: { levels, reference, classes } })
    },
    onSettled(reference) {
      if (!scene) return
      scene = { ...scene, picture: { ...scene.picture, reference } }
      setQuery({ image: reference === scene.update.meta.pictures.usual ? null : reference })
      rest()
    },
  })
  const view = buildView(root, chooser.box)
  /** @type {Scene | null} */
  let scene = null
  /** @type {import("./question.js").Guess | null} */
  let guess = null
  const readers = createReaders(() => {
    soon()
    rest()
  })
  const wholes = createReaders(() => {}) // `readers` says it
  /** @type {Map<string, { of: number, reading: import("./scene.js").Reading }>} of each network, of the last picture that it read whole */
  const known = new Map()
  let [opened, asked, times, frame] = ["", "", 0, 0]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {Update} update */
  function receive(update) {
    const { meta, arrays, labels } = update
    const isReplaced = chooser.update(meta.pictures, arrays.image, labels)
    const networks = JSON.stringify(meta.networks.map(({ id, network }) => [id, network]))
    const picture = scene && !isReplaced ? scene.picture
      : { levels: arrays.image, reference: meta.pictures.picture, classes: meta.pictures.labels }
    const state = scene?.state ?? startingState(layoutIn(meta.view.tiles) ?? layoutIn(meta.usual) ?? { cut: 2, order: [2, 0, 3, 1], moves: [] })
    if (networks !== opened) known.clear()
    const pairs = networks === opened && scene ? scene.pairs : new Map()
    opened = networks
    for (const one of [readers, wholes]) one.open(meta.networks)
    scene = { update, state, picture, of: (scene?.of ?? 0) + Number(isReplaced), parts: picture.levels, pairs, readers }
    fillTexts(view, scene)
    show(scene)
  }

  /**
   * Show what a scene has, and let the networks read it.
   *
   * @param {Scene} next
   */
  function show(next) {
    scene = { ...next, parts: scrambledPicture(next.picture.levels, next.state.layout) }
    drawBoard(view, scene)
    for (const network of scene.update.meta.networks) read(network, scene)
    soon()
    rest()
  }

  /** @param {(state: State) => State} next */
  function change(next) {
    if (!scene) return
    const state = next(scene.state)
    if (state.layout === scene.state.layout) {
      scene = { ...scene, state }
      return drawBoard(view, scene)
    }
    show({ ...scene, state })
    if (!board.isDragging()) sayInAddress(scene)
  }

  /** @param {number} place @param {number} right @param {number} down */
  function moveTo(place, right, down) {
    if (!scene) return
    const { picture: { levels: { shape } }, state: { layout: { cut } } } = scene
    change((state) => moved(state, limitedMove(shape, cut, { place, right, down })))
  }

  /**
   * Let a network read the whole picture, unless it just did, and its parts: both are shown together.
   *
   * @param {import("./scene.js").Network} network
   * @param {Scene} shown
   */
  async function read(network, { picture, of, parts, state: { layout } }) {
    const { id } = network
    const before = known.get(id)
    const whole = before?.of === of ? before.reading
      : await wholes.ask(id, (one) => readPicture(one, toUnitRange(picture.levels.data), network))
    if (!whole) return
    const now = await readers.ask(id, (one) => readPicture(one, toUnitRange(parts.data), network))
    if (!scene || !scene.update.meta.networks.includes(network)) return
    if (of >= (known.get(id)?.of ?? 0)) known.set(id, { of, reading: whole })
    if (!now || of < (scene.pairs.get(id)?.of ?? 0)) return
    scene = { ...scene, pairs: new Map(scene.pairs).set(id, { whole, now, of, layout: layoutText(layout) }) }
    soon()
    rest()
  }

  /** Draw with the next frame. */
  function soon() {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      draw()
    })
  }

  function draw() {
    if (!scene) return
    drawReadings(view, scene)
    redrawQuestion()
  }

  function redrawQuestion() {
    if (scene) drawTilesQuestion(view, scene, guess, (newest) => {
      guess = newest
      redrawQuestion()
      root.focus({ preventScroll: true })
    })
  }

  /** Once nothing has changed for a moment, count the try, or let the server read what is shown where the browser cannot. */
  function rest() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!scene || board.isDragging()) return
      drawTries(view, scene, triesWith(scene))
      askServer(scene)
    }, REST)
  }

  /** @param {Scene} shown */
  function askServer({ picture: { reference }, state: { layout }, update: { meta } }) {
    if (!scene || reference === null || meta.networks.every(({ id }) => readers.isAble(id)) || isAnswered(scene)) return
    const wanted = JSON.stringify([reference, layoutText(layout), opened])
    if (wanted === asked) return
    asked = wanted
    times += 1
    tell.state("asks", times) // a state, as what the page is given depends on it
  }

  const board = listenToBoard(view.places, {
    tap: (place) => change((state) => tapped(state, place)),
    moved: (place) => (scene ? moveOf(scene.state.layout, place) : null),
    move: moveTo,
    end() {
      if (scene) sayInAddress(scene)
      rest()
    },
    size: () => scene?.picture.levels.shape ?? [1, 1],
  })
  const moveByFields = () => moveTo(Number(view.part.value), Math.round(Number(view.right.value)), Math.round(Number(view.down.value)))
  view.part.onchange = () => change((now) => holding(now, Number(view.part.value)))
  view.right.onchange = view.down.onchange = moveByFields
  view.cut.onchange = () => change((now) => withCut(now, Number(view.cut.value)))
  view.shuffle.onclick = () => change(shuffled)
  view.restore.onclick = () => change(putTogether)
  view.save.onclick = () => scene && saveNumbers(scene)
  view.savePicture.onclick = () => scene && savePicture(scene)
  view.saveNotebook.onclick = () => scene && saveTilesNotebook(scene)

  return {
    update(update) {
      receive(update)
      draw()
      if (scene) drawTries(view, scene, triesWith(scene))
    },
    stop() {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      chooser.stop()
      readers.stop()
      wholes.stop()
    },
  }
}

/** @param {Scene} scene */
function sayInAddress({ state: { layout }, update: { meta: { usual } } }) {
  setQuery({ tiles: layoutText(layout) === usual ? null : layoutText(layout) })
}

/**
 * Return the learner's tries with these networks, this one included, and remember them.
 *
 * @param {Scene} scene
 */
function triesWith(scene) {
  const key = `capsule-lab-scrambled-tries-${scene.update.meta.networks.map(({ id }) => id).join(" ")}`
  /** @type {readonly import("./tries.js").Try[]} */
  const known = JSON.parse(remembered(key) ?? "[]")
  const newest = tryOf(scene)
  const tries = newest ? withTry(known, newest) : known
  if (tries !== known) remember(key, JSON.stringify(tries))
  return tries
}
