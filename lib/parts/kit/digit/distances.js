/**
 * Exact distances, by Meijster, Roerdink and Hesselink (2000), "A general algorithm for computing distance transforms in
 * linear time": first along each column, then the lower envelope of each row's parabolas.
 * A row is taken a run of 1s at a time, as nothing beyond the 0s at its ends can be nearer than these.
 *
 * @typedef {import("./grids.js").Mask} Mask
 */

/**
 * Return each pixel's squared distance to the nearest one that is 0: `scipy.ndimage.distance_transform_edt`, squared.
 *
 * @param {Mask} mask at least one pixel is 0
 * @returns {Int32Array}
 */
export function squaredDistances(mask) {
  const { height, width } = mask
  const down = columnDistances(mask)
  const squared = new Int32Array(down.length)
  const lowest = new Int32Array(width) // the column whose parabola is lowest in each stretch of a row
  const from = new Int32Array(width) // where the stretch begins
  for (let y = 0; y < height; y += 1) {
    const end = (y + 1) * width
    for (let start = y * width; start < end; start += 1) {
      if (down[start] === 0) continue
      let after = start + 1
      while (after < end && down[after] > 0) after += 1
      fillRun(down, Math.max(start - 1, y * width), Math.min(after + 1, end), squared, lowest, from)
      start = after
    }
  }
  return squared
}

/**
 * Return how far the next 0 is above or below each pixel.
 *
 * @param {Mask} mask
 */
function columnDistances({ data, height, width }) {
  const down = new Int32Array(data.length)
  for (let x = 0; x < width; x += 1) down[x] = data[x] === 0 ? 0 : height + width
  for (let at = width; at < data.length; at += 1) down[at] = data[at] === 0 ? 0 : down[at - width] + 1
  for (let at = data.length - width - 1; at >= 0; at -= 1) {
    if (down[at + width] < down[at]) down[at] = down[at + width] + 1
  }
  return down
}

/**
 * Write the squared distances of one run of a row, with the 0s at its ends.
 *
 * @param {Int32Array} down how far the next 0 is above or below each pixel
 * @param {number} start
 * @param {number} end
 * @param {Int32Array} squared
 * @param {Int32Array} lowest
 * @param {Int32Array} from
 */
function fillRun(down, start, end, squared, lowest, from) {
  const heightAt = (/** @type {number} */ column, /** @type {number} */ at) => (at - column) * (at - column) + down[column] * down[column]
  let last = 0
  lowest[0] = from[0] = start
  for (let at = start + 1; at < end; at += 1) {
    while (last >= 0 && heightAt(lowest[last], from[last]) > heightAt(at, from[last])) last -= 1
    if (last < 0) {
      last = 0
      lowest[0] = at
      continue
    }
    // Where the parabola of this column comes below that of the other; both formulas with places in this run.
    const [x, other] = [at - start, lowest[last] - start]
    const drop = down[at] * down[at] - down[lowest[last]] * down[lowest[last]]
    const next = start + 1 + Math.floor((x * x - other * other + drop) / (2 * (x - other)))
    if (next >= end) continue
    last += 1
    lowest[last] = at
    from[last] = next
  }
  for (let at = end - 1; at >= start; at -= 1) {
    squared[at] = heightAt(lowest[last], at)
    if (at === from[last]) last -= 1
  }
}
