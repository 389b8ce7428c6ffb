/**
 * From points of two or three dimensions to places on the stage.
 *
 * @typedef {object} Camera
 * @property {number} yaw radians about the vertical axis
 * @property {number} pitch radians about the horizontal one, after that
 * @property {number} zoom how much larger the map is than the stage, at least 1
 * @property {number} x what is in the middle of the stage: so far to the right of the middle of the points, in their units
 * @property {number} y the same, down
 *
 * @typedef {{ width: number, height: number }} Size of the stage
 * @typedef {{ x: number, y: number, near: number }} Spot a place on the stage, and how near it is: 1 in the middle, more in front
 *
 * @typedef {object} Fit how points are brought onto the stage
 * @property {number[]} middle of the points
 * @property {number} scale stage units per unit of the points
 */

const MARGIN = 0.07 // of the shorter side, so that no tile is cut off
const DEPTH = 0.28 // how much larger what is in front is drawn
const MOST_PITCH = Math.PI / 2
/** How much larger the map can be; each is a step. */
export const ZOOMS = [1, 2, 4, 8, 16]
export const MOST_ZOOM = 16
const STEP = 2

/** @type {Camera} all of the map, in space seen a little from the side and from above */
export const START = { yaw: radiansOf(30), pitch: radiansOf(20), zoom: 1, x: 0, y: 0 }

/** @param {number} degrees */
export function radiansOf(degrees) {
  return degrees * Math.PI / 180
}

/** @param {number} radians */
export function degreesOf(radians) {
  return radians * 180 / Math.PI
}

/**
 * Return how points fill the stage: both axes of a plane have one scale, and a space may be turned.
 *
 * @param {readonly (readonly number[])[]} points at least one
 * @param {Size} size
 * @returns {Fit}
 */
export function fitOf(points, { width, height }) {
  const dims = points[0].length
  const ends = Array.from({ length: dims }, (_, at) => {
    const values = points.map((point) => point[at])
    return [Math.min(...values), Math.max(...values)]
  })
  const middle = ends.map(([low, high]) => (low + high) / 2)
  const margin = MARGIN * Math.min(width, height)
  const [across, down] = [width - 2 * margin, height - 2 * margin]
  if (dims === 2) {
    const [x, y] = ends.map(([low, high]) => high - low || 1)
    return { middle, scale: Math.min(across / x, down / y) }
  }
  const radius = Math.max(...points.map((point) => Math.hypot(...point.map((value, at) => value - middle[at])))) || 1
  return { middle, scale: Math.min(across, down) / (2 * radius) }
}

/**
 * Return where a point stands on the stage, or beyond its edge.
 *
 * @param {readonly number[]} point of two or three dimensions
 * @param {Fit} fit
 * @param {Size} size
 * @param {Camera} camera
 * @returns {Spot}
 */
export function spotOf(point, { middle, scale }, { width, height }, { yaw, pitch, zoom, x: right, y: down }) {
  const [x, y, z = 0] = point.map((value, at) => (value - middle[at]) * scale)
  const flat = point.length === 2
  const across = flat ? x : x * Math.cos(yaw) + z * Math.sin(yaw)
  const away = flat ? 0 : z * Math.cos(yaw) - x * Math.sin(yaw)
  const up = flat ? y : y * Math.cos(pitch) - away * Math.sin(pitch)
  const front = flat ? 0 : away * Math.cos(pitch) + y * Math.sin(pitch)
  const near = 1 + DEPTH * front / (Math.min(width, height) / 2)
  return { x: width / 2 + (across - right * scale) * zoom, y: height / 2 - (up + down * scale) * zoom, near }
}

/**
 * Return a spot that lies nearer to the edge than a margin, or beyond, so far from it.
 *
 * @param {Spot} spot
 * @param {Size} size
 * @param {number} margin
 * @returns {Spot}
 */
export function keptInside({ x, y, near }, { width, height }, margin) {
  return { x: within(x, margin, width - margin), y: within(y, margin, height - margin), near }
}

/**
 * Return the camera after some more turning; nobody turns over the top.
 *
 * @param {Camera} camera
 * @param {number} yaw
 * @param {number} pitch
 * @returns {Camera}
 */
export function turnedBy(camera, yaw, pitch) {
  const around = camera.yaw + yaw
  return { ...camera, yaw: Math.atan2(Math.sin(around), Math.cos(around)), pitch: within(camera.pitch + pitch, -MOST_PITCH, MOST_PITCH) }
}

/**
 * Return the camera after the map was dragged by so many pixels.
 *
 * @param {Camera} camera
 * @param {number} right
 * @param {number} down
 * @param {number} scale of the points, as `Fit` has it
 * @returns {Camera}
 */
export function draggedBy(camera, right, down, scale) {
  const pixels = camera.zoom * scale
  return camera.zoom === 1 ? camera : { ...camera, x: camera.x - right / pixels, y: camera.y - down / pixels }
}

/**
 * Return the camera one step nearer or farther away; nearer, what is looked at comes into the middle.
 *
 * @param {Camera} camera
 * @param {1 | -1} direction 1 for nearer
 * @param {Spot | null} focus what is looked at; null for the middle of the stage
 * @param {Size} size
 * @param {number} scale of the points, as `Fit` has it
 * @returns {Camera}
 */
export function zoomedBy(camera, direction, focus, { width, height }, scale) {
  const zoom = within(camera.zoom * STEP ** direction, 1, MOST_ZOOM)
  if (zoom === 1) return { ...camera, zoom, x: 0, y: 0 }
  if (direction < 0 || !focus) return { ...camera, zoom }
  const pixels = camera.zoom * scale
  return { ...camera, zoom, x: camera.x + (focus.x - width / 2) / pixels, y: camera.y + (focus.y - height / 2) / pixels }
}

/**
 * Return the next spot in a direction: the nearest of those that lie more in it than beside it; −1 if there is none.
 *
 * @param {readonly Spot[]} spots
 * @param {Spot} from
 * @param {number} right −1, 0 or 1
 * @param {number} down −1, 0 or 1
 */
export function nextSpot(spots, from, right, down) {
  let [best, least] = [-1, Infinity]
  spots.forEach(({ x, y }, at) => {
    const [along, beside] = right ? [(x - from.x) * right, Math.abs(y - from.y)] : [(y - from.y) * down, Math.abs(x - from.x)]
    const far = along + 2 * beside
    if (along > 0.5 && along >= beside && far < least) [best, least] = [at, far]
  })
  return best
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function within(value, least, most) {
  return Math.min(Math.max(value, least), most)
}
