/**
 * Which two digits there are. A pair is never changed: each function returns the next.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 *
 * @typedef {object} Digit
 * @property {string | null} picture as an address calls it: "test-18" or "own-1f…"; null of a drawing that is not kept yet
 * @property {boolean} isOwn whether it is the learner's own picture, who says which digit it shows
 * @property {string | null} name of its class; null as long as nobody said it
 *
 * @typedef {object} Pair
 * @property {readonly [Digit, Digit]} both the blue one and the orange one
 * @property {NumberArray} digits their pixels, bytes [2, height, width, channels]: another object for other pictures
 */

export const PARAMETERS = /** @type {const} */ (["first", "second"])

/**
 * Return the digit that an address calls `reference`: "own-1f…-7" is a picture that the learner calls a 7.
 *
 * @param {string} reference
 * @param {string | null} name of its class
 * @returns {Digit}
 */
export function digitCalled(reference, name) {
  const [kind, id] = reference.split("-")
  return { picture: `${kind}-${id}`, isOwn: kind === "own", name }
}

/**
 * Return the pair that the server sent.
 *
 * @param {{ meta: { choices: readonly { picture: string }[], names: readonly (string | null)[] }, arrays: { digits: NumberArray } }} update
 * @returns {Pair}
 */
export function pairOf({ meta: { choices: [first, second], names }, arrays: { digits } }) {
  return { both: [digitCalled(first.picture, names[0]), digitCalled(second.picture, names[1])], digits }
}

/**
 * Return the pair in which one digit is called otherwise, and looks as before.
 *
 * @param {Pair} pair
 * @param {number} which 0 or 1
 * @param {Partial<Digit>} change
 * @returns {Pair}
 */
export function withDigit({ both: [first, second], digits }, which, change) {
  return { both: which === 0 ? [{ ...first, ...change }, second] : [first, { ...second, ...change }], digits }
}

/**
 * Return the pair in which one digit is another picture.
 *
 * @param {Pair} pair
 * @param {number} which 0 or 1
 * @param {Digit} digit
 * @param {ArrayLike<number>} levels [height, width, channels] of 0 to 255
 * @returns {Pair}
 */
export function withPicture(pair, which, digit, levels) {
  const { data, shape } = pair.digits
  const pixels = Uint8Array.from(data)
  pixels.set(levels, which * levels.length)
  return { ...withDigit(pair, which, digit), digits: { data: pixels, shape } }
}

/**
 * Return the names of both classes, as far as they are known.
 *
 * @param {Pair} pair
 */
export function namesOf({ both }) {
  return both.map(({ name }) => name)
}

/**
 * Return what the address says of the pair; it goes on saying what it does in the place of a drawing that is not kept yet.
 *
 * @param {Pair} pair
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOfPair({ both }) {
  const named = both.map(({ picture, isOwn, name }) => (isOwn && picture && name !== null ? `${picture}-${name}` : picture))
  return Object.fromEntries(PARAMETERS.flatMap((parameter, at) => (named[at] === null ? [] : [[parameter, named[at]]])))
}

/**
 * Return whether both are of the same pictures; a drawing that is not kept yet is no other one.
 *
 * @param {Pair} one
 * @param {Pair} other
 */
export function isSamePair(one, other) {
  return one.both.every(({ picture }, at) => picture !== null && picture === other.both[at].picture)
}

/**
 * Return a key for the question about a pair. All drawings of one digit share it: it is asked when the first stroke is drawn, and
 * then the answer follows the pen.
 *
 * @param {string} reader the network that is asked about
 * @param {Pair} pair
 */
export function questionOf(reader, { both }) {
  return `${reader} ${both.map(({ isOwn, picture }) => (isOwn ? "own" : picture)).join(" ")}`
}

/**
 * Return the numbers of two test images of different classes at random.
 *
 * @param {readonly (readonly number[])[]} classes the one of each test image
 * @param {() => number} [random] in [0, 1)
 * @returns {[number, number]}
 */
export function anotherPair(classes, random = Math.random) {
  const first = Math.floor(random() * classes.length)
  const others = classes.flatMap(([one], number) => (one === classes[first][0] ? [] : [number]))
  return [first, others[Math.floor(random() * others.length)]]
}
