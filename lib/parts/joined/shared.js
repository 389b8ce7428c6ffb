// What every browser part shares. It is put in front of a component's own script, so these are plain
// functions and constants, not exports.

const ARRAY_TYPES = { uint8: Uint8Array, uint16: Uint16Array, int32: Int32Array, float32: Float32Array }

/** The other half of packing.py: bytes → { meta, arrays: { name: { data, shape } } }. */
function unpack(bytes) {
  const copy = new Uint8Array(bytes).slice() // its own, aligned buffer
  const headerLength = new DataView(copy.buffer).getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(copy.subarray(4, 4 + headerLength)))
  const arrays = {}
  for (const [name, { dtype, shape, offset }] of Object.entries(header.arrays)) {
    const length = shape.reduce((product, size) => product * size, 1)
    arrays[name] = { data: new ARRAY_TYPES[dtype](copy.buffer, 4 + headerLength + offset, length), shape }
  }
  return { meta: header.meta, arrays }
}

// Eleven stops of matplotlib's cividis: even steps of brightness, readable with any colour vision.
const CIVIDIS = ["#00224e", "#083370", "#35456c", "#4f576c", "#666970", "#7d7c78",
  "#948e77", "#aea371", "#c8b866", "#e5cf52", "#fee838"]
const MORE = "#d97706" // orange: above the reference
const LESS = "#3b7dd8" // blue: below the reference

function parseHex(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
}
const CIVIDIS_RGB = CIVIDIS.map(parseHex)

/** A sequential colour for `fraction` in [0, 1], as [r, g, b]. */
function cividis(fraction) {
  const place = Math.min(Math.max(fraction, 0), 1) * (CIVIDIS_RGB.length - 1)
  const low = Math.min(Math.floor(place), CIVIDIS_RGB.length - 2)
  return CIVIDIS_RGB[low].map((value, channel) =>
    Math.round(value + (place - low) * (CIVIDIS_RGB[low + 1][channel] - value)))
}

function grey(fraction) {
  const value = Math.round(255 * Math.min(Math.max(fraction, 0), 1))
  return [value, value, value]
}

/** Paint `height`×`width` values, read by `valueAt(row, column)` in [0, 1], one canvas pixel each. */
function paint(canvas, height, width, valueAt, colour = cividis) {
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext("2d")
  const pixels = context.createImageData(width, height)
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = 4 * (row * width + column)
      pixels.data.set(colour(valueAt(row, column)), at)
      pixels.data[at + 3] = 255
    }
  }
  context.putImageData(pixels, 0, 0)
}

/** Paint one of several uint8 pictures [height, width, channels], grey or in colour, a canvas pixel each. */
function paintPicture(canvas, data, [height, width, channels], number = 0) {
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext("2d")
  const pixels = context.createImageData(width, height)
  const start = number * height * width * channels
  for (let at = 0; at < height * width; at += 1) {
    for (let channel = 0; channel < 3; channel += 1) pixels.data[4 * at + channel] = data[start + at * channels + (channel % channels)]
    pixels.data[4 * at + 3] = 255
  }
  context.putImageData(pixels, 0, 0)
}

/** 12345 → "12,345". */
function grouped(number) {
  return number.toLocaleString("en-US")
}

/** Write `changes` into the address bar (null removes a key) without a trip to the server. */
function setQuery(changes) {
  const told = new CustomEvent("address-of-a-part", { detail: changes, cancelable: true })
  if (!window.dispatchEvent(told)) return // kit/address.js has written it
  const address = new URL(window.location.href)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined) address.searchParams.delete(key)
    else address.searchParams.set(key, String(value))
  }
  window.history.replaceState(window.history.state, "", address)
}

/** Sentences in a row, with a space between them where the script takes one. */
function joinSentences(sentences) {
  return sentences.filter(Boolean).reduce((text, next) => text + (/[。！？]$/.test(text) || !text ? "" : " ") + next, "")
}

/** "{a} of {b}" filled from `values`; the texts come translated from the server. */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name])
}
