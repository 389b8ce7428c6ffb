/**
 * The strokes live here; the server gets a picture of them after each one. What comes back from the server never
 * replaces strokes: by then the learner may have begun the next.
 */

import { isUndo } from "../kit/keys.js"
import { publish } from "../kit/live.js"
import { definePart } from "../kit/part.js"
import { placeIn } from "./maths.js"
import { cleared, drawingOf, undone, withPoint, withStroke } from "./state.js"
import { asPng, buildView, drawBrush, drawControls, drawExample, drawSurface, drawTexts, pixelsOf } from "./view.js"

/** @typedef {import("./state.js").Drawing} Drawing */
/** @typedef {import("./state.js").Stroke} Stroke */
/** @typedef {{ side: number, hint: string, strokes: Stroke[] }} Meta */
/** @typedef {import("../kit/part.js").Update<Meta, { example?: import("../kit/unpack.js").NumberArray }>} Update */

const SEND_AFTER = 80 // ms: a "4" or a "7" is often two quick strokes

export default definePart(import.meta.url, createPad)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createPad(root, tell) {
  const view = buildView(root)
  const { canvas } = view
  /** @type {Update | null} */
  let update = null
  let drawing = drawingOf([])
  let isTouched = false // the example, if there is one, is shown until then
  /** @type {{ pointer: number, stroke: Stroke } | null} */
  let current = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let frame = 0
  /** @type {{ strokes: readonly Stroke[], stroke: Stroke | undefined } | null} what the other parts of the page were told last */
  let told = null

  function redrawSoon() {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (update) drawSurface(view, shownStrokes(), update.meta.side)
      tellOthers()
    })
  }

  function shownStrokes() {
    return current ? [...drawing.strokes, current.stroke] : drawing.strokes
  }

  /** Tell the other parts of the page what is drawn, if that is news; nothing of a picture that is only shown. */
  function tellOthers() {
    if (!update) return
    const [{ side }, strokes, stroke] = [update.meta, shownStrokes(), current?.stroke]
    if (told?.strokes === drawing.strokes && told.stroke === stroke) return
    told = { strokes: drawing.strokes, stroke }
    const isEmpty = isTouched ? null : undefined
    publish("drawing", strokes.length === 0 ? isEmpty : { pixels: () => pixelsOf(strokes, side), side, isDrawing: current !== null })
  }

  function hasExample() {
    return !isTouched && update?.arrays.example !== undefined
  }

  function drawAround() {
    if (!update) return
    drawTexts(view, update.labels, update.meta.hint)
    drawExample(view, update.labels, hasExample() ? update.arrays.example : undefined)
    drawControls(view, drawing, update, hasExample())
  }

  /** @param {Drawing} next */
  function change(next) {
    if (!update || (next === drawing && !hasExample())) return
    drawing = next
    isTouched = true
    drawAround()
    redrawSoon()
    sendSoon()
  }

  function sendSoon() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // A stroke that began meanwhile sends everything when it ends.
      if (update && current === null) {
        tell.state("drawing", { image: asPng(drawing.strokes, update.meta.side), strokes: drawing.strokes })
      }
    }, SEND_AFTER)
  }

  /** @param {PointerEvent} event */
  function addPoint(event) {
    if (!update || !current) return
    const [x, y] = placeIn(event, canvas.getBoundingClientRect(), update.meta.side)
    current.stroke = withPoint(current.stroke, x, y)
  }

  /** @param {PointerEvent} event */
  function finishStroke(event) {
    if (current?.pointer !== event.pointerId) return
    const { stroke } = current
    current = null
    change(withStroke(drawing, stroke))
  }

  function undo() {
    if (current === null && drawing.history.length > 0) change(undone(drawing))
  }

  canvas.onpointerdown = (event) => {
    if (current !== null || event.button !== 0) return
    event.preventDefault()
    canvas.focus({ preventScroll: true })
    canvas.setPointerCapture(event.pointerId) // the stroke goes on outside the surface
    current = { pointer: event.pointerId, stroke: { width: Number(view.brush.value), points: [] } }
    isTouched = true
    drawAround()
    addPoint(event)
    redrawSoon()
  }
  canvas.onpointermove = (event) => {
    if (current?.pointer !== event.pointerId) return
    const all = event.getCoalescedEvents?.() ?? []
    for (const one of all.length > 0 ? all : [event]) addPoint(one)
    if (frame === 0) tellOthers() // at once, so that an answer may be there in the same frame as the line
    redrawSoon()
  }
  canvas.onpointerup = canvas.onpointercancel = canvas.onlostpointercapture = finishStroke
  view.undo.onclick = undo
  view.clear.onclick = () => {
    if (current === null) change(cleared(drawing))
  }
  view.brush.oninput = () => drawBrush(view)
  root.onkeydown = (event) => {
    if (!isUndo(event)) return
    event.preventDefault()
    undo()
  }
  const resized = new ResizeObserver(redrawSoon)
  resized.observe(canvas)
  drawBrush(view)

  return {
    /** @param {Update} newest */
    update(newest) {
      if (update === null) drawing = drawingOf(newest.meta.strokes)
      update = newest
      drawAround()
      redrawSoon()
    },
    stop() {
      publish("drawing", undefined)
      resized.disconnect()
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    },
  }
}
