/** A lesson that is shown: it keeps its scene and its panels, whose types only the lesson knows. */

/** @typedef {import("./lesson.js").Change} Change */
/** @typedef {import("./lesson.js").Lab} Lab */
/** @typedef {import("./lesson.js").Place} Place */
/** @typedef {import("./lesson.js").Scene} Scene */
/** @typedef {ReturnType<typeof openLesson<Scene>>} OpenLesson */

/**
 * Return a lesson without a scene yet.
 *
 * @template {Scene} Shown
 * @param {import("./lesson.js").Lesson<Shown>} lesson
 */
export function openLesson(lesson) {
  /** @type {Shown | null} null until the first computation, and if the layer has no maps */
  let scene = null
  /** @type {import("./lesson.js").Panels<Shown> | null} */
  let panels = null
  const { about, controls, buildSettings, choiceTexts, explainNoMap, found, next, paintQuestion } = lesson

  return {
    about, controls, buildSettings, choiceTexts, explainNoMap, found, next, paintQuestion,

    /**
     * Compute the scene of the lab, and return it; null if the layer has no maps.
     *
     * @param {Lab} lab
     * @returns {Scene | null}
     */
    compute(lab) {
      scene = lab.layer.maps[0].data.length > 0 ? lesson.compute(lab, scene) : null
      return scene
    },

    /**
     * Build what stands between and below the two stages.
     *
     * @param {Lab} lab
     * @param {Change} change
     * @returns {{ middle: Node[], below: Node[] }}
     */
    buildPanels(lab, change) {
      panels = lesson.buildPanels(lab, change)
      return panels
    },

    /** @param {Lab} lab */
    drawPanels(lab) {
      if (scene) panels?.draw(lab, scene)
    },

    /**
     * Draw the panels for one output, and return the sentence that explains it.
     *
     * @param {Lab} lab
     * @param {Place} at
     */
    drawPlace(lab, at) {
      return (scene && panels?.drawPlace(lab, scene, at)) ?? ""
    },

    /** @param {Lab} lab */
    table(lab) {
      return scene && lesson.table(lab, scene)
    },

    /** @param {Lab} lab */
    question(lab) {
      return scene && lesson.question(lab, scene)
    },
  }
}
