/**
 * Colours that carry numbers, readable with any colour vision.
 *
 * @typedef {[number, number, number]} Rgb red, green and blue, 0 to 255
 */

/** Eleven stops of matplotlib's cividis: even steps of brightness. */
export const CIVIDIS = ["#00224e", "#083370", "#35456c", "#4f576c", "#666970", "#7d7c78",
  "#948e77", "#aea371", "#c8b866", "#e5cf52", "#fee838"]
/** Orange, for a value above the reference. */
export const MORE = "#d97706"
/** Blue, for a value below the reference. */
export const LESS = "#3b7dd8"

/**
 * Return a colour such as "#d97706" as red, green and blue.
 *
 * @param {string} hex such as "#d97706"
 * @returns {Rgb}
 */
export function parseHex(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
  return [red, green, blue]
}

const CIVIDIS_RGB = CIVIDIS.map(parseHex)

/**
 * Return the colour at `share` (0 to 1) of the distance between two colours.
 *
 * @param {Rgb} from
 * @param {Rgb} to
 * @param {number} share
 * @returns {Rgb}
 */
export function mix(from, to, share) {
  const [red, green, blue] = from.map((value, channel) => Math.round(value + share * (to[channel] - value)))
  return [red, green, blue]
}

/**
 * Return a sequential colour for `fraction` in [0, 1], dark to bright.
 *
 * @param {number} fraction
 */
export function cividis(fraction) {
  const place = Math.min(Math.max(fraction, 0), 1) * (CIVIDIS_RGB.length - 1)
  const low = Math.min(Math.floor(place), CIVIDIS_RGB.length - 2)
  return mix(CIVIDIS_RGB[low], CIVIDIS_RGB[low + 1], place - low)
}

/**
 * Return a grey for `fraction` in [0, 1], black to white.
 *
 * @param {number} fraction
 * @returns {Rgb}
 */
export function grey(fraction) {
  const value = Math.round(255 * Math.min(Math.max(fraction, 0), 1))
  return [value, value, value]
}

/**
 * Return blue for −1, `neutral` for 0 and orange for 1, evenly between.
 *
 * @param {number} value in [−1, 1]
 * @param {Rgb} [neutral]
 */
export function diverging(value, neutral = [255, 255, 255]) {
  return mix(neutral, parseHex(value < 0 ? LESS : MORE), Math.abs(value))
}

/**
 * Return black or white, whichever can be read better on a colour: each has a contrast of at least 4.5:1 there.
 *
 * @param {Rgb} colour
 */
export function inkOn(colour) {
  const [red, green, blue] = colour.map((value) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4))
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue // WCAG 2.2
  return (luminance + 0.05) ** 2 > 0.05 * 1.05 ? "#000" : "#fff"
}

/**
 * Return a colour as CSS.
 *
 * @param {Rgb} colour
 * @param {number} [alpha]
 */
export function rgba([red, green, blue], alpha = 1) {
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`
}

/**
 * Return a CSS gradient from left to right that shows `colour` of 0 to 1, for a legend.
 *
 * @param {(fraction: number) => Rgb} [colour]
 */
export function legendGradient(colour = cividis) {
  const stops = [0, 0.25, 0.5, 0.75, 1].map((fraction) => rgba(colour(fraction)))
  return `linear-gradient(90deg, ${stops.join(", ")})`
}
