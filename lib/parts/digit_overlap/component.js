/**
 * A learner chooses two digits here and moves them over each other, and the network reads them in the browser meanwhile. Where it
 * cannot, or where that takes long, the server is made to look at the address, and sends the network's answer.
 */

import { setQuery } from "../kit/address.js"
import { PATIENCE, createChosen } from "../kit/network/chosen.js"
import { createLatest } from "../kit/network/latest.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { createDigits } from "./digits.js"
import { savePicture } from "./exports.js"
import { answerOf, isAbout, readPair, shownUpdate } from "./live.js"
import { digitAt, farthestShift, placedDigits } from "./maths.js"
import { addressOfPair, isSamePair, namesOf, pairOf, questionOf } from "./pair.js"
import { listenToStage } from "./pointer.js"
import { READINGS, TOGETHER, addressOf, shiftsApart, withMoved } from "./state.js"
import { buildView, drawAnswer, drawGuess, drawStage } from "./view.js"
import { answerText } from "./words.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./words.js").Update} Update */

export default definePart(import.meta.url, createOverlap)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createOverlap(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} what the server sent last */
  let sent = null
  /** @type {import("./live.js").Answer | null} the newest, of the server or of the browser */
  let answer = null
  /** @type {Update | null} with that answer */
  let shown = null
  /** @type {State} */
  let state = { shifts: TOGETHER, selected: 0, guess: null }
  /** @type {import("./live.js").About | null} what the browser is asked about */
  let asked = null
  let said = ""
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let latest = newLatest()
  const chosen = createChosen(() => {
    if (sent) chosen.explain(view.note, sent.labels)
    settle(0)
  })
  const digits = createDigits(view.cards, { show: follow, settle: () => settle(0) })

  function isAnswered() {
    const pair = digits.pair()
    return answer !== null && pair !== null && isAbout(answer, pair, state.shifts)
  }

  /** Return the update with the digits that are chosen now. */
  function current() {
    const pair = digits.pair()
    return sent && pair && { ...sent, meta: { ...sent.meta, names: namesOf(pair) }, arrays: { ...sent.arrays, digits: pair.digits } }
  }

  /** Show what is chosen, and have it read. */
  function follow() {
    const pair = digits.pair()
    if (answer && pair && answer.pair !== pair && answer.pair.digits === pair.digits) show({ ...answer, pair }) // called otherwise
    else draw()
    read()
  }

  function draw() {
    const now = current()
    if (!now) return
    root.classList.toggle("stale", !isAnswered())
    drawStage(view, now, state)
    say()
  }

  /** @param {import("./live.js").Answer} next */
  function show(next) {
    if (!sent) return
    answer = next
    shown = shownUpdate(sent, answer)
    drawAnswer(view, shown)
    draw()
  }

  async function read() {
    const pair = digits.pair()
    if (!sent || !pair || isAnswered() || (asked && isAbout(asked, pair, state.shifts))) return
    const [{ meta }, { shifts }, turn] = [sent, state, latest]
    const mine = asked = { pair, shifts }
    const reading = await chosen.ask((network) => turn.ask(() => readPair(network, meta, pair.digits, shifts)))
    if (asked === mine) asked = null
    if (!reading || sent.meta.reader !== meta.reader) return
    const now = digits.pair()
    show({ ...reading, pair: now?.digits === pair.digits ? now : pair })
    read() // back where they were before the answer came
  }

  /** @param {State} next */
  function change(next) {
    state = next
    follow()
  }

  /** @param {import("./state.js").Shifts} shifts */
  function place(shifts) {
    change({ ...state, shifts })
    settle(0)
  }

  /** @param {number} rest in milliseconds without another move, until the address may say what is shown */
  function settle(rest) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const pair = digits.pair()
      if (!pair) return
      setQuery({ ...addressOf(state), ...addressOfPair(pair) })
      if (chosen.isAble()) timer = setTimeout(askServer, PATIENCE)
      else askServer()
    }, rest)
  }

  function askServer() {
    if (!isAnswered() && digits.pair()?.both.every(({ picture }) => picture !== null)) tell.trigger("asks", true)
  }

  /** Ask which digits the network reads, or say what it read. */
  function say() {
    const [now, pair] = [current(), digits.pair()]
    if (!sent || !now || !pair || !shown) return
    const key = `capsule-lab-overlap-${questionOf(sent.meta.reader, pair)}`
    const isAsking = rememberedAnswer(key) === null
    const text = isAsking ? [key, sent.language, ...now.meta.names].join(" ") : answerText(shown, state.guess)
    if (text === said) return // a button that has the keyboard keeps it
    said = text
    drawGuess(view, isAsking ? now : shown, state, isAsking, (guess) => {
      rememberAnswer(key, guess)
      const [reading, drawn] = [READINGS.find((one) => one === guess), digits.pair()] // more may be drawn than when it was asked
      state = { ...state, guess: reading && drawn ? { reading, shifts: state.shifts, digits: drawn.digits } : null }
      say()
      view.stage.focus({ preventScroll: true })
    })
  }

  /** @returns {import("./maths.js").Shift} */
  const farthest = () => (sent ? farthestShift(sent.arrays.digits, sent.meta.shape) : [0, 0])

  listenToStage(view.stage, {
    grab(pixel) {
      const now = current()
      if (!now) return
      const { meta: { shape }, arrays } = now
      change({ ...state, selected: digitAt(placedDigits(arrays.digits, shape, state.shifts), shape, pixel, state.selected) })
    },
    grabbed: () => (sent ? state.shifts[state.selected] : null),
    move: (shift) => change(withMoved(state, state.selected, shift, farthest())),
    swap: () => change({ ...state, selected: 1 - state.selected }),
    settle,
    size: () => sent?.meta.shape ?? [1, 1],
  })
  view.cards.apart.onclick = () => place(shiftsApart(farthest()))
  view.cards.together.onclick = () => place(TOGETHER)
  view.save.onclick = () => savePicture(view)
  for (const [selected, { take }] of view.cards.each.entries()) {
    take.onclick = () => {
      change({ ...state, selected })
      view.stage.focus({ preventScroll: true })
    }
  }

  return {
    /** @param {Update} newest */
    update(newest) {
      const before = sent
      sent = newest
      if (chosen.open(newest.meta.network)) {
        latest.close() // what another network has under way keeps nobody waiting
        latest = newLatest()
        asked = null
      }
      digits.receive(newest)
      // Once it is here, the learner's hand decides which digits there are and where, not an answer that comes late.
      if (!before) {
        state = { ...state, shifts: newest.meta.shifts }
        setQuery(addressOf(state))
      }
      const [pair, served] = [digits.pair(), pairOf(newest)]
      const isKept = answer && before?.meta.reader === newest.meta.reader && isAnswered()
      chosen.explain(view.note, newest.labels)
      show(isKept && answer ? answer : answerOf(newest, pair && isSamePair(served, pair) ? pair : served))
      read()
    },
    stop() {
      clearTimeout(timer)
      latest.close()
      chosen.close()
      digits.stop()
    },
  }
}

/** @returns {import("../kit/network/latest.js").Latest<import("./live.js").Reading | null>} */
function newLatest() {
  return createLatest()
}
