// All maps of a layer painted once, one screen pixel a value; tiles of any size are then copied from there.

const STEPS = 256

function colourTable(colourAt) {
  const table = new Uint32Array(STEPS)
  for (let step = 0; step < STEPS; step += 1) {
    const [red, green, blue] = colourAt(step / (STEPS - 1))
    table[step] = (255 << 24) | (blue << 16) | (green << 8) | red // little-endian RGBA
  }
  return table
}

const NEUTRAL = [247, 247, 247]

/** Blue at 0, neutral in the middle, orange at 1. */
function diverging(fraction) {
  const end = parseHex(fraction < 0.5 ? LESS : MORE)
  const share = Math.abs(fraction - 0.5) * 2
  return NEUTRAL.map((value, channel) => Math.round(value + share * (end[channel] - value)))
}

const SEQUENTIAL = colourTable(cividis)
const DIVERGING = colourTable(diverging)

function stepOf(value, low, high) {
  return Math.min(STEPS - 1, Math.max(0, Math.round((STEPS - 1) * (value - low) / ((high - low) || 1))))
}

/** Paint `rows` × `columns` of `values`, from `offset` on, one canvas pixel each. */
function paintValues(canvas, values, offset, rows, columns, [low, high], table) {
  canvas.width = columns
  canvas.height = rows
  const context = canvas.getContext("2d")
  const picture = context.createImageData(columns, rows)
  const pixels = new Uint32Array(picture.data.buffer)
  for (let at = 0; at < rows * columns; at += 1) pixels[at] = table[stepOf(values[offset + at], low, high)]
  context.putImageData(picture, 0, 0)
}

/** { canvas, rows, columns, corner(map) } of a layer; `full` has its maps at full resolution. */
function makeAtlas(net, layer, scale, full) {
  const { count } = layer
  const [rows, columns] = full ? full.shape.slice(1) : [layer.rows, layer.columns]
  const across = Math.max(1, Math.ceil(Math.sqrt(count * rows / columns)))
  const canvas = document.createElement("canvas")
  canvas.width = across * columns
  canvas.height = Math.ceil(count / across) * rows
  const context = canvas.getContext("2d")
  const picture = context.createImageData(canvas.width, canvas.height)
  const pixels = new Uint32Array(picture.data.buffer)
  const values = full ? full.data : layer.values ?? layer.maps
  const table = new Uint32Array(STEPS)
  for (let map = 0; map < count; map += 1) {
    const [low, high] = scaleOf(net, layer, map, scale)
    const bytes = values instanceof Uint8Array
    if (bytes) {
      const [own, top] = [layer.lows[map], layer.highs[map]]
      for (let step = 0; step < STEPS; step += 1) table[step] = SEQUENTIAL[stepOf(own + (top - own) * step / (STEPS - 1), low, high)]
    }
    const corner = Math.floor(map / across) * rows * canvas.width + (map % across) * columns
    for (let row = 0; row < rows; row += 1) {
      const from = (map * rows + row) * columns
      const to = corner + row * canvas.width
      for (let column = 0; column < columns; column += 1) {
        const value = values[from + column]
        pixels[to + column] = bytes ? table[value] : SEQUENTIAL[stepOf(value, low, high)]
      }
    }
  }
  context.putImageData(picture, 0, 0)
  return { canvas, rows, columns, corner: (map) => [(map % across) * columns, Math.floor(map / across) * rows] }
}

/** The largest tiles of `width` × `height` values that fit `count` times into a box, at most `most` pixels a side. */
function arrange(count, height, width, boxWidth, boxHeight, { gap, most = Infinity, least = 0 }) {
  let best = { scale: 0, across: 1 }
  for (let across = 1; across <= count; across += 1) {
    const down = Math.ceil(count / across)
    const scale = Math.min(((boxWidth + gap) / across - gap) / width, ((boxHeight + gap) / down - gap) / height)
    if (scale > best.scale) best = { scale, across }
  }
  let { scale, across } = best
  scale = Math.min(scale, most / Math.max(height, width))
  if (scale * Math.max(height, width) < least) { // rather a higher box than tiles too small to see
    scale = least / Math.max(height, width)
    across = Math.max(1, Math.floor((boxWidth + gap) / (width * scale + gap)))
  }
  across = Math.min(count, Math.max(across, Math.floor((boxWidth + gap) / (width * scale + gap))))
  const [tall, wide] = [height * scale, width * scale]
  return { tall, wide, across, count, width: across * (wide + gap) - gap, height: Math.ceil(count / across) * (tall + gap) - gap,
    corner: (at) => [(at % across) * (wide + gap), Math.floor(at / across) * (tall + gap)],
    /** The tile under a point and the share of its side that lies before it, or null. */
    under(x, y) {
      const [column, row] = [Math.floor(x / (wide + gap)), Math.floor(y / (tall + gap))]
      const [right, down] = [x / (wide + gap) - column, y / (tall + gap) - row].map((share, axis) => share * ([wide, tall][axis] + gap) / [wide, tall][axis])
      const at = row * across + column
      return column < 0 || row < 0 || column >= across || at >= count ? null : { at, right: Math.min(right, 0.9999), down: Math.min(down, 0.9999) }
    } }
}

/** Draw every tile of an atlas where the arrangement has it. */
function drawTiles(canvas, atlas, tiles) {
  const sharp = window.devicePixelRatio || 1
  canvas.width = Math.ceil(tiles.width * sharp)
  canvas.height = Math.ceil(tiles.height * sharp)
  Object.assign(canvas.style, { width: `${tiles.width}px`, height: `${tiles.height}px` })
  const context = canvas.getContext("2d")
  context.scale(sharp, sharp)
  context.imageSmoothingEnabled = tiles.wide * sharp < atlas.columns // enlarged pixels keep their edges
  for (let at = 0; at < tiles.count; at += 1) {
    const [x, y] = tiles.corner(at)
    context.drawImage(atlas.canvas, ...atlas.corner(at), atlas.columns, atlas.rows, x, y, tiles.wide, tiles.tall)
  }
}
