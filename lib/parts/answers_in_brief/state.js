/**
 * Which networks have answered, and what.
 *
 * @typedef {{ id: string, title: string }} Run
 * @typedef {ReadonlyMap<string, string>} Answers in brief, by the run's id
 */

/**
 * Return the answers with that of one run; without it if it is undefined.
 *
 * @param {Answers} answers
 * @param {string} run
 * @param {string | undefined} answer
 * @returns {Answers}
 */
export function withAnswer(answers, run, answer) {
  const next = new Map(answers)
  if (answer === undefined) next.delete(run)
  else next.set(run, answer)
  return next
}

/**
 * Return a line for each run that has answered, in the order of the runs.
 *
 * @param {readonly Run[]} runs
 * @param {Answers} answers
 */
export function linesOf(runs, answers) {
  return runs.filter(({ id }) => answers.has(id)).map((run) => ({ ...run, answer: answers.get(run.id) ?? "" }))
}
