/**
 * The strokes live here; the server gets a picture of them after each one, or where the page says so keeps it and hears nothing,
 * as long as the browser does all the rest. What comes back from the server never replaces strokes: by then the learner may have
 * begun the next.
 */

import { setQuery } from "../kit/address.js"
import { isUndo } from "../kit/keys.js"
import { publish } from "../kit/live.js"
import { asPng } from "../kit/pad/ink.js"
import { keepDrawing } from "../kit/pad/keep.js"
import { createPad } from "../kit/pad/pad.js"
import { definePart } from "../kit/part.js"
import { isSameDrawing, livePictureOf } from "./state.js"
import { buildView, drawBrush, drawControls, drawExample, drawHint, drawTexts } from "./view.js"

/** @typedef {import("../kit/pad/strokes.js").Stroke} Stroke */
/**
 * @typedef {{ side: number, hint: string, strokes: Stroke[], number: number, kept: Keeping | null }} Meta
 *
 * @typedef {object} Keeping how a drawing is kept without a run of the page
 * @property {string} address where, relative to the app
 * @property {string} parameter of the page's address that names the drawing
 * @property {boolean} isLeftToBrowser whether the server need not know of it
 */
/** @typedef {import("../kit/part.js").Update<Meta, { example?: import("../kit/unpack.js").NumberArray }>} Update */

const SEND_AFTER = 80 // ms: a "4" or a "7" is often two quick strokes

export default definePart(import.meta.url, createCanvas)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createCanvas(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  let number = 0 // of the drawing that was sent last, or is about to be
  let isTouched = false // the example, if there is one, is shown until then
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  /** @type {import("./state.js").Shown | null} what the other parts of the page were told last */
  let told = null
  let keptNumber = 0 // of the drawing in the address
  /** @type {{ isKept?: boolean, number: number } | null} what the server was told last */
  let said = null

  const pad = createPad(view.canvas, {
    width: () => Number(view.brush.value),
    onStart: () => {
      isTouched = true
      drawAround()
    },
    onMove: tellOthers,
    onChange: () => {
      isTouched = true
      number += 1
      drawAround()
      sendSoon()
    },
    onFrame: () => {
      drawHint(view, pad.strokes())
      tellOthers()
    },
  })

  /** Tell the other parts of the page what is drawn, if that is news; nothing of a picture that is only shown. */
  function tellOthers() {
    if (!update) return
    const shown = { strokes: pad.drawing().strokes, stroke: pad.current(), isTouched, number }
    if (isSameDrawing(told, shown)) return
    told = shown
    publish("picture", livePictureOf(shown, update.meta.side))
  }

  function hasExample() {
    return !isTouched && update?.arrays.example !== undefined
  }

  function drawAround() {
    if (!update) return
    drawTexts(view, update.labels, update.meta.hint)
    drawExample(view, update.labels, hasExample() ? update.arrays.example : undefined)
    drawControls(view, pad.drawing(), update, hasExample())
  }

  function sendSoon() {
    clearTimeout(timer)
    // A stroke that began meanwhile sends everything when it ends.
    timer = setTimeout(() => pad.isDrawing() || send(), SEND_AFTER)
  }

  async function send() {
    if (!update) return
    const [{ kept, side }, strokes, of] = [update.meta, pad.strokes(), number]
    if (!kept || strokes.length === 0) {
      if (kept) setQuery({ [kept.parameter]: null })
      say({ image: asPng(strokes, side), strokes, number })
      return
    }
    try {
      const picture = await keepDrawing(kept.address, strokes, side)
      if (of !== number || pad.isDrawing()) return
      setQuery({ [kept.parameter]: picture })
      keptNumber = of
      sayIsKept()
    } catch {
      if (of === number) say({ image: asPng(strokes, side), strokes, number }) // the page says what is wrong
    }
  }

  /** Let the page run with the drawing in the address, unless it need not know. */
  function sayIsKept() {
    if (!update?.meta.kept || keptNumber !== number || (said?.isKept && (update.meta.kept.isLeftToBrowser || said.number === number))) return
    say({ isKept: true, number })
  }

  /** @param {{ isKept?: boolean, image?: string | null, strokes?: readonly Stroke[], number: number }} news */
  function say(news) {
    said = news
    tell.state("drawing", news)
  }

  view.undo.onclick = pad.undo
  view.clear.onclick = () => {
    if (pad.drawing().strokes.length > 0 || hasExample()) pad.clear()
  }
  view.brush.oninput = () => drawBrush(view)
  root.onkeydown = (event) => {
    if (!isUndo(event)) return
    event.preventDefault()
    pad.undo()
  }
  drawBrush(view)

  return {
    /** @param {Update} newest */
    update(newest) {
      if (update === null) {
        pad.show(newest.meta.strokes, newest.meta.side)
        number = newest.meta.number
      }
      update = newest
      drawAround()
      pad.drawSoon()
      if (said?.isKept) sayIsKept()
    },
    stop() {
      publish("picture", undefined)
      pad.stop()
      clearTimeout(timer)
    },
  }
}
