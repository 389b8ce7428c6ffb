// Each part asks first; what was said is shown with what is so, and is asked once.

function questionKey(app) {
  return `capsule-lab-convolution-${app.part}`
}

/** The question with its choices, or what was said, what is so, and what to try. */
function drawSay(app) {
  const { parts, labels, kind } = app
  const said = JSON.parse(remembered(questionKey(app))) // { guess, outcome, values }
  const asking = said === null
  parts.root.classList.toggle("asking", asking)
  parts.say.classList.toggle("asks", asking)
  parts.asked.hidden = !asking || !kind.drawAsked
  if (!asking) {
    const text = said.guess === SKIPPED ? "" : fill(said.guess === said.outcome ? labels.guessed_right : labels.guessed_wrong,
      { guess: kind.texts(labels)[said.guess], outcome: kind.texts(labels)[said.outcome] })
    parts.said.textContent = joinSentences([text, kind.found(app, said), kind.next(labels)])
    parts.choices.replaceChildren()
    return
  }
  const { text, choices, outcome, values } = kind.question(app)
  if (kind.drawAsked) kind.drawAsked(app, parts.asked)
  parts.said.textContent = text
  parts.choices.ariaLabel = text
  const say = (guess) => {
    remember(questionKey(app), JSON.stringify({ guess, outcome, values }))
    drawSay(app)
    parts.right.focus({ preventScroll: true })
  }
  parts.choices.replaceChildren(...choices.map(({ id, draw }, at) => {
    const button = pressButton(draw ? "" : kind.texts(labels)[id], `conv-guess-${id}`, () => say(id))
    if (draw) {
      const canvas = element("canvas")
      draw(canvas)
      button.className = "picture"
      button.ariaLabel = fill(labels.guess_number, { number: at + 1 })
      button.append(canvas)
    }
    return button
  }), pressButton(labels.skip, "conv-guess-skip", () => say(SKIPPED), "quiet"))
}

/** Which of three ranges `share` is in: { choices, outcome } for limits [low, high]. */
function threeShares(share, [low, high]) {
  return { choices: [{ id: "few" }, { id: "some" }, { id: "many" }], outcome: share < low ? "few" : share <= high ? "some" : "many" }
}

function shareTexts(labels, [low, high]) {
  const values = { low: percent(low), high: percent(high) }
  return { few: fill(labels.under, values), some: fill(labels.between, values), many: fill(labels.over, values) }
}
