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
  const built = { side, windows }
  const [input, ...layers] = view.split("_")
  if (layers.length !== windows.length || !isWithin(input, LIMITS.input)) return built
  /** @type {Window[]} */
  const read = []
  for (const [at, text] of layers.entries()) {
    const window = readWindow(windows[at], text)
    if (window === null) return built
    read.push(window)
  }
  return { side: Number(input), windows: read }
}

/**
 * @param {Window} built
 * @param {string} text
 * @returns {Window | null}
 */
function readWindow(built, text) {
  const [kernel, stride, padding, channels] = text.split("-")
  if (!isWithin(kernel, LIMITS.side) || !isWithin(stride, LIMITS.stride) || !["v", "s"].includes(padding)) return null
  if (built.channels !== null && !isWithin(channels, LIMITS.channels)) return null
  return { ...built, side: Number(kernel), stride: Number(stride), padding: padding === "s" ? "same" : "valid",
    channels: built.channels === null ? null : Number(channels) }
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
  return [side, ...windows.map(({ side: kernel, stride, padding, channels }) => [kernel, stride, padding[0], channels ?? ""].join("-"))].join("_")
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
