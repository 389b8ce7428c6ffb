/**
 * The strokes of a drawing, and those that undo brings back. A state is never changed: each function returns the next.
 *
 * @typedef {{ width: number, points: number[] }} Stroke width and places x, y, x, y, … in pixels of the picture
 *
 * @typedef {object} Drawing
 * @property {readonly Stroke[]} strokes what is drawn
 * @property {readonly (readonly Stroke[])[]} history what was drawn before each change, oldest first
 */

/** Points nearer than this to the one before add nothing. */
const CLOSE = 0.7

/**
 * Return the drawing of these strokes, which undo takes away one by one.
 *
 * @param {readonly Stroke[]} strokes
 * @returns {Drawing}
 */
export function drawingOf(strokes) {
  return { strokes, history: strokes.map((_, count) => strokes.slice(0, count)) }
}

/**
 * Return the drawing with one more stroke.
 *
 * @param {Drawing} drawing
 * @param {Stroke} stroke
 */
export function withStroke(drawing, stroke) {
  return changed(drawing, [...drawing.strokes, stroke])
}

/**
 * Return the empty drawing, which undo can still fill again.
 *
 * @param {Drawing} drawing
 */
export function cleared(drawing) {
  return drawing.strokes.length === 0 ? drawing : changed(drawing, [])
}

/**
 * Return the drawing as it was before the last change.
 *
 * @param {Drawing} drawing
 * @returns {Drawing}
 */
export function undone({ strokes, history }) {
  return { strokes: history.at(-1) ?? strokes, history: history.slice(0, -1) }
}

/**
 * Return the stroke with one more point, or the same one if the point is hardly elsewhere.
 *
 * @param {Stroke} stroke
 * @param {number} x
 * @param {number} y
 * @returns {Stroke}
 */
export function withPoint(stroke, x, y) {
  const { width, points } = stroke
  const isClose = points.length > 0 && Math.hypot(x - points[points.length - 2], y - points[points.length - 1]) < CLOSE
  return isClose ? stroke : { width, points: [...points, x, y] }
}

/**
 * @param {Drawing} drawing
 * @param {readonly Stroke[]} strokes
 * @returns {Drawing}
 */
function changed(drawing, strokes) {
  return { strokes, history: [...drawing.history, drawing.strokes] }
}
