/**
 * Counting as learners do: arrays count from 0, but whatever is read, or stands in an address or a file, counts from 1.
 */

/**
 * Return the number under which a learner reads the map, channel, row, column or capsule that has this index.
 *
 * @param {number} index
 */
export function counted(index) {
  return index + 1
}

/**
 * Return a place as a learner reads it.
 *
 * @param {readonly [number, number]} place row and column as indices
 */
export function countedPlace([row, column]) {
  return { row: counted(row), column: counted(column) }
}

/**
 * Return the index of what a learner reads under `number`.
 *
 * @param {number} number
 */
export function indexOf(number) {
  return number - 1
}

/**
 * Return what a channel is called: a colour of the picture's three, else its number.
 *
 * @param {import("./text.js").Labels} labels with "red", "green" and "blue"
 * @param {number} channel
 * @param {boolean} isColour whether the channels are a picture's colours
 */
export function channelName(labels, channel, isColour) {
  return isColour ? [labels.red, labels.green, labels.blue][channel] : String(counted(channel))
}
