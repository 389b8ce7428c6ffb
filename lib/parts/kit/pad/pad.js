/** A surface to draw on with mouse, pen or finger: its strokes live here. */

import { placeIn } from "./curves.js"
import { drawOnScreen } from "./ink.js"
import { cleared, drawingOf, undone, withPoint, withStroke } from "./strokes.js"

/** @typedef {import("./strokes.js").Drawing} Drawing */
/** @typedef {import("./strokes.js").Stroke} Stroke */
/** @typedef {ReturnType<typeof createPad>} Pad */

/**
 * @typedef {object} Handlers
 * @property {() => number} width of the next stroke, in pixels of the picture
 * @property {() => void} onStart when the pen goes down
 * @property {() => void} onMove when the stroke under the pen grew, at once
 * @property {() => void} onChange when the drawing is another one: a stroke ended, or was taken back
 * @property {() => void} onFrame when what is drawn stands on the screen
 */

/**
 * Return the pad on `canvas`, on which nothing is drawn yet.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Handlers} handlers
 */
export function createPad(canvas, { width, onStart, onMove, onChange, onFrame }) {
  let [side, frame] = [0, 0]
  /** @type {Drawing} */
  let drawing = drawingOf([])
  /** @type {{ pointer: number, stroke: Stroke } | null} */
  let current = null

  function strokes() {
    return current ? [...drawing.strokes, current.stroke] : drawing.strokes
  }

  function drawSoon() {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (side > 0) drawOnScreen(canvas, strokes(), side)
      onFrame()
    })
  }

  /** @param {Drawing} next */
  function change(next) {
    drawing = next
    onChange()
    drawSoon()
  }

  /** @param {PointerEvent} event */
  function addPoint(event) {
    if (!current) return
    const [x, y] = placeIn(event, canvas.getBoundingClientRect(), side)
    current.stroke = withPoint(current.stroke, x, y)
  }

  /** @param {PointerEvent} event */
  function finishStroke(event) {
    if (current?.pointer !== event.pointerId) return
    const { stroke } = current
    current = null
    change(withStroke(drawing, stroke))
  }

  canvas.onpointerdown = (event) => {
    if (current !== null || event.button !== 0 || side === 0) return
    event.preventDefault()
    canvas.focus({ preventScroll: true })
    canvas.setPointerCapture(event.pointerId) // the stroke goes on outside the surface
    current = { pointer: event.pointerId, stroke: { width: width(), points: [] } }
    onStart()
    addPoint(event)
    drawSoon()
  }
  canvas.onpointermove = (event) => {
    if (current?.pointer !== event.pointerId) return
    const all = event.getCoalescedEvents?.() ?? []
    for (const one of all.length > 0 ? all : [event]) addPoint(one)
    if (frame === 0) onMove() // so that an answer may be there in the same frame as the line
    drawSoon()
  }
  canvas.onpointerup = canvas.onpointercancel = canvas.onlostpointercapture = finishStroke
  const resized = new ResizeObserver(drawSoon)
  resized.observe(canvas)

  return {
    /** Return what is drawn, the stroke under the pen included. */
    strokes,
    /** Return what undo can still bring back, and what is drawn but for the stroke under the pen. */
    drawing: () => drawing,
    /** Return the stroke under the pen, if it is down. */
    current: () => current?.stroke ?? null,
    isDrawing: () => current !== null,
    drawSoon,

    /**
     * Show another drawing without telling anybody.
     *
     * @param {readonly Stroke[]} drawn
     * @param {number} pixels a side of the picture
     */
    show(drawn, pixels) {
      side = pixels
      drawing = drawingOf(drawn)
      drawSoon()
    },
    undo() {
      if (current === null && drawing.history.length > 0) change(undone(drawing))
    },
    clear() {
      if (current === null) change(cleared(drawing))
    },
    stop() {
      resized.disconnect()
      cancelAnimationFrame(frame)
    },
  }
}
