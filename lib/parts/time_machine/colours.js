// Blue for what is below zero, orange for what is above: the very colours of lib/charts/tiles.py.

const SHADES = 1024

/** A table of 32-bit pixels from −limit to +limit; it comes with the run's data. */
function shadesOf([less, neutral, more]) {
  const bytes = new Uint8ClampedArray(4 * (2 * SHADES + 1))
  for (let shade = -SHADES; shade <= SHADES; shade += 1) {
    const share = Math.abs(shade) / SHADES
    const end = shade < 0 ? less : more
    const at = 4 * (shade + SHADES)
    for (const channel of [0, 1, 2]) {
      bytes[at + channel] = Math.round(neutral[channel] + share * (end[channel] - neutral[channel]))
    }
    bytes[at + 3] = 255
  }
  return new Uint32Array(bytes.buffer)
}

function shadeAt(shades, value, limit) {
  const share = limit > 0 ? Math.min(Math.max(value / limit, -1), 1) : 0
  return shades[Math.round(share * SHADES) + SHADES]
}

/** Paint one filter, seen on one input channel, a canvas pixel each weight. */
function paintFilter(app, canvas, at, filter, limit) {
  const { height, width } = app.meta.layers[app.layer]
  const layer = app.frames[at].layers[app.layer]
  const start = placeOf(app.meta.layers[app.layer], filter, app.channel)
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const context = canvas.getContext("2d")
  const pixels = context.createImageData(width, height)
  const words = new Uint32Array(pixels.data.buffer)
  for (let cell = 0; cell < words.length; cell += 1) {
    words[cell] = shadeAt(app.shades, weightOf(layer, start + cell), limit)
  }
  context.putImageData(pixels, 0, 0)
}

/** As a style: for the enlarged filter. */
function shadeStyle(app, value, limit) {
  const word = shadeAt(app.shades, value, limit)
  return `rgb(${word & 255}, ${(word >> 8) & 255}, ${(word >> 16) & 255})`
}

/** Whether dark letters are readable on it. */
function isPale(value, limit) {
  return Math.abs(value) < 0.62 * limit
}
