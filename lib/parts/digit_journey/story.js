// What is said at each step: the translated sentences, filled with the journey's own numbers.

const two = (value) => value.toFixed(2)

/** The steps of a network in order: { name, label, stage, iteration }. */
function stepsOf(network, labels) {
  const steps = [{ name: "pixels", label: labels.step_pixels, stage: "pixels" }]
  const mapLabels = [labels.step_maps_1, labels.step_maps_2, labels.step_maps_3]
  network.layers.forEach((_, at) =>
    steps.push({ name: `maps-${at + 1}`, label: mapLabels[at], stage: `maps-${at + 1}`, layer: at }))
  steps.push({ name: "capsules", label: labels.step_capsules, stage: "capsules" })
  for (let number = 1; number <= network.iterations; number += 1) {
    steps.push({ name: `iteration-${number}`, label: fill(labels.step_iteration, { number }),
      stage: "routing", iteration: number - 1 })
  }
  steps.push({ name: "answer", label: labels.step_answer, stage: "lengths" })
  steps.push({ name: "memory", label: labels.step_memory, stage: "memory" })
  return steps
}

/** A stage's short heading, with the sizes of the data. `iteration` is the last one reached, or -1. */
function headingOf(stage, network, journey, labels, iteration) {
  if (stage === "pixels") return fill(labels.head_pixels, journey.image)
  if (stage === "capsules") return fill(labels.head_capsules, { count: network.capsules, dim: network.dim })
  if (stage === "routing") {
    return fill(labels.head_routing, { number: Math.max(iteration, 0) + 1, count: network.iterations })
  }
  if (stage === "lengths") return fill(labels.head_lengths, { count: network.classes })
  if (stage === "memory") return labels.head_memory
  return fill(labels.head_maps, network.layers[Number(stage.split("-")[1]) - 1])
}

/** The sentence for a step of `steps`. */
function sentence(step, network, journey, labels) {
  const name = (j) => network.names[j]
  const uniform = two(network.uniform)
  if (step.name === "pixels") return fill(labels.say_pixels, journey.image)
  if (step.layer !== undefined) {
    const { peak, count } = journey.maps[step.layer]
    const values = { count, map: peak.map, row: peak.row, column: peak.column, peak: two(peak.value),
      before: step.layer > 0 ? journey.maps[step.layer - 1].count : 0 }
    return fill(step.layer === 0 ? labels.say_first_maps : labels.say_next_maps, values)
  }
  if (step.name === "capsules") {
    return fill(labels.say_capsules, { count: network.capsules, dim: network.dim,
      low: two(Math.min(...journey.capsuleLengths)), high: two(Math.max(...journey.capsuleLengths)),
      share: Math.round(100 * network.share) })
  }
  if (step.iteration !== undefined) {
    const lengths = journey.lengthsAt(step.iteration)
    const leader = longest(lengths)
    if (step.iteration === 0) {
      return fill(labels.say_first_iteration,
        { uniform, classes: network.classes, leader: name(leader), length: two(lengths[leader]) })
    }
    const { row, j } = strongestLink(step.iteration, network, journey)
    return fill(labels.say_iteration, { capsule: journey.linkCapsules[row], class: name(j),
      share: two(journey.coupling(step.iteration, row, j)), uniform, leader: name(leader),
      before: two(journey.lengthsAt(step.iteration - 1)[leader]), after: two(lengths[leader]) })
  }
  const last = journey.lengthsAt(network.iterations - 1)
  if (step.name === "answer") {
    const verdict = journey.label === null ? ""
      : journey.label === journey.winner ? labels.answer_right
        : fill(labels.answer_wrong, { label: name(journey.label) })
    return joinSentences([fill(labels.say_answer, { ...ends(network, journey), classes: last.length }), verdict])
  }
  return fill(labels.say_memory, { winner: name(journey.winner), error: journey.error.toFixed(3) })
}

/** The two longest capsules at the end, for the opening and the answer. */
function ends(network, journey) {
  const last = journey.lengthsAt(network.iterations - 1)
  return { winner: network.names[journey.winner], length: two(last[journey.winner]),
    second: network.names[journey.second], second_length: two(last[journey.second]) }
}

function strongestLink(iteration, network, journey) {
  let best = { row: 0, j: 0 }
  for (let row = 0; row < network.linked; row += 1) {
    for (let j = 0; j < network.classes; j += 1) {
      if (journey.coupling(iteration, row, j) > journey.coupling(iteration, best.row, best.j)) best = { row, j }
    }
  }
  return best
}

/** What is said where the last iteration is revealed: prediction (null: skipped) and result together. */
function resultOf(guess, network, journey, labels) {
  const rival = mostGained(journey, network.iterations)
  const change = (j) => {
    const [before, after] = [2, 1].map((back) => journey.lengthsAt(network.iterations - back)[j])
    // Lengths that look the same with two decimals need a third to show which way they went.
    const digits = two(before) === two(after) ? 3 : 2
    return { gain: after - before, before: before.toFixed(digits), after: after.toFixed(digits) }
  }
  const winner = network.names[journey.winner]
  const parts = []
  if (guess === rival) parts.push(fill(labels.result_right, { guess: network.names[guess] }))
  else if (guess !== null) {
    const { before, after } = change(guess)
    parts.push(fill(labels.result_wrong,
      { guess: network.names[guess], guess_before: before, guess_after: after }))
  }
  parts.push(fill(change(rival).gain > 0 ? labels.result_most : labels.result_none,
    { winner, rival: network.names[rival], ...change(rival) }))
  parts.push(fill(labels.result_winner, { winner, ...change(journey.winner) }))
  return joinSentences(parts)
}

/** How to read a close-up. */
function readingOf(stage, network, journey, labels, iteration) {
  const uniform = two(network.uniform)
  if (stage === "pixels") return labels.read_pixels
  if (stage === "capsules") {
    return network.positions ? labels.read_capsules
      : fill(labels.read_capsules_plain,
        { shown: capsuleLayout(network).capsules.length, count: network.capsules })
  }
  if (stage === "routing") {
    return fill(labels.read_routing, { shown: network.linked, count: network.capsules, uniform,
      winner: network.names[journey.winner], mean: journey.mean_couplings[Math.max(iteration, 0)].toFixed(3) })
  }
  if (stage === "lengths") return labels.read_lengths
  if (stage === "memory") return labels.read_memory
  return labels.read_maps
}
