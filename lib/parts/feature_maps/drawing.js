/**
 * Keeps what is on the page now, and draws what a change concerns.
 *
 * @typedef {ReturnType<typeof createDrawing>} Drawing
 */

import { readPixel } from "./ledger.js"
import { readsColours } from "./network.js"
import { isOneMap, stepIn } from "./scene.js"
import { drawBar, drawLevel, drawWords, isLevelFocused, focusLevel, redrawLevel } from "./view.js"
import { drawField, drawInput, drawLoupe, repaintInput } from "./views/beside.js"
import { markPointed } from "./views/layer.js"
import { ringMaps } from "./views/overview.js"
import { drawReading, markPixel } from "./views/step.js"
import { wordsOf } from "./words.js"

/** @typedef {import("./ledger.js").Reading} Reading */
/** @typedef {import("./scene.js").Scene} Scene */

/**
 * Return what draws the scene, and remembers what is drawn.
 *
 * @param {import("./view.js").View} view
 * @param {import("./scene.js").Actions} actions
 */
export function createDrawing(view, actions) {
  /** @type {import("./view.js").Drawn} */
  let drawn = { cards: [], sheet: null, stage: null, sum: null }
  /** @type {import("./views/picture.js").Picture | null} */
  let input = null
  /** @type {import("./words.js").Words} */
  let words = { sentence: "", lines: [] }
  let width = 0

  /** @param {Scene} scene what follows from which map is pointed at, where there are many */
  function drawPointed(scene) {
    ringMaps(drawn.cards, scene)
    if (drawn.sheet) markPointed(drawn.sheet, scene)
    if (input) drawField(view, input, scene, isOneMap(scene) ? null : scene.state.pointed)
    drawLoupe(view, scene)
  }

  /** @param {Scene} scene what follows from which pixel of a map is looked at, and the words */
  function drawPixel(scene) {
    const { layer, map, pixel, channel } = scene.state
    const { stage } = drawn
    /** @type {Reading | null} */
    let reading = null
    if (stage && pixel && input) {
      if (stage.breakdown && stepIn(scene)) {
        reading = readPixel(scene, stage.layer, stage.breakdown.step, pixel, channel, readsColours(scene.net, stage.layer))
        drawReading(stage, stage.breakdown, scene, pixel, reading, actions)
      } else markPixel(stage, pixel)
      drawField(view, input, scene, { layer, map, pixel })
    }
    words = wordsOf(scene, reading)
    drawWords(view, scene, words)
  }

  return {
    drawPointed,
    drawPixel,

    /** @param {Scene} scene */
    drawAll(scene) {
      const wasFocused = isLevelFocused(view)
      drawBar(view, scene, actions)
      input = drawInput(view, scene, actions)
      width = view.level.clientWidth
      drawn = drawLevel(view, scene, actions)
      drawPointed(scene)
      drawPixel(scene)
      if (wasFocused) focusLevel(view)
    },

    /** @param {Scene} scene of another picture than was drawn, with the same level */
    redraw(scene) {
      if (input) repaintInput(input, scene)
      redrawLevel(drawn, scene)
      drawPointed(scene)
      drawPixel(scene)
    },

    /** @param {Scene} scene whose map lists other channels */
    drawChannels(scene) {
      drawn = drawLevel(view, scene, actions)
      drawPixel(scene)
    },

    /** @param {Scene} scene whose table may have been opened */
    drawTable: (scene) => drawWords(view, scene, words),

    /** Return what stands in the place of the level. */
    level: () => drawn,

    /** Return the table, for a file. */
    table: () => words.lines,

    /** Return whether there is another width than the level was drawn for. */
    isWidthNew: () => width !== view.level.clientWidth,
  }
}
