/** The lab: a layer of kernels over one picture, and what follows it. The server only sends the picture. */

import { setQuery } from "../kit/address.js"
import { listenToKeys, pageMove } from "../kit/keys.js"
import { definePart } from "../kit/part.js"
import { addressOf, readAddress } from "./address.js"
import { saveNumbers, savePicture } from "./exports.js"
import { LESSONS } from "./lessons/index.js"
import { imageOf, othersIn } from "./maths/images.js"
import { layerOf } from "./maths/layer.js"
import { START_MAP } from "./ranges.js"
import { createScan } from "./scan.js"
import { listenToStages } from "./stage_events.js"
import { carriedPlace, steppedPlace, withPlace, withScan } from "./state.js"
import { buildView, drawFrame, drawPlay, drawTable } from "./view.js"
import { drawLessonQuestion } from "./views/question.js"
import { drawOutput, drawPlace, drawStages, drawWinner } from "./views/stages.js"
import { buildStrip, drawStrip } from "./views/strip.js"

/** @typedef {import("./lessons/lesson.js").Lab} Lab */
/** @typedef {import("./lessons/lesson.js").Scene} Scene */
/** @typedef {import("./lessons/open.js").OpenLesson} OpenLesson */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {import("../kit/part.js").Update<import("./lessons/lesson.js").Meta, { image: NumberArray, others: NumberArray }>} Update */

const REST = 150 // ms after the last move

export default definePart(import.meta.url, createLab)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createLab(root, tell) {
  const view = buildView(root)
  /** @type {Lab} */
  let lab
  /** @type {OpenLesson} */
  let lesson
  let lessonName = ""
  /** @type {Scene | null} null if the layer has no maps */
  let scene = null
  /** @type {import("./views/strip.js").Card[]} */
  let cards = []
  /** @type {{ rows: number, columns: number } | null} the map in which the place lies; null: the link's */
  let placedIn = START_MAP
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const scan = createScan(() => Number(view.scan.speed.value), showScanned, (isDone) => {
    if (isDone) lab = { ...lab, state: { ...lab.state, scanned: null } }
    drawPlay(view, lab, false)
    settle()
  })

  /** @type {import("./lessons/lesson.js").Change} */
  function change(next, isRebuild = false) {
    compute(next(lab.state))
    if (isRebuild) rebuild()
    else redraw()
  }

  /**
   * Change the state, and compute all that follows from it.
   *
   * @param {State} state
   */
  function compute(state) {
    const layer = layerOf(lab.picture, lab.meta.picture, state, lab.layer ?? null)
    lab = { ...lab, layer, state: { ...state, scanned: null } }
    scene = lesson.compute(lab)
    if (scene) carryPlace(scene.right.map)
  }

  /**
   * Keep the place at the same share of the height and width in a map of another size; one in the address stays if the map has it.
   *
   * @param {{ rows: number, columns: number }} map
   */
  function carryPlace({ rows, columns }) {
    const { state: { at }, meta, layer: { geometry } } = lab
    const isIn = (/** @type {{ rows: number, columns: number }} */ map) => at[0] < map.rows && at[1] < map.columns
    const from = placedIn ?? (isIn({ rows, columns }) ? { rows, columns } : geometry)
    if (!placedIn && !isIn(from)) tell.gone({ at: meta.view.at })
    lab = { ...lab, state: { ...lab.state, at: carriedPlace(at, from, { rows, columns }) } }
    placedIn = { rows, columns }
  }

  /**
   * Return the state that the address asks for, and say what of it is not possible.
   *
   * @param {Record<string, string>} address
   */
  function arrivedState(address) {
    const { state, gone } = readAddress(address)
    tell.gone(gone)
    if (address.at && !gone.at) placedIn = null
    return state
  }

  /** Draw everything anew, the controls too. */
  function rebuild() {
    scan.stop()
    view.settings.replaceChildren(...lesson.buildSettings(lab, change))
    cards = buildStrip(view.strip, lab, change)
    const panels = lesson.buildPanels(lab, change)
    view.middle.replaceChildren(...panels.middle)
    view.work.replaceChildren(...panels.below)
    view.right.shared.checked = lab.state.isShared
    redraw()
    if (scene) drawLessonQuestion(view, lab, lesson)
  }

  /** Draw numbers and pictures anew; the controls stay. */
  function redraw() {
    root.classList.toggle("impossible", scene === null)
    view.formula.textContent = scene?.formula ?? lesson.explainNoMap?.(lab) ?? lab.labels.no_map
    if (scene) {
      lesson.drawPanels(lab)
      drawStrip(cards, lab)
      drawStages(view, lab, scene)
      redrawPlace(scene)
    }
    settle()
  }

  /** @param {Scene} shown */
  function redrawPlace(shown) {
    const { at } = lab.state
    drawWinner(view, shown, shown.winnerOf?.(at) ?? null)
    drawPlace(view, lab, shown, lesson.drawPlace(lab, at))
  }

  /**
   * Look at another output, which ends a scan.
   *
   * @param {import("./state.js").Place} at
   */
  function move(at) {
    const wasScanned = lab.state.scanned !== null
    scan.stop()
    lab = { ...lab, state: withPlace(lab.state, at) }
    if (!scene) return
    if (wasScanned) drawOutput(view, lab, scene)
    redrawPlace(scene)
  }

  /** @param {number} scanned */
  function showScanned(scanned) {
    if (!scene) return
    lab = { ...lab, state: withScan(lab.state, scanned, scene.right.map) }
    drawOutput(view, lab, scene)
    redrawPlace(scene)
  }

  function playOrPause() {
    if (scan.isRunning()) {
      scan.stop()
    } else if (scene) {
      drawPlay(view, lab, true)
      scan.start(lab.state.scanned, scene.right.map.data.length)
    }
  }

  /** @param {number} by */
  function step(by) {
    if (!scene) return
    move(steppedPlace(lab.state.at, by, scene.right.map))
    settle()
  }

  /** Write the address and the table, once the learner rests. */
  function settle() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      setQuery(addressOf(lab.state, lab.meta.part))
      redrawTable()
    }, REST)
  }

  function redrawTable() {
    drawTable(view, () => lesson.table(lab))
  }

  listenToStages(view, { shown: () => ({ lab, scene }), move, settle, playOrPause })
  const unlisten = listenToKeys(root, (event) => {
    const by = pageMove(event)
    if (!by || !scene || root.classList.contains("asking")) return
    event.preventDefault()
    step(by)
  })
  view.scan.back.onclick = () => step(-1)
  view.scan.next.onclick = () => step(1)
  view.scan.play.onclick = playOrPause
  view.right.shared.onchange = () => change((state) => ({ ...state, isShared: view.right.shared.checked }))
  view.downloads.png.onclick = () => scene && savePicture(view, cards, lab, scene)
  view.downloads.csv.onclick = () => scene && saveNumbers(lab, scene)
  view.downloads.details.ontoggle = redrawTable

  return {
    /** @param {Update} update */
    update({ meta, arrays, ...texts }) {
      scan.stop()
      const state = lab?.state ?? arrivedState(meta.view)
      if (lessonName !== meta.part) lesson = LESSONS[meta.part]()
      lessonName = meta.part
      lab = { ...lab, ...texts, meta, picture: imageOf(arrays.image), others: othersIn(meta, arrays.others), state }
      compute(state)
      drawFrame(view, lab, lesson)
      drawPlay(view, lab, false)
      rebuild()
    },
    stop() {
      unlisten()
      scan.stop()
      clearTimeout(timer)
    },
  }
}
