// The question before the first shapes are shown: how large is one map?

/** The number of the layer that is asked about: the last that skips cells, else the last that slides at all. */
function askedLayer(windows) {
  const last = (wanted) => windows.findLastIndex(wanted)
  const found = [({ whole, stride, kind }) => !whole && stride > 1 && kind !== "pooling", ({ whole, side }) => !whole && side > 1]
    .map(last).find((at) => at >= 0)
  return found ?? -1
}

/** The right size and what one gets by forgetting the stride, the + 1, or by padding; smallest first. */
function sizesToChoose({ side }, { side: kernel, stride, padding }) {
  const right = outputSide(side, kernel, stride, padding)
  const wrong = [outputSide(side, kernel, stride, padding === "same" ? "valid" : "same"), side - kernel + 1,
    Math.floor((side - kernel) / stride), Math.floor(side / stride) + 1]
  const different = [...new Set(wrong)].filter((size) => size !== null && size > 0 && size !== right)
  return [right, ...different.slice(0, 3)].sort((a, b) => a - b)
}

function questionKey(app) {
  return `capsule-lab-tracer-${app.meta.network}`
}

/** Ask, or say what the guess was and what is so; the question is always about the network as it is built. */
function drawSay(app) {
  const { parts, labels, meta } = app
  const at = askedLayer(meta.windows)
  parts.say.hidden = at < 0
  if (at < 0) return
  const { before, after } = traceShapes(meta, meta.windows)[at]
  const { layer, side: kernel, stride, padding } = meta.windows[at]
  const values = { layer, side: before.side, kernel, stride, padding: paddingText(labels, padding) }
  const guess = remembered(questionKey(app))
  const asking = guess === null
  parts.root.classList.toggle("asking", asking)
  parts.say.classList.toggle("asks", asking)
  const dimensions = meta.windows[at].dimensions
  parts.said.textContent = asking ? fill(dimensions === 1 ? labels.question_sequence : labels.question, values)
    : joinSentences([guess === SKIPPED ? "" : fill(Number(guess) === after.side ? labels.guessed_right : labels.guessed_wrong, { guess }),
      fill(labels.answer, { ...values, size: after.side, sum: sumText(meta.windows[at], kernel, before, after) })])
  parts.choices.ariaLabel = parts.said.textContent
  const sizes = asking ? sizesToChoose(before, meta.windows[at]) : []
  parts.choices.replaceChildren(...sizes.map((size) => choice(app, String(size), dimensions === 1 ? String(size) : `${size} × ${size}`)),
    ...(asking ? [choice(app, SKIPPED, labels.skip)] : []))
}

function choice(app, guess, text) {
  return guessButton(questionKey(app), guess, text, `tracer-guess-${guess}`, () => draw(app))
}
