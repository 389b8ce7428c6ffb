// What two sentences of EM routing say beside what those of every kind may say.

/** The class that led before, and how much of the primary capsules it gets. */
function weightsValues({ trace, t }, em) {
  if (t === 0) return {}
  const leader = largest(trace.lengths[t - 1])
  return { before: decimals(em.mass(t - 1, leader), 2), mass: decimals(em.mass(t, leader), 2) }
}

/** The class whose variances are smallest, on average. */
function varianceValues({ trace, classes, t }, em) {
  const spreads = classes.map((_, j) => em.variance(t, j).reduce((sum, value) => sum + value, 0) / trace.size)
  const tightest = largest(spreads.map((spread) => -spread))
  return { class: classes[tightest], spread: precise(spreads[tightest]) }
}
