/** A network with mistakes in it on the page: what it reads when, and what it keeps. */

import { setQuery } from "../kit/address.js"
import { indexOf } from "../kit/counting.js"
import { toLevels } from "../kit/maths.js"
import { createArrival } from "../kit/network/arrival.js"
import { whyOnServer } from "../kit/network/words.js"
import { definePart } from "../kit/part.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { addressOfChoice, networkOf, possibleIterations } from "../kit/routed/choice.js"
import { sayWaiting } from "../kit/routed/view.js"
import { readColours } from "../kit/theme.js"
import { saveLengths, saveNumbers } from "./exports.js"
import { afterGuess, keepProgress, progressOf } from "./found.js"
import { saveBrokenNotebook } from "./notebook.js"
import { createReader } from "./reader.js"
import { hiddenOf, mistakesOf, withRead } from "./scene.js"
import { FIRST_CASE, addressOf, startingState, wholeOf, withSwitched } from "./state.js"
import { trialsBefore, trialsText } from "./trials.js"
import { buildView, drawRead, drawScene, drawTable, fillTexts } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("../kit/network/passes.js").Floats} Floats */

const SOON = 300 // ms until the learner hears of a wait

export default definePart(import.meta.url, createBroken)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createBroken(root, tell) {
  const view = buildView(root)
  /** @type {Scene | null} */
  let scene = null
  /** @type {Floats | null} the logits that the last picture has left; null for a new network */
  let left = null
  /** @type {import("./trials.js").Before[]} what a link's network has read before, and is to be read yet */
  let before = []
  let [isBusy, isWaiting, filled, starts] = [false, false, "", 0]
  const reader = createReader(explain)
  const arrival = createArrival(reader.chosen, explain)
  const chooser = createPictureChooser({
    onPicture({ image, isMoving, reference, classes }) {
      if (!scene) return
      scene = { ...scene, picture: { image: { data: image, shape: scene.picture.image.shape }, isMoving, reference, classes } }
      follow()
    },
    onSettled(reference) {
      if (!scene) return
      const named = { ...scene.picture, reference }
      // The same drawing, which has a name by now.
      const log = scene.log.map((one) => (one.picture === scene?.picture ? { ...one, picture: named } : one))
      const found = scene.read?.picture === scene.picture ? { ...scene.read, picture: named } : scene.read
      scene = { ...scene, picture: named, log, read: found }
      setQuery({ image: reference === scene.update.meta.pictures.usual ? null : reference })
      writeAddress()
      drawRead(view, scene)
    },
  })
  view.choices.picture.append(chooser.box)

  /** @param {Update} update */
  function receive(update) {
    const { meta, arrays: { image }, labels } = update
    const names = meta.mistakes.map(({ name }) => name)
    const isOther = scene?.update.meta.choices.run !== meta.choices.run
    const isReplaced = chooser.update(meta.pictures, { data: toLevels(image.data), shape: image.shape }, labels)
    const state = scene?.state ?? startingState(meta.view, names)
    const sent = { image, reference: meta.pictures.picture, classes: meta.pictures.labels, isMoving: false }
    const [isFirst, isNew] = [scene === null, scene === null || isOther]
    const kept = scene && !isOther ? scene : null
    scene = {
      update, state, colours: readColours(root), isUnable: kept?.isUnable ?? false, read: kept?.read ?? null, log: kept?.log ?? [],
      choice: kept?.choice ?? { iterations: meta.iterations, checkpoint: meta.choices.checkpoint },
      picture: kept && !isReplaced ? kept.picture : sent, progress: progressOf(state.number),
    }
    const texts = JSON.stringify([update.language, meta.choices, meta.classes])
    if (texts !== filled) {
      filled = texts
      fillTexts(view, scene, handlers)
    }
    openNetwork()
    if (isNew) restart(isFirst ? trialsBefore(update, scene.picture) : [])
    else if (isReplaced) follow()
    drawScene(view, scene, handlers)
  }

  function openNetwork() {
    if (!scene) return
    const { choice, update: { meta } } = scene
    if (!reader.open(networkOf(choice, meta.choices), meta.servers[choice.checkpoint])) return
    arrival.begin()
  }

  /** Let a new network read the picture, which has kept nothing but of what it reads before. @param {typeof before} [trials] */
  function restart(trials = []) {
    starts += 1
    left = null
    before = trials
    if (!scene) return
    scene = { ...scene, log: [], read: null }
    drawScene(view, scene, handlers)
    follow()
  }

  /** Read what is chosen; what is chosen meanwhile is read next. */
  async function follow() {
    isWaiting = true
    if (isBusy) return
    isBusy = true
    while (isWaiting) {
      const trial = before.shift()
      isWaiting = trial !== undefined
      await read(trial)
    }
    isBusy = false
  }

  /** @param {import("./trials.js").Before} [trial] in the place of what is chosen */
  async function read(trial) {
    if (!scene) return
    const [start, { choice: { checkpoint }, update: { meta, labels } }] = [starts, scene]
    const { picture, iterations } = trial ?? { picture: scene.picture, ...scene.choice }
    const mistakes = trial?.mistakes ?? mistakesOf(scene)
    const timer = setTimeout(() => sayWaiting(view.choices, labels, true), SOON)
    const both = await reader.read({ image: picture.image, iterations, last: left, mistakes }, meta.made)
    clearTimeout(timer)
    sayWaiting(view.choices, labels, false)
    explain()
    if (!scene || start !== starts) return
    if (!both) {
      scene = { ...scene, isUnable: !isWaiting }
      return drawRead(view, scene)
    }
    const { broken, sound } = both
    if (!picture.isMoving) left = broken.next_logits // a stroke under way is no picture that another one comes after
    // A drawing may have got its name meanwhile.
    const shown = scene.picture.image === picture.image ? scene.picture : picture
    const found = { picture: shown, iterations, checkpoint, broken, sound }
    scene = { ...scene, isUnable: false, read: found, log: withRead(scene.log, found, mistakes) }
    if (!picture.isMoving && before.length === 0) writeAddress()
    root.ariaBusy = String(picture.isMoving)
    if (picture.isMoving) drawRead(view, scene)
    else drawScene(view, scene, handlers)
  }

  /** Say why the server reads in the place of the browser, if it does. */
  function explain() {
    if (!scene) return
    const { choice, update: { meta, labels, numbers } } = scene
    const { note } = view.choices
    note.textContent = networkOf(choice, meta.choices) === null ? whyOnServer("large", labels) : arrival.text(labels, numbers)
    note.hidden = note.textContent === ""
  }

  /** @param {Partial<Scene["choice"]>} chosen */
  function choose(chosen) {
    if (!scene) return
    scene = { ...scene, choice: { ...scene.choice, ...chosen } }
    writeAddress()
    openNetwork()
    if (chosen.checkpoint !== undefined) return restart()
    drawScene(view, scene, handlers)
    follow()
  }

  /** @param {number} wanted */
  function chooseIterations(wanted) {
    if (!scene) return
    const iterations = possibleIterations(wanted, scene.update.meta.choices, scene.choice.iterations)
    if (iterations !== scene.choice.iterations) choose({ iterations })
    else drawScene(view, scene, handlers)
  }

  /** @param {Partial<import("./state.js").State>} changes */
  function change(changes) {
    if (!scene) return
    const state = { ...scene.state, ...changes }
    scene = { ...scene, state, progress: progressOf(state.number) }
    writeAddress()
    if (changes.capsule !== undefined) return drawRead(view, scene)
    if (!changes.switched) return restart()
    drawScene(view, scene, handlers)
    follow()
  }

  /** @param {import("./found.js").Progress} progress */
  function progressTo(progress) {
    if (!scene) return
    keepProgress(scene.state.number, progress)
    scene = { ...scene, progress }
    drawScene(view, scene, handlers)
    root.focus({ preventScroll: true })
  }

  function writeAddress() {
    if (!scene) return
    const { choice, state, log, update: { meta } } = scene
    const trials = trialsText(log, state.look === "switches")
    setQuery({ ...addressOfChoice({ ...choice, picture: null }, meta.choices), ...addressOf(state), trials })
  }

  /** @type {import("./view.js").Handlers} */
  const handlers = {
    guess(guess) {
      if (scene) progressTo(afterGuess(scene.progress, guess, hiddenOf(scene)))
    },
    switched(name) {
      if (scene) change({ switched: withSwitched(scene.state, name, scene.update.meta.mistakes.map((one) => one.name)).switched })
    },
    look(look) {
      if (scene && look !== scene.state.look) change({ look })
    },
  }
  const { choices } = view
  const iterations = () => scene?.choice.iterations ?? 1
  choices.fewer.onclick = () => chooseIterations(iterations() - 1)
  choices.more.onclick = () => chooseIterations(iterations() + 1)
  choices.number.onchange = () => chooseIterations(choices.number.valueAsNumber)
  choices.checkpoint.onchange = () => choose({ checkpoint: choices.checkpoint.value })
  view.case.another.onclick = () => scene && change({ number: scene.state.number + 1 })
  view.case.number.onchange = () => change({ number: wholeOf(view.case.number, FIRST_CASE) })
  view.case.help.onclick = () => scene && progressTo({ ...scene.progress, isHelped: true })
  view.capsule.number.onchange = () => change({ capsule: indexOf(Math.min(wholeOf(view.capsule.number, 1), Number(view.capsule.number.max) || 1)) })
  view.log.again.onclick = follow
  view.log.restart.onclick = () => restart()
  view.measured.start.onclick = () => {
    view.measured.start.disabled = true
    tell.trigger("measures", true)
  }
  view.details.ontoggle = () => scene && drawTable(view, scene)
  view.save.onclick = () => scene && saveNumbers(scene)
  view.savePicture.onclick = () => scene && saveLengths(scene)
  view.notebook.onclick = () => scene && saveBrokenNotebook(scene)

  return {
    update: receive,
    stop() {
      scene = null
      arrival.stop()
      chooser.stop()
      reader.stop()
    },
  }
}

