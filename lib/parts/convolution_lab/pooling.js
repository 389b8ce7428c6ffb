// Pooling in numbers: the largest or the mean of each window. Padding is no value: it cannot win and is not counted.

/** { rows, columns, data, winners }: `winners` are places in the map, the first of equals, or −1 for a mean. */
function poolMap(map, { kind, side, stride, padding }) {
  const geometry = geometryOf(map, side, { stride, padding })
  const { rows, columns } = geometry
  const data = new Float64Array(rows * columns)
  const winners = new Int32Array(rows * columns).fill(-1)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const cells = pooledCells(map, geometry, row, column).filter(({ inside }) => inside)
      const at = row * columns + column
      if (kind === "average") {
        data[at] = cells.reduce((sum, { value }) => sum + value, 0) / cells.length
      } else {
        const best = cells.reduce((one, other) => (other.value > one.value ? other : one))
        data[at] = best.value
        winners[at] = best.y * map.columns + best.x
      }
    }
  }
  return { rows, columns, data, winners, geometry }
}

/** The window of one pooled value, row by row: [{ y, x, inside, value }]. */
function pooledCells(map, geometry, row, column) {
  const [top, left] = cornerOf(geometry, row, column)
  return Array.from({ length: geometry.kernel ** 2 }, (_, at) => {
    const [y, x] = [top + Math.floor(at / geometry.kernel), left + (at % geometry.kernel)]
    const inside = y >= 0 && y < map.rows && x >= 0 && x < map.columns
    return { y, x, inside, value: inside ? map.data[y * map.columns + x] : 0 }
  })
}

/** The share of values that differ by no more than `most`. */
function shareKept(before, after, most) {
  let kept = 0
  for (let at = 0; at < before.data.length; at += 1) kept += Math.abs(before.data[at] - after.data[at]) <= most
  return before.data.length ? kept / before.data.length : 1
}
