/**
 * The numbers that a learner changes, and their form in the address.
 *
 * @typedef {import("./maths.js").Window} Window
 *
 * @typedef {{ side: number, windows: readonly Window[] }} State the side of the input, and the windows in order
 */

/** The limits of each number. @type {Record<"side" | "stride" | "channels" | "input", [number, number]>} */
export const LIMITS = { side: [1, 31], stride: [1, 16], channels: [1, 2048], input: [1, 512] }

/**
 * Return the state that the address asks for, else the network as it is built.
 *
 * @param {State} built
 * @param {string} view such as "28_9-1-v-256_9-2-v-256": the side, then kernel, stride, padding and channels of each layer
 * @returns {State}
 */
export function startingState({ side, windows }, view) {
  return stateIn({ side, windows }, view) ?? { side, windows }
}

/**
 * Return what the address asks for by its parameter, if it is not possible.
 *
 * @param {State} built
 * @param {string} view
 * @returns {import("../kit/notice.js").Gone}
 */
export function goneIn(built, view) {
  return view === "" || stateIn(built, view) ? {} : { shapes: view }
}

/**
 * @param {State} built
 * @param {string} view
 * @returns {State | null} null if anything in it is not possible
 */
function stateIn({ windows }, view) {
  const [input, ...layers] = view.split("_")
  if (layers.length !== windows.length || !isWithin(input, LIMITS.input)) return null
  const read = layers.map((text, at) => windowIn(windows[at], text)).filter((window) => window !== null)
  return read.length === windows.length ? { side: Number(input), windows: read } : null
}

/**
 * @param {Window} built
 * @param {string} text
 * @returns {Window | null}
 */
function windowIn(built, text) {
  const [, kernel, stride, padding, channels] = /^(\d+)-(\d+)-([vs])-(\d*)$/.exec(text) ?? []
  if (kernel === undefined) return null
  /** @type {Window} */
  const window = { ...built, side: Number(kernel), stride: Number(stride), padding: padding === "s" ? "same" : "valid",
    channels: built.channels === null ? null : Number(channels) }
  const hasChannels = built.channels === null ? channels === "" : isWithin(channels, LIMITS.channels)
  const isPossible = built.whole ? windowText({ ...window, channels: built.channels }) === windowText(built)
    : isWithin(kernel, LIMITS.side) && isWithin(stride, LIMITS.stride)
  return hasChannels && isPossible ? window : null
}

/**
 * @param {string} text
 * @param {[number, number]} limits
 */
function isWithin(text, [low, high]) {
  return /^\d+$/.test(text) && Number(text) >= low && Number(text) <= high
}

/**
 * Return the parameter of the address; null for the network as it is built.
 *
 * @param {State} built
 * @param {State} state
 */
export function addressOf(built, state) {
  const text = textOf(state)
  return text === textOf(built) ? null : text
}

/** @param {State} state */
function textOf({ side, windows }) {
  return [side, ...windows.map(windowText)].join("_")
}

/** @param {Window} window */
function windowText({ side: kernel, stride, padding, channels }) {
  return [kernel, stride, padding[0], channels ?? ""].join("-")
}

/**
 * Return the state with other numbers of one layer.
 *
 * @param {State} state
 * @param {number} at
 * @param {Partial<Window>} values
 * @returns {State}
 */
export function withWindow({ side, windows }, at, values) {
  return { side, windows: windows.map((window, number) => (number === at ? { ...window, ...values } : window)) }
}
