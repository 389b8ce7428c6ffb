/**
 * Where a learner is on the journey. A state is never changed: each function returns the next.
 *
 * @typedef {{ name: string, stage: string, layer?: number, iteration?: number }} Step
 *   `name` for the address and `stage` of the picture that it is about
 *
 * @typedef {object} State
 * @property {number} image which digit
 * @property {number} step
 * @property {boolean} stepped whether a step was chosen; until then all stages are shown with the opening sentence
 * @property {boolean} asking whether the question before the last iteration is shown
 * @property {Record<string, number | null>} guesses by digit; null if the question was skipped
 * @property {readonly string[]} written the views that this part wrote into the address itself
 */

/**
 * Return the steps of a network in order.
 *
 * @param {{ layers: readonly unknown[], iterations: number }} network
 * @returns {Step[]}
 */
export function stepsOf({ layers, iterations }) {
  return [
    { name: "pixels", stage: "pixels" },
    ...layers.map((_, layer) => ({ name: `maps-${layer + 1}`, stage: `maps-${layer + 1}`, layer })),
    { name: "capsules", stage: "capsules" },
    ...Array.from({ length: iterations }, (_, iteration) => ({ name: `iteration-${iteration + 1}`, stage: "routing", iteration })),
    { name: "answer", stage: "lengths" },
    { name: "memory", stage: "memory" },
  ]
}

/**
 * Return the last iteration that is reached, from 0, or −1.
 *
 * @param {readonly Step[]} steps
 * @param {number} step
 */
export function reachedIteration(steps, step) {
  return steps.slice(0, step + 1).findLast(({ iteration }) => iteration !== undefined)?.iteration ?? -1
}

/**
 * Return which step shows the last iteration.
 *
 * @param {readonly Step[]} steps
 */
export function lastIterationOf(steps) {
  return steps.findLastIndex(({ iteration }) => iteration !== undefined)
}

/**
 * Return the state after going to a step; before the last iteration is revealed, a digit is asked about once.
 *
 * @param {State} state
 * @param {number} wanted
 * @param {readonly Step[]} steps
 * @param {string} digit
 * @returns {State}
 */
export function goneTo(state, wanted, steps, digit) {
  const step = Math.min(Math.max(wanted, 0), steps.length - 1)
  const last = lastIterationOf(steps)
  const reveals = step === last && state.step < last && steps[last].iteration !== 0
  if (reveals && !state.asking && !(digit in state.guesses)) return { ...state, step: last - 1, asking: true, stepped: true }
  return { ...state, step, asking: false, stepped: true }
}

/**
 * Return the state with the last iteration revealed.
 *
 * @param {State} state
 * @param {number | null} guess a class, or null where the question is skipped
 * @param {readonly Step[]} steps
 * @param {string} digit
 * @returns {State}
 */
export function answered(state, guess, steps, digit) {
  return { ...state, guesses: { ...state.guesses, [digit]: guess }, step: lastIterationOf(steps), asking: false }
}

/**
 * Return the state to open with: the learner's, the one that the address asks for, or the end with all stages shown.
 *
 * @param {Record<string, string>} view what the address says: `image` and `step`
 * @param {readonly string[]} digits
 * @param {readonly Step[]} steps
 * @param {{ state: State, digits: readonly string[], view: Record<string, string> } | null} before
 * @returns {State}
 */
export function openingState(view, digits, steps, before) {
  const named = JSON.stringify({ image: view.image, step: view.step })
  // A view that this part wrote into the address itself was not asked for by anybody.
  if (before && (JSON.stringify(view) === JSON.stringify(before.view) || before.state.written.includes(named))) {
    return { ...before.state, image: Math.max(digits.indexOf(before.digits[before.state.image]), 0),
      step: Math.min(before.state.step, steps.length - 1) }
  }
  const step = steps.findIndex(({ name }) => name === view.step)
  return { image: Math.max(digits.indexOf(view.image), 0), step: step < 0 ? steps.length - 1 : step, stepped: step >= 0, asking: false,
    guesses: before?.state.guesses ?? {}, written: [] }
}

/**
 * Return the state with one more view that this part wrote into the address.
 *
 * @param {State} state
 * @param {{ image: string, step: string, iterations?: number | null }} address
 * @returns {State}
 */
export function withWritten(state, { image, step }) {
  const named = JSON.stringify({ image, step })
  return state.written.includes(named) ? state : { ...state, written: [...state.written, named] }
}

/**
 * Return the journeys that are shown: the examples, and last that of another picture.
 *
 * @template Journey
 * @param {readonly Journey[]} sent
 * @param {number} examples how many of those that were sent are always there
 * @param {Journey | null} other that was found in the browser; null for the one that was sent, if any
 */
export function withOther(sent, examples, other) {
  return other === null ? [...sent] : [...sent.slice(0, examples), other]
}

/**
 * Return the step of the same name where a journey has other steps; the last iteration in the place of one that is
 * not there.
 *
 * @param {readonly Step[]} before
 * @param {number} step
 * @param {readonly Step[]} steps
 */
export function sameStep(before, step, steps) {
  const same = steps.findIndex(({ name }) => name === before[step].name)
  return same < 0 ? lastIterationOf(steps) : same
}
