/** Lets a learner choose the place in both stages, by pointer and keys. */

import { cellUnder } from "../kit/dom.js"
import { arrowMove } from "../kit/keys.js"
import { outputAround, outputsReading } from "./maths/windows.js"
import { movedPlace } from "./state.js"
import { drawReaders } from "./views/stages.js"

/** @typedef {import("./state.js").Place} Place */

/**
 * @typedef {object} Stages
 * @property {() => { lab: import("./lessons/lesson.js").Lab, scene: import("./lessons/lesson.js").Scene | null }} shown
 * @property {(at: Place) => void} move looks at another output
 * @property {() => void} settle is called when the learner has come to rest
 * @property {() => void} playOrPause
 */

/**
 * Listen to pointer and keys on both stages.
 *
 * @param {import("./view.js").View} view
 * @param {Stages} stages
 */
export function listenToStages(view, { shown, move, settle, playOrPause }) {
  /** @param {MouseEvent} event */
  function moveFromLeft(event) {
    const { scene } = shown()
    if (!scene) return
    const { geometry, left } = scene
    const [row, column] = cellUnder(view.left.stage, event, left.rows, left.columns)
    const [y, x] = [row - geometry.down.before, column - geometry.across.before]
    move(outputAround(geometry, y, x))
    drawReaders(view, scene, outputsReading(geometry, y, x))
  }

  /** @param {MouseEvent} event */
  function moveFromRight(event) {
    const { scene } = shown()
    if (!scene) return
    drawReaders(view, scene, null)
    move(cellUnder(view.right.stage, event, scene.right.map.rows, scene.right.map.columns))
  }

  /** @param {KeyboardEvent} event */
  function moveByKey(event) {
    const { lab, scene } = shown()
    const arrow = arrowMove(event)
    const isSpace = event.key === " " && !event.altKey && !event.ctrlKey && !event.metaKey
    if (!scene || !(arrow || isSpace)) return
    event.preventDefault()
    if (arrow) {
      move(movedPlace(lab.state.at, arrow, scene.right.map))
      settle()
    } else {
      playOrPause()
    }
  }

  for (const [{ stage }, take] of /** @type {const} */ ([[view.left, moveFromLeft], [view.right, moveFromRight]])) {
    stage.onpointerdown = (event) => {
      if (event.button !== 0) return
      if (event.pointerType !== "mouse") stage.setPointerCapture(event.pointerId)
      take(event)
    }
    stage.onpointermove = (event) => {
      if (event.pointerType === "mouse" || event.buttons) take(event)
    }
    stage.onpointerleave = () => {
      const { scene } = shown()
      if (!scene) return
      drawReaders(view, scene, null)
      settle()
    }
    stage.onkeydown = moveByKey
  }
}
