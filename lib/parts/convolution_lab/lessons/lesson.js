/**
 * A lesson of the lab: what it computes from a layer's maps, and how it explains an output.
 *
 * @typedef {object} Lab everything that is computed and drawn from
 * @property {import("../../kit/text.js").Labels} labels
 * @property {Record<string, import("../../kit/text.js").PluralForms>} plurals
 * @property {string} language
 * @property {import("../../kit/numbers.js").Numbers} numbers
 * @property {Meta} meta
 * @property {State} state
 * @property {import("../maths/images.js").Image} picture as it came
 * @property {{ name: string, image: import("../maths/images.js").Image }[]} others further pictures of its size, where the lesson reads some
 * @property {import("../maths/layer.js").Layer} layer
 *
 * @typedef {object} Meta
 * @property {string} picture its name
 * @property {string} credit the author, or ""
 * @property {string} part the lesson
 * @property {string[]} others names of the further pictures
 * @property {Record<string, string>} view what the address says
 *
 * @typedef {(next: (state: State) => State, isRebuild?: boolean) => void} Change
 *   shows the next state; `isRebuild`: with controls that are built anew
 *
 * @typedef {object} Scene what is shown whichever output is looked at
 * @property {import("../maths/windows.js").Geometry} geometry how the window slides over the left stage
 * @property {ArrayLike<number> | null} weights that the window shows
 * @property {{ title: string, note: string, rows: number, columns: number, map: FeatureMap | null, paint: (canvas: HTMLCanvasElement) => void }} left
 *   `map` is null where it is the picture
 * @property {{ title: string, map: FeatureMap, span: [number, number], isShown?: (at: number) => boolean }} right
 * @property {string} formula
 * @property {(place: Place) => Place | null} [winnerOf] gives the cell of the input that an output was taken from
 *
 * @typedef {{ heads: string[], rows: import("../../kit/table.js").Cell[][] }} Table
 *
 * @typedef {object} Question
 * @property {string} text
 * @property {{ id: string, paint?: (canvas: HTMLCanvasElement) => void }[]} choices
 * @property {string} outcome the id of the right one
 * @property {Record<string, string>} values the numbers of the right answer, as text
 *
 * @typedef {{ guess: string, outcome: string, values: Record<string, string> }} Answer a guess, kept with the right answer
 */

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").Place} Place */
/** @typedef {import("../maths/convolution.js").FeatureMap} FeatureMap */

/**
 * @template {Scene} Shown
 * @typedef {object} Panels what stands between and below the two stages
 * @property {Node[]} middle
 * @property {Node[]} below
 * @property {(lab: Lab, scene: Shown) => void} draw
 * @property {(lab: Lab, scene: Shown, place: Place) => string} drawPlace says in a sentence how the output comes about
 */

/**
 * @template {Scene} Shown
 * @typedef {object} Lesson
 * @property {{ settings: string, middle?: string }} controls what `hide` in the address calls them
 * @property {(lab: Lab) => string} [about] says what the lesson is about, before anything is asked
 * @property {(lab: Lab, change: Change) => Node[]} buildSettings
 * @property {(lab: Lab, before: Shown | null) => Shown} compute `before` is the lesson's last scene
 * @property {(lab: Lab, change: Change) => Panels<Shown>} buildPanels
 * @property {(lab: Lab, scene: Shown) => Table} table the numbers at the output that is looked at
 * @property {(lab: Lab) => string} [explainNoMap] says why the layer has no maps
 * @property {(lab: Lab, scene: Shown) => Question} question what is asked first
 * @property {(canvas: HTMLCanvasElement, lab: Lab) => void} [paintQuestion] shows what the question is about
 * @property {(lab: Lab) => Record<string, string>} choiceTexts by the choice's id
 * @property {(lab: Lab, answer: Answer) => string} found says the right answer
 * @property {(lab: Lab) => string} next says what to try now
 */

/** @typedef {[low: number, high: number]} Limits of a question's answers */

/**
 * Return which of three answers a share of 1 is: under both limits, between them, or over.
 *
 * @param {number} share
 * @param {Limits} limits
 */
export function threeChoices(share, [low, high]) {
  return { choices: [{ id: "few" }, { id: "some" }, { id: "many" }], outcome: share < low ? "few" : share <= high ? "some" : "many" }
}
