/**
 * Chooses a picture inside a part: a test image by its number or its class, or a drawing, without the server's part.
 *
 * `box` goes into the part, which may put more into its `fields`; its style is `kit/picture/chooser.css`, which the part's own
 * style imports. The texts are `LABELS` of `lib/parts/picture_choice.py`, which are among those of the part.
 *
 * @typedef {import("../unpack.js").NumberArray} NumberArray
 * @typedef {import("../text.js").Labels} Labels
 * @typedef {import("../pad/strokes.js").Stroke} Stroke
 * @typedef {import("./choice.js").Choice} Choice
 * @typedef {import("./choice.js").Handlers} Handlers
 * @typedef {import("./choice.js").Shown} Shown
 */

import { prepareDrawing } from "../digit/prepare.js"
import { isUndo } from "../keys.js"
import { toUnitRange } from "../maths.js"
import { pixelsOf } from "../pad/ink.js"
import { keepDrawing } from "../pad/keep.js"
import { createPad } from "../pad/pad.js"
import { kindOf, nameInAddress } from "./choice.js"
import { anotherOf, readLabels, readPhoto, readTestImage } from "./test_images.js"
import { buildChooser, chosenClass, drawNote, drawPicture, drawSaid, drawTexts, leaveOtherClass } from "./view.js"

const BRUSH = 22 // pixels of the drawing, as the canvas of a page begins with
const KEEP_AFTER = 80 // ms: a "4" or a "7" is often two quick strokes

/**
 * @param {Handlers} handlers
 * @param {string} [parameter] of the address that names the picture, and by which the address can hide the chooser
 */
