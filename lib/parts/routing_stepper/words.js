// The current step in one sentence, and the line of code that runs.

/** "Iteration 2: squash"; a kind of one pass has no iterations to number. */
function stepTitle({ labels, kind }, t, { label, group }) {
  const values = { iteration: t + 1, name: label(labels), group: group(labels) }
  if (kind.onePass) return values.name
  return fill(values.group ? labels.step_name_group : labels.step_name, values)
}

/** Mean and largest of what the links show towards class j, and whose the largest is. */
function towards({ trace, t, now: { quantity } }, j) {
  let [high, capsule] = [-Infinity, 0]
  const total = overInputs(trace, (i) => {
    const value = quantity.at(t, i, j)
    if (value > high) [high, capsule] = [value, i]
    return value
  })
  return { mean: decimals(total / trace.inputs, 2), high: decimals(high, 2), capsule }
}

/** The two longest class capsules of this iteration for a sentence, with the digits that tell them apart. */
function firstTwo({ trace, classes, t }) {
  const lengths = trace.lengths[t]
  const leader = largest(lengths)
  const second = largest(lengths, leader)
  const digits = decimals(lengths[leader], 2) === decimals(lengths[second], 2) ? 4 : 2
  return {
    class: classes[leader], length: decimals(lengths[leader], digits),
    second: classes[second], second_length: decimals(lengths[second], digits),
    before: t > 0 ? decimals(trace.lengths[t - 1][leader], digits) : "",
    second_before: t > 0 ? decimals(trace.lengths[t - 1][second], digits) : "",
  }
}

/** What happens at this step, in its sentence for the first, the last or any iteration. */
function stepSentence(app) {
  const { trace, labels, t, now: { key } } = app
  const text = (t === 0 && labels[`${key}.first`])
    || (t === trace.iterations - 1 && labels[`${key}.last`])
    || labels[`${key}.sentence`]
  return fill(text, sentenceValues(app))
}

/** What the sentence of any step may mention; the step's own `values` go first. */
function sentenceValues(app) {
  const { trace, classes, t, now } = app
  const values = { inputs: trace.inputs, outputs: trace.outputs, uniform: decimals(trace.uniform, 2) }
  if (now.makes === "output") return { ...values, ...firstTwo(app), ...now.values(app) }
  const leader = now.makes === "sum" ? largest(trace.sumLengths[t]) : leadingClass(app)
  const lengths = now.makes === "sum" ? trace.sumLengths[t] : trace.lengths[t]
  return {
    ...values, class: classes[leader], length: decimals(lengths[leader], 2), ...towards(app, leader), ...now.values(app),
  }
}

/** The class that is longest so far; before there are lengths, the one towards which the links show most. */
function leadingClass(app) {
  const { trace, classes, t, view, now: { quantity } } = app
  const known = knownIteration(app, view.step)
  return largest(known >= 0 ? trace.lengths[known]
    : classes.map((_, j) => overInputs(trace, (i) => quantity.at(t, i, j))))
}

function drawWords(app) {
  const { parts, labels, now, t, phase, meta: { code } } = app
  const title = document.createElement("strong")
  title.textContent = stepTitle(app, t, now)
  parts.summary.replaceChildren(title, " · ", stepSentence(app))
  parts.running.textContent = code.lines[code.steps[phase]].trim()
  parts.running.ariaLabel = `${labels.code_now}: ${parts.running.textContent}`
  parts.running.dataset.line = code.steps[phase]
  for (const [at, line] of [...parts.code.children].entries()) {
    const runs = at === code.steps[phase]
    line.classList.toggle("runs", runs)
    if (runs) line.setAttribute("aria-current", "step")
    else line.removeAttribute("aria-current")
  }
}

function buildCode(app) {
  app.parts.code.replaceChildren(...app.meta.code.lines.map((text) => {
    const line = document.createElement("div")
    line.textContent = text || " "
    return line
  }))
}
