// Where primary capsules sit: in the layer, on the image and on the map.

/** Capsule i's { type, row, column } in the layer. */
function placeOf(geometry, i) {
  const { columns, types } = geometry
  return { type: i % types, row: Math.floor(i / (columns * types)), column: Math.floor(i / types) % columns }
}

/** The pixels capsule i sees: { top, left, height, width }, clipped to the image. */
function receptiveField(geometry, i, imageHeight, imageWidth) {
  const { row, column } = placeOf(geometry, i)
  const span = (place, limit) => {
    const start = geometry.field_offset + geometry.field_stride * place
    const low = Math.min(Math.max(start, 0), limit)
    return [low, Math.min(Math.max(start + geometry.field_size, 0), limit) - low]
  }
  const [top, height] = span(row, imageHeight)
  const [left, width] = span(column, imageWidth)
  return { top, left, height, width }
}

/**
 * Arrange one small map a type, as feature maps are arranged, in a box of `width` × `height`.
 * `cell` is a cell's side and `at(i)` the corner of capsule i's cell.
 */
function arrangeMap(geometry, width, height) {
  const { rows, columns, types } = geometry
  const gap = 0.7 // between two types' maps, in cells
  let best = { cell: 0, across: 1 }
  for (let across = 1; across <= types; across += 1) {
    const down = Math.ceil(types / across)
    const cell = Math.min(width / (across * (columns + gap) - gap), height / (down * (rows + gap) - gap))
    if (cell > best.cell + 1e-6) best = { cell, across, down }
  }
  const { cell, across, down } = best
  return {
    cell,
    width: cell * (across * (columns + gap) - gap),
    height: cell * (down * (rows + gap) - gap),
    at(i) {
      const { type, row, column } = placeOf(geometry, i)
      return {
        x: cell * ((type % across) * (columns + gap) + column),
        y: cell * (Math.floor(type / across) * (rows + gap) + row),
      }
    },
  }
}

/** The capsule whose cell holds (x, y), or -1. */
function capsuleOnMap(map, count, x, y) {
  for (let i = 0; i < count; i += 1) {
    const { x: left, y: top } = map.at(i)
    if (x >= left && x < left + map.cell && y >= top && y < top + map.cell) return i
  }
  return -1
}