export function createPictureChooser({ onPicture, onSettled }, parameter = "image") {
  const view = buildChooser(parameter)
  /** @type {Choice | null} */
  let choice = null
  /** @type {Labels} */
  let labels = {}
  /** @type {import("./choice.js").Kind} */
  let kind = "test"
  let photo = -1 // the number of the photo that is shown
  let number = 0 // of the test image that is shown, or was before the drawing, or that the page opens with
  let asked = 0
  /** @type {Set<string>} what was shown here: a run of the page that began before the last choice is about one of those */
  const known = new Set()
  /** @type {NumberArray | null} what stands in the place of a drawing */
  let example = null
  /** @type {number[][] | null} */
  let classes = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const pad = createPad(view.canvas, { width: () => BRUSH, onStart: draw, onMove: showDrawing, onChange: endStroke, onFrame: showDrawing })
  /** @type {{ strokes: readonly Stroke[], stroke: Stroke | null } | null} what was shown last */
  let drawn = null

  function draw() {
    if (!choice) return
    const isDrawing = pad.strokes().length > 0
    if (isDrawing) kind = "own"
    const names = kind === "test" && classes ? classes[number].map((at) => /** @type {Choice} */ (choice).classes[at]) : []
    drawPicture(view, isDrawing ? null : example, pad.drawing().history.length > 0)
    drawSaid(view, labels, { kind, number, names, photo: kind === "photo" ? choice.photos[photo] : null })
  }

  /** Let the network read what is drawn now, if that is news and anything is there. */
  function showDrawing() {
    const [strokes, stroke] = [pad.drawing().strokes, pad.current()]
    if (!choice || (drawn?.strokes === strokes && drawn.stroke === stroke)) return
    drawn = { strokes, stroke }
    if (pad.strokes().length === 0) return
    asked += 1
    const { side, steps, shape } = choice
    const levels = prepareDrawing(pixelsOf(pad.strokes(), side), side, shape, steps)
    if (levels.every((level) => level === 0)) return
    onPicture({ image: toUnitRange(levels), isMoving: pad.isDrawing(), reference: null, classes: [] })
  }

  function endStroke() {
    clearTimeout(timer)
    if (pad.strokes().length === 0) return void (choice?.count === 0 ? choosePhoto(0) : choose(number))
    draw()
    showDrawing()
    timer = setTimeout(keep, KEEP_AFTER)
  }

  async function keep() {
    if (!choice || pad.isDrawing()) return
    const [of, strokes] = [++asked, pad.strokes()]
    try {
      const picture = await keepDrawing(choice.keep, strokes, choice.side)
      if (of === asked) settle(picture)
    } catch {
      if (of === asked) drawNote(view, labels.picture_not_kept)
    }
  }

  /** @param {string} reference */
  function settle(reference) {
    known.add(reference)
    drawNote(view, "")
    onSettled(reference)
  }

  /** @param {number} wanted the number of a test image */
  function choose(wanted) {
    if (!choice) return
    const of = choice
    const at = Math.min(Math.max(Math.round(wanted) || 0, 0), of.count - 1)
    arrive(Promise.all([readTestImage(of, at), readLabels(of)]), `test-${at}`, ([image, all]) => {
      [kind, number, classes] = ["test", at, all]
      leaveOtherClass(view, all[at])
      return { image, classes: all[at] }
    })
  }

  /** @param {number} at the number of a photo */
  function choosePhoto(at) {
    if (!choice) return
    arrive(readPhoto(choice, at), choice.photos[at].reference, (image) => {
      [kind, photo] = ["photo", at]
      return { image, classes: [] }
    })
  }

  /**
   * Show a picture once it has arrived, unless something else was chosen meanwhile.
   *
   * @template Arrived
   * @param {Promise<Arrived>} coming
   * @param {string} reference
   * @param {(arrived: Arrived) => { image: NumberArray, classes: number[] }} take notes what is shown
   */
  async function arrive(coming, reference, take) {
    clearTimeout(timer) // a drawing that was overtaken is not kept
    const of = ++asked
    try {
      const arrived = await coming
      if (of !== asked || !choice) return
      const { image, classes: shown } = take(arrived)
      ;[example, drawn] = [image, null]
      pad.show([], choice.side)
      draw()
      onPicture({ image: toUnitRange(image.data), isMoving: false, reference, classes: shown })
      settle(reference)
    } catch {
      if (of === asked) drawNote(view, labels.picture_absent)
    }
  }

  async function chooseAnother() {
    if (!choice) return
    try {
      classes = await readLabels(choice)
      await choose(anotherOf(classes, chosenClass(view), kind === "test" ? number : -1))
    } catch {
      drawNote(view, labels.picture_absent)
    }
  }

  /**
   * @param {string} reference
   * @param {NumberArray} image
   * @param {readonly Stroke[]} strokes
   */
  function begin(reference, image, strokes) {
    if (!choice) return
    photo = choice.photos.findIndex((one) => one.reference === reference)
    kind = photo >= 0 ? "photo" : kindOf(reference)
    if (kind === "test") number = Number(reference.split("-")[1])
    clearTimeout(timer)
    asked += 1
    known.add(reference)
    example = image
    pad.show(strokes, choice.side)
    drawn = { strokes: pad.drawing().strokes, stroke: null }
    if (kind === "test" && classes) leaveOtherClass(view, classes[number])
  }

  function nameClasses() {
    const of = choice
    if (of && of.count > 0 && kind === "test" && !classes) readLabels(of).then((all) => {
      if (choice === of) classes = all
      draw()
    }, () => {}) // the number stands there
  }

  view.number.oninput = () => view.number.value !== "" && choose(Number(view.number.value))
  view.number.onblur = draw
  view.photo.onchange = () => (view.photo.value === "" ? choose(number) : choosePhoto(Number(view.photo.value)))
  view.of.onchange = chooseAnother
  view.another.onclick = chooseAnother
  view.undo.onclick = pad.undo
  view.clear.onclick = pad.clear
  view.canvas.onkeydown = (event) => {
    if (!isUndo(event)) return
    event.preventDefault()
    pad.undo()
  }

  return {
    box: view.box,
    fields: view.fields,

    /**
     * Write the texts, and show the picture that the server shows, unless it was shown here before: then the one that was chosen
     * here last stays.
     *
     * @param {Choice} newest
     * @param {NumberArray} image uint8 [height, width, channels]
     * @param {Labels} texts
     * @param {string} [anotherName] what "another" is called for those who cannot see which chooser it belongs to
     * @returns {boolean} whether the server's picture has taken the place of another one
     */
    update(newest, image, texts, anotherName = texts.picture_another) {
      if (choice === null) {
        nameInAddress(parameter, newest)
        number = Number(newest.usual.split("-")[1]) || 0
      }
      const isElsewhere = choice?.address !== newest.address
      ;[choice, labels] = [newest, texts]
      drawTexts(view, texts, newest, anotherName)
      if (isElsewhere) classes = null
      const isReplaced = !known.has(newest.picture) || (isElsewhere && pad.strokes().length === 0)
      if (isReplaced) begin(newest.picture, image, newest.strokes)
      draw()
      nameClasses()
      return isReplaced
    },

    /**
     * Show a picture that the part has chosen otherwise.
     *
     * @param {string} reference
     * @param {NumberArray} image uint8 [height, width, channels]
     */
    show(reference, image) {
      begin(reference, image, [])
      draw()
      nameClasses()
    },

    stop() {
      pad.stop()
      clearTimeout(timer)
    },
  }
}
