/**
 * What a network has read since it was started, as an address has it: test-3.2_test-0.3.axis-kept. With logits that are kept, what it
 * says of a picture depends on all that it has read before.
 *
 * @typedef {import("./scene.js").Logged} Logged
 * @typedef {import("./scene.js").Picture} Picture
 *
 * @typedef {object} Trial
 * @property {string} picture as the address calls it
 * @property {number} iterations
 * @property {string[] | null} mistakes that were switched on; null for the hidden one
 *
 * @typedef {Omit<Trial, "picture"> & { picture: Picture }} Before a trial with its picture
 */

/** How many a link has, the last ones. */
export const MOST_TRIALS = 60
const [BETWEEN, WITHIN, AND] = ["_", ".", "-"]

/**
 * Return the trials that an address names; none if it names one that cannot be.
 *
 * @param {string | null | undefined} text
 * @param {readonly string[]} names of all mistakes
 * @returns {Trial[]}
 */
export function trialsIn(text, names) {
  const trials = (text ?? "").split(BETWEEN).map((trial) => {
    const [picture, iterations, mistakes] = trial.split(WITHIN)
    return { picture, iterations: Number(iterations), mistakes: mistakes === undefined ? null : mistakes.split(AND).filter(Boolean) }
  })
  const arePossible = trials.every(({ iterations, mistakes }) => iterations >= 1 && (mistakes ?? []).every((name) => names.includes(name)))
  return arePossible ? trials : []
}

/**
 * Return what an address says of the log; null for the one reading that comes by itself. What came before a drawing that has no name is
 * left out.
 *
 * @param {readonly Logged[]} log
 * @param {boolean} isSwitched whether mistakes are switched on, rather than one hidden
 */
export function trialsText(log, isSwitched) {
  const unnamed = log.map(({ picture }) => picture.reference).lastIndexOf(null)
  const trials = log.slice(unnamed + 1).slice(-MOST_TRIALS)
  if (trials.length < 2) return null
  return trials.map(({ picture, iterations, mistakes }) =>
    [picture.reference, iterations, ...(isSwitched ? [mistakes.join(AND)] : [])].join(WITHIN)).join(BETWEEN)
}

/**
 * Return what a link's network has read before the picture that is shown; nothing if a picture of it is not here.
 *
 * @param {import("./scene.js").Update} update
 * @param {Picture} shown
 * @returns {Before[]}
 */
export function trialsBefore({ meta: { view, read_before: references, mistakes }, arrays: { read_before: images } }, shown) {
  /** @type {Map<string | null, Picture>} */
  const known = new Map(references.map((reference, at) => {
    const [, ...shape] = images?.shape ?? [0]
    const size = shape.reduce((product, length) => product * length, 1)
    return [reference, { image: { data: images?.data.slice(at * size, (at + 1) * size) ?? new Float32Array(0), shape }, reference, classes: [],
      isMoving: false }]
  }))
  known.set(shown.reference, shown) // one picture for all of its readings, so that they can be compared
  const found = trialsIn(view.trials, mistakes.map(({ name }) => name)).flatMap(({ picture, ...trial }) => {
    const its = known.get(picture)
    return its ? [{ ...trial, picture: its }] : [null]
  })
  return found.includes(null) ? [] : found.slice(0, -1).filter((one) => one !== null)
}
