// Which pixels a tile has, the same as lib/pictures/scramble.py cuts; and a shuffle that is the same for the same seed.

/** Height, width and the corner of the first tile; what is left over stays at the edges. */
function tileGeometry([rows, columns], cut) {
  const [height, width] = [Math.floor(rows / cut), Math.floor(columns / cut)]
  return { height, width, top: Math.floor((rows - cut * height) / 2), left: Math.floor((columns - cut * width) / 2) }
}

/** From which pixel of the whole picture a pixel of the scrambled one comes, [row, column]. */
function sourceOf(shape, cut, order, row, column) {
  const { height, width, top, left } = tileGeometry(shape, cut)
  const [y, x] = [row - top, column - left]
  if (y < 0 || y >= cut * height || x < 0 || x >= cut * width) return [row, column]
  const tile = order[Math.floor(y / height) * cut + Math.floor(x / width)]
  return [top + Math.floor(tile / cut) * height + (y % height), left + (tile % cut) * width + (x % width)]
}

function inOrder(cut) {
  return Array.from({ length: cut * cut }, (_, at) => at)
}

function swapped(order, one, other) {
  const next = [...order]
  next[one] = order[other]
  next[other] = order[one]
  return next
}

/** Another order for every seed, never the whole picture (Fisher and Yates with a linear congruential generator). */
function shuffledOrder(cut, seed) {
  let state = (seed + 1) >>> 0
  const below = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor(state / 4294967296 * count)
  }
  let order = inOrder(cut)
  do {
    for (let last = order.length - 1; last > 0; last -= 1) order = swapped(order, last, below(last + 1))
  } while (order.every((tile, at) => tile === at))
  return order
}
