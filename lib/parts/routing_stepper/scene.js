/**
 * The scene: everything that the views draw from.
 *
 * @typedef {import("./describe/kind.js").DeclaredKind} DeclaredKind
 * @typedef {import("./describe/kind.js").Drawing} Drawing
 * @typedef {import("./describe/kind.js").Kind} Kind
 * @typedef {import("./describe/kind.js").Step} Step
 * @typedef {import("../kit/capsules/geometry.js").CapsuleMap} CapsuleMap
 * @typedef {import("../kit/capsules/geometry.js").Geometry} Geometry
 * @typedef {import("./maths/projection.js").Projection} Projection
 * @typedef {import("./maths/stage.js").Stage} Stage
 * @typedef {import("./maths/trace.js").FloatArray} FloatArray
 * @typedef {import("./maths/trace.js").Trace} Trace
 * @typedef {import("../kit/routed/choice.js").Origin} Origin
 * @typedef {import("./state.js").State} State
 * @typedef {import("../kit/theme.js").Colours} Colours
 *
 * @typedef {object} Meta
 * @property {DeclaredKind} kind
 * @property {string[]} classes
 * @property {Geometry} geometry
 * @property {import("../kit/picture/chooser.js").Choice | null} pictures to choose from; null leaves no choice
 * @property {import("./state.js").SentView} view
 * @property {Record<string, string>} servers where the server lets capsules fall silent, by the checkpoint's name
 * @property {{ lines: string[], steps: number[] }} code the source, and the line of each step of an iteration
 * @property {import("../kit/routed/choice.js").Choices} choices
 * @property {string} digest of all that was sent
 *
 * @typedef {import("../kit/part.js").Update<Meta, Record<string, FloatArray>, ((trace: Trace) => Drawing) | null>} Update
 *
 * @typedef {object} AllOn
 * @property {Trace} trace
 * @property {Kind} kind
 * @property {number} steps
 * @property {Record<string, FloatArray>} arrays
 *
 * @typedef {object} Subject the routing that is stepped through; the same until other data come
 * @property {Trace} trace
 * @property {Kind} kind
 * @property {number} steps how many there are in all iterations
 * @property {(j: number) => Projection} project
 * @property {import("../kit/capsules/entropy.js").Entropies} entropies
 * @property {ReadonlySet<number>} off the primary capsules that are switched off
 * @property {AllOn | null} allOn the routing of the same picture with none of them off; null if none is
 *
 * @typedef {Pick<Update, "labels" | "plurals" | "language" | "numbers" | "arrays">
 *   & Pick<Meta, "classes" | "geometry" | "code"> & { colours: Colours }} Setting
 *
 * @typedef {Subject & Setting & { state: State, origin: Origin, t: number, phase: number, now: Step }} Moment
 *   `t` is the iteration, `phase` the step in it, and `now` that step
 *
 * @typedef {object} Layout the places of everything, which depend on the part's width, the list and the classes only
 * @property {number} width of the part, in CSS pixels
 * @property {number} planeWidth of the plane of votes
 * @property {number} planeHeight
 * @property {number} curvesWidth
 * @property {number} entropyWidth
 * @property {CapsuleMap} map of all primary capsules
 * @property {number[]} listed the primary capsules on the stage, top to bottom
 * @property {Stage} stage
 *
 * @typedef {object} Motion what glides from one step to the next
 * @property {Float32Array} values of the links: what each listed capsule's link to each class shows, in [−1, 1] of its scale
 * @property {number} from the step that was shown before; −1 for none
 * @property {number} progress from 0 to 1
 *
 * @typedef {Moment & Layout & { motion: Motion }} Scene
 */

