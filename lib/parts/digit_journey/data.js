// Reading what journey.py packed: one object a journey, with the real numbers behind small functions.

/** bytes → { labels, classes, view, journeys, iterations, uniform, ... }. */
function readJourneys(bytes) {
  const { meta, arrays } = unpack(bytes)
  const classes = meta.classes.length
  const [, capsules, dim] = arrays.primary.shape
  const [, iterations, linked] = arrays.links.shape
  const network = { classes, capsules, dim, iterations, linked, uniform: 1 / classes,
    names: meta.classes, positions: meta.positions, share: meta.share,
    layers: meta.layers.map(({ shown }, at) => {
      const [, height, width, count] = arrays[`maps_${at}`].shape
      return { height, width, count, shown }
    }) }
  const journeys = meta.journeys.map((journey, at) => oneJourney(at, journey, meta, arrays, network))
  return { labels: meta.labels, view: meta.view, network, journeys }
}

function oneJourney(at, journey, meta, arrays, network) {
  const { capsules, dim, classes, linked } = network
  const numbers = (name) => {
    const { data, shape } = arrays[name]
    const size = data.length / shape[0]
    return data.subarray(at * size, (at + 1) * size)
  }
  const primary = numbers("primary")
  const directions = numbers("directions")
  const links = numbers("links")
  const linkCapsules = numbers("link_capsules")
  const lengths = numbers("lengths")
  const lengthsAt = (iteration) => lengths.subarray(iteration * classes, (iteration + 1) * classes)
  const last = lengthsAt(network.iterations - 1)
  return {
    ...journey,
    image: picture(numbers("image"), arrays.image.shape),
    reconstruction: picture(numbers("reconstruction"), arrays.reconstruction.shape),
    maps: meta.layers.map(({ ranges }, layer) =>
      featureMaps(numbers(`maps_${layer}`), arrays[`maps_${layer}`].shape, ranges[at])),
    capsule: (i) => primary.subarray(i * dim, (i + 1) * dim),
    capsuleLengths: Array.from({ length: capsules }, (_, i) =>
      Math.hypot(...primary.subarray(i * dim, (i + 1) * dim))),
    direction: (i) => [directions[2 * i], directions[2 * i + 1]],
    linkCapsules,
    coupling: (iteration, row, j) => links[(iteration * linked + row) * classes + j],
    lengthsAt,
    second: longest(last, journey.winner),
  }
}

/** A picture in 0..1, grey or colour: `at(row, column)` is what `paint` wants with `colour`. */
function picture(bytes, [, height, width, channels]) {
  const value = (row, column, channel = 0) => bytes[(row * width + column) * channels + channel] / 255
  const colours = (row, column) => [0, 1, 2].map((channel) => 255 * value(row, column, channel))
  return { height, width, value, ink: bytes.filter((byte) => byte > 0).length, pixels: bytes.length,
    paintOn: (canvas) => channels === 3
      ? paint(canvas, height, width, colours, (colour) => colour)
      : paint(canvas, height, width, value, grey) }
}

/** The maps of one layer; all share one scale, `low` to `high`. */
function featureMaps(bytes, [, height, width, count], [low, high]) {
  const byte = (map, row, column) => bytes[(row * width + column) * count + map]
  const value = (map, row, column) => low + byte(map, row, column) * (high - low) / 255
  const strongest = bytes.indexOf(bytes.reduce((most, one) => Math.max(most, one), 0))
  const place = Math.floor(strongest / count)
  return { height, width, count, low, high, value,
    peak: { map: strongest % count, row: Math.floor(place / width), column: place % width, value: high },
    paintOn: (canvas, map) => paint(canvas, height, width, (row, column) => byte(map, row, column) / 255) }
}

/** The index of the largest of `values`, leaving `without` out. */
function longest(values, without = -1) {
  let best = -1
  values.forEach((value, j) => {
    if (j !== without && (best < 0 || value > values[best])) best = j
  })
  return best
}

/** The class other than the winner whose length grew most in the last iteration. */
function mostGained(journey, iterations) {
  const before = journey.lengthsAt(iterations - 2)
  const after = journey.lengthsAt(iterations - 1)
  return longest(Array.from(after, (length, j) => length - before[j]), journey.winner)
}
