/** Builds the stepper; `views/` draws each piece of it. */

import { h, pointsWithFinger } from "../kit/dom.js"
import { fill } from "../kit/text.js"
import { buildChoices } from "../kit/routed/view.js"
import { buildOff } from "./off/view.js"
import { drawClasses, fillClasses } from "./views/classes.js"
import { buildFalling } from "./views/falling.js"
import { drawLinks } from "./views/links.js"
import { MAP_MARGIN, buildMap, drawMap } from "./views/map.js"
import { buildCode, drawCode, fillCode } from "./views/code.js"
import { buildCurves, drawCurves } from "./views/curves.js"
import { buildPair, drawPair } from "./views/pair.js"
import { buildPictures, drawPictures } from "./views/pictures.js"
import { drawProjection } from "./views/projection.js"
import { buildStage, drawRows, drawStageTexts, fadeRows, fillRows } from "./views/stage.js"
import { buildSteps, drawSteps, fillSteps } from "./views/steps.js"
import { buildTables, drawTables } from "./views/tables.js"
import { buildTools, drawTools, fillTools } from "./views/tools.js"
import { buildVotes, drawVotes } from "./views/votes.js"
import { buildWords, drawPrediction, drawWords } from "./views/words.js"

/** @typedef {import("./scene.js").Moment} Moment */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

const [WIDE, MIDDLE] = [900, 600] // from these widths on, in CSS pixels
const WIDEST_MAP = 240
const SHORT = 800 // a window below this height, as a projector's, has a lower stage, so that all of it is seen
const [LOW_STAGE, STAGE] = [380, 480]
const [LOW_PLANE, PLANE] = [280, 340] // on a phone, and elsewhere
const FINGER = 44 // what a finger needs, as in `kit/shared.css`

/**
 * Build all elements.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const choices = buildChoices()
  const [steps, words, pictures, map, stage] = [buildSteps(), buildWords(), buildPictures(), buildMap(), buildStage()]
  const [pair, tools, code, tables] = [buildPair(), buildTools(), buildCode(), buildTables()]
  const [votes, curves] = [buildVotes(), buildCurves()]
  const [off, falling] = [buildOff(root), buildFalling()]
  choices.tools.append(off.opener)
  pictures.input.after(off.veil)
  root.classList.add("routing")
  root.tabIndex = 0
  root.role = "group"
  root.dataset.testid = "routing"
  const seen = h("section", { class: "seen" }, pictures.box, map.box)
  const main = h("div", { class: "main" }, seen, stage.box, h("div", { class: "worked" }, code.box, pair.box))
  root.replaceChildren(choices.box, steps.box, words.box, off.box, main, falling.box, tools.box, votes.box, curves.box, tables.box)
  return { root, choices, off, falling, steps, words, pictures, map, stage, pair, votes, curves, tools, code, tables }
}

/**
 * Show every text, and everything else that does not depend on the step or the numbers.
 *
 * @param {View} view
 * @param {Moment} moment
 * @param {{ goTo: (step: number) => void, goToPhase: (phase: number) => void }} actions
 */
export function fillView({ root, steps, stage, tools, code, tables }, moment, { goTo, goToPhase }) {
  root.ariaLabel = fill(moment.labels.component, { kind: moment.kind.title(moment.labels) })
  tables.title.textContent = moment.labels.table
  fillTools(tools, moment)
  fillSteps(steps, moment, goTo, goToPhase)
  fillCode(code, moment)
  fillClasses(stage, moment)
}

/**
 * Fit the view into its width, and return what there is room for, in CSS pixels.
 *
 * @param {View} view
 */
export function measureView({ root, votes, curves, map, stage }) {
  const width = root.clientWidth
  root.dataset.layout = width >= WIDE ? "wide" : width >= MIDDLE ? "middle" : "narrow"
  return {
    width,
    planeWidth: votes.plane.clientWidth,
    planeHeight: width >= MIDDLE ? PLANE : LOW_PLANE,
    curvesWidth: curves.couplings.place.clientWidth,
    entropyWidth: curves.entropy.place.clientWidth,
    mapWidth: Math.min(map.box.clientWidth, WIDEST_MAP) - 2 * MAP_MARGIN,
    stageWidth: stage.stage.clientWidth,
    stageHeight: window.innerHeight < SHORT ? LOW_STAGE : STAGE,
    leastTarget: pointsWithFinger() ? FINGER : 0,
    linksEnd: stage.classes.offsetLeft - 3,
  }
}

/**
 * Show another list of primary capsules.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function fillList({ stage, tools }, scene) {
  fillRows(stage, scene)
  drawTools(tools, scene)
}

/**
 * Show the step, but for what glides.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {string | null} answer what was answered to the question, if anything
 */
export function drawStep(view, scene, answer) {
  drawSteps(view.steps, scene)
  drawWords(view.words, scene)
  drawCode(view.code, scene)
  drawPrediction(view.words, scene, answer)
  drawStageTexts(view.stage, scene)
  drawClasses(view.stage, scene)
  drawPair(view.pair, scene)
  drawVotes(view.votes, scene)
  drawTables(view.tables, scene)
  drawRows(view.stage, scene)
  drawFocus(view, scene)
}

/**
 * Show what follows the pointer, but for the links.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawFocus({ pictures, map, stage, curves }, scene) {
  drawPictures(pictures, scene)
  drawMap(map, scene)
  drawCurves(curves, scene)
  fadeRows(stage, scene)
}

/**
 * Show what glides from step to step, as the scene's motion has it.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawMoving({ stage, votes }, scene) {
  drawLinks(stage.links, scene)
  drawProjection(votes.canvas, scene)
}
