/**
 * A kind of routing as it is drawn: its declaration, and what its own file adds.
 *
 * @typedef {import("../../kit/text.js").Labels} Labels
 * @typedef {import("../maths/trace.js").Trace} Trace
 * @typedef {import("../maths/trace.js").PairAt} PairAt
 * @typedef {import("../scene.js").Moment} Moment
 * @typedef {import("./orders.js").Order} Order
 * @typedef {import("./orders.js").Presence} Presence
 * @typedef {import("./quantities.js").Quantity} Quantity
 * @typedef {import("./quantities.js").Wording} Wording
 * @typedef {import("./questions.js").Question} Question
 *
 * @typedef {object} DeclaredKind a kind as the server declares it; its texts are among the labels
 * @property {string} name
 * @property {boolean} isOnePass whether it has no iterations
 * @property {boolean} hasNone whether “none of the above” takes a share of each capsule, beside the classes
 * @property {{ name: string, array: string, variable: string }[]} steps of one iteration, with the array of the trace that each
 *   computes, or "", and the name that it assigns in the code
 * @property {string[]} arrays the names of all that it reports
 * @property {boolean} isDrawn whether `kinds/<name>.js` says what its steps draw and work out
 *
 * @typedef {object} Work a step worked out for the selected pair
 * @property {string} name of the result
 * @property {string} caption
 * @property {string} formula
 * @property {string[]} working
 * @property {string} symbol
 * @property {number} value
 *
 * @typedef {object} Step one of an iteration
 * @property {string} name
 * @property {string} key begins the names of its labels
 * @property {Wording} label
 * @property {Wording} group the part of the iteration that it belongs to, or nothing
 * @property {Quantity} quantity what links and map show
 * @property {string} [fresh] which of the kind's numbers it computes
 * @property {"sum" | "output"} [makes]
 * @property {(moment: Moment) => Record<string, string | number>} values of its sentence, beside those that all sentences have
 * @property {(moment: Moment) => Work} work
 *
 * @typedef {object} PairNumber a number of a pair
 * @property {string} name
 * @property {Wording} label
 * @property {string} column its name in an exported file
 * @property {number} known the step of the iteration that computes it
 * @property {string} variable its name in the code
 * @property {boolean} [isOfCapsule] whether it is the primary capsule's alone, the same for each class
 * @property {PairAt} at
 * @property {(t: number, i: number, j: number, phase: number) => number} [now] in place of `at` where a step has already changed it
 *
 * @typedef {object} CapsuleNumber a number, or a vector by its length or mean, of a class capsule
 * @property {string} name
 * @property {Wording} label
 * @property {string} variable its name in the code
 * @property {number} known the step of the iteration that computes it
 * @property {boolean} [isVector]
 * @property {(t: number, j: number) => number} at
 *
 * @typedef {object} Kind
 * @property {string} name
 * @property {boolean} isOnePass
 * @property {Wording} title
 * @property {Step[]} steps
 * @property {PairNumber[]} numbers
 * @property {CapsuleNumber[]} capsuleNumbers of a class capsule, the weighted sum and the output among them
 * @property {number} couplingPhase the step of an iteration from which its couplings are known
 * @property {Quantity} share how much a vote counts
 * @property {string} sumSymbol
 * @property {{ head: Wording, button: Wording, empty: Wording, table: Wording, plane: Wording }} lengths what they are called: above the
 *   class capsules, on the button of one with a length and without, above their table, and beside the plane of votes
 * @property {string} shape of votes
 * @property {Presence} presence
 * @property {Record<string, Order>} orders
 * @property {Question | null} question
 * @property {number} sumPhase the step that computes the weighted sums
 * @property {number} outputPhase the step that computes the class capsules
 * @property {Quantity} coupling what the curves show
 * @property {Wording} curvesTitle
 * @property {(scene: Moment, pen: CanvasRenderingContext2D, plane: import("../maths/plane.js").Plane & { sum: ArrayLike<number> | null }) => void}
 *   [overlay] drawn over the votes; `sum` is the weighted sum on its way
 * @property {Wording} [projectionCaption] said beside what all kinds say of it
 *
 * @typedef {Partial<Omit<Kind, "steps">> & { steps: Record<string, Partial<Step>> }} Drawing
 *   what differs from `genericKind`; the steps by name
 */

import { genericKind } from "./generic.js"

/**
 * Load what a kind's own file adds to its declaration.
 *
 * @param {DeclaredKind} declared
 * @returns {Promise<((trace: Trace) => Drawing) | null>} null where there is no such file
 */
export async function loadDrawing({ name, isDrawn }) {
  return isDrawn ? (await import(`../kinds/${name}.js`)).drawingOf : null
}

/**
 * Return a kind with its declaration, and with what its own file adds.
 *
 * @param {DeclaredKind} declared
 * @param {Trace} trace
 * @param {((trace: Trace) => Drawing) | null} drawingOf
 * @returns {Kind}
 */
export function describeKind(declared, trace, drawingOf) {
  const generic = genericKind(declared, trace)
  const { steps, ...others } = drawingOf ? drawingOf(trace) : { steps: {} }
  return { ...generic, ...others, steps: generic.steps.map((step) => ({ ...step, ...steps[step.name] })) }
}

/**
 * Return the last iteration whose class capsules are known at `step`; −1 before the first.
 *
 * @param {Kind} kind
 * @param {number} step
 */
export function knownIteration({ steps, outputPhase }, step) {
  return Math.floor((step - outputPhase) / steps.length)
}

/**
 * Return the last iteration whose weighted sums are known at `step`; −1 before the first.
 *
 * @param {Kind} kind
 * @param {number} step
 */
export function summedIteration({ steps, sumPhase }, step) {
  return Math.floor((step - sumPhase) / steps.length)
}

/**
 * Return in how many iterations the couplings are known at `step`.
 *
 * @param {Kind} kind
 * @param {number} step
 */
export function coupledIterations({ steps, couplingPhase }, step) {
  return Math.floor((step - couplingPhase) / steps.length) + 1
}