import { arraysAllOn } from "../kit/routed/silence.js"
import { describeKind } from "./describe/kind.js"
import { listedCapsules, orderOf } from "./describe/orders.js"
import { entropiesOf } from "../kit/capsules/entropy.js"
import { arrangeMap } from "../kit/capsules/geometry.js"
import { projectionsOf } from "./maths/projection.js"
import { arrangeStage, linkValues } from "./maths/stage.js"
import { readTrace } from "./maths/trace.js"

const MAP_HEIGHT = 150

/**
 * Return the trace and the kind of an update.
 *
 * @param {Update} update
 * @param {Iterable<number>} [off] the primary capsules that are switched off
 * @returns {Subject}
 */
export function subjectOf(update, off = []) {
  const { meta, arrays, prepared } = update
  const before = arraysAllOn(arrays)
  const read = (/** @type {Record<string, FloatArray>} */ from) => {
    const trace = readTrace(from, meta.choices.answers, meta.kind.hasNone)
    const kind = describeKind(meta.kind, trace, prepared)
    return { trace, kind, steps: trace.iterations * kind.steps.length }
  }
  const subject = read(arrays)
  return {
    ...subject, project: projectionsOf(subject.trace), entropies: entropiesOf(subject.trace),
    off: new Set(off), allOn: before && { ...read(before), arrays: before },
  }
}

/**
 * Return all that the texts, the steps and the choices that there are depend on, as a text.
 *
 * @param {Subject} subject
 * @param {Update} update
 */
export function textsOf({ trace: { iterations, inputs }, kind: { orders } }, { meta: { kind, classes, geometry, code }, language }) {
  return JSON.stringify([language, kind.name, iterations, inputs, Object.keys(orders), classes, geometry, code])
}

/**
 * Return everything that is drawn at a step, but for its places.
 *
 * @param {Subject} subject
 * @param {Update} update
 * @param {Colours} colours
 * @param {State} state
 * @param {Origin} origin
 * @returns {Moment}
 */
export function momentOf(subject, { meta, arrays, labels, plurals, language, numbers }, colours, state, origin) {
  const { classes, geometry, code } = meta
  return { ...subject, origin, labels, plurals, language, numbers, arrays, classes, geometry, code, colours, state, ...placeIn(subject.kind, state) }
}

/**
 * Return the scene after a change of its state; where things stand and what glides stays.
 *
 * @param {Scene} scene
 * @param {Partial<State>} changes
 * @returns {Scene}
 */
export function changedScene(scene, changes) {
  const state = { ...scene.state, ...changes }
  return { ...scene, state, ...placeIn(scene.kind, state) }
}

/**
 * Return the scene of a moment at rest, with everything where it stands in this room.
 *
 * @param {Moment} moment
 * @param {{ width: number, planeWidth: number, planeHeight: number, curvesWidth: number, entropyWidth: number, mapWidth: number,
 *   stageWidth: number, stageHeight: number, leastTarget: number, linksEnd: number }} room in CSS pixels; `leastTarget` is the least
 *   height of what is pointed at
 * @returns {Scene}
 */
export function arrangedScene(moment, { mapWidth, stageWidth, stageHeight, leastTarget, linksEnd, ...room }) {
  const { trace: { inputs, outputs }, allOn, kind, geometry, state: { order, shown } } = moment
  const { orders } = (allOn ?? { kind }).kind // so that no row leaves the list when its capsule is switched off
  const listed = listedCapsules(inputs, orders[orderOf(orders, order)], shown)
  return {
    ...moment, ...room, listed,
    map: arrangeMap(geometry, mapWidth, MAP_HEIGHT),
    stage: arrangeStage({ width: stageWidth, least: stageHeight, leastTarget, right: linksEnd, outputs, listed, isMap: shown === "all", geometry }),
    motion: { from: -1, progress: 1, values: linkValues(moment, listed) },
  }
}

/**
 * @param {Kind} kind
 * @param {State} state
 */
function placeIn({ steps }, { step }) {
  const phase = step % steps.length
  return { t: Math.floor(step / steps.length), phase, now: steps[phase] }
}
