// The question before it is shown how far the filters came.

const BOUNDS = [0.9, 0.5] // of the median cosine, where there is only one layer to ask about

function questionKey({ meta }) {
  return `capsule-lab-machine-${meta.run}`
}

/** [key, text] of each answer: the layers, or how much of the direction is left where there is one layer. */
function answers({ meta, labels }) {
  if (meta.layers.length > 1) return meta.layers.map(({ name }) => [name, name])
  return [["alike", labels.guess_alike], ["turned", labels.guess_turned], ["other", labels.guess_other]]
}

/** Which of the answers is so at the last snapshot. */
function truth(app) {
  const medians = app.meta.layers.map((_, layer) => endMedian(app, layer))
  if (medians.length > 1) {
    const shares = medians.map(({ share }) => share)
    return app.meta.layers[placeOfLargest(shares)].name
  }
  return medians[0].cosine > BOUNDS[0] ? "alike" : medians[0].cosine > BOUNDS[1] ? "turned" : "other"
}

function verdict(app, guess) {
  const { labels, meta, frames } = app
  const name = (key) => answers(app).find(([one]) => one === key)?.[1] ?? key
  const found = truth(app)
  const medians = meta.layers.map(({ name: layer }, at) => ({ layer, ...endMedian(app, at) }))
  const listed = medians.map(({ layer, share }) => `${layer} ${share.toFixed(2)}`).join(" · ")
  const least = medians.reduce((a, b) => (b.share < a.share ? b : a))
  const step = grouped(frames.at(-1).step)
  const predicted = guess === SKIPPED ? "" : fill(guess === found ? labels.guessed_right : labels.guessed_wrong, { guess: name(guess), found: name(found) })
  const numbers = medians.length > 1
    ? joinSentences([fill(labels.answer_layers, { step, listed }),
      fill(labels.answer_least, { layer: least.layer, cosine: least.cosine.toFixed(2) })])
    : fill(labels.answer_one, { step, layer: medians[0].layer, cosine: medians[0].cosine.toFixed(2), share: medians[0].share.toFixed(2) })
  return joinSentences([predicted, numbers])
}

function drawSay(app) {
  const { parts, labels, meta, frames } = app
  const early = frames.length < 2
  const guess = remembered(questionKey(app))
  const asking = !early && guess === null
  parts.root.classList.toggle("asking", asking)
  parts.say.classList.toggle("asks", asking)
  parts.said.textContent = early ? labels.early
    : asking ? fill(meta.layers.length > 1 ? labels.question : labels.question_one, { layer: meta.layers[0].name })
      : joinSentences([verdict(app, guess), meta.parent ? fill(labels.parent, { parent: meta.parent }) : ""])
  parts.choices.ariaLabel = parts.said.textContent
  const offered = asking ? [...answers(app), [SKIPPED, labels.skip]] : []
  parts.choices.replaceChildren(...offered.map(([said, text]) => guessButton(questionKey(app), said, text, `machine-guess-${said}`, () => {
    if (app.at === frames.length - 1 && said !== SKIPPED) play(app, true) // the way there, then where it ends
    drawSay(app)
    drawSummary(app)
  })))
}
