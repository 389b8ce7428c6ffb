/**
 * Keeps the things that were used last ready, at most so many; one that was let go is made again when it is needed.
 *
 * @template File, Thing
 * @typedef {object} Making
 * @property {number} most how many are ready at once
 * @property {(key: string) => Promise<File>} read gets what a thing is made of; other things are used meanwhile
 * @property {(file: File, key: string) => Promise<Thing>} make
 * @property {(thing: Thing) => void} letGo
 */

/**
 * Return `use(key, task)`, which gives the thing to `task`; one task runs at a time, in the order in which things are ready.
 *
 * @template File, Thing
 * @param {Making<File, Thing>} making
 */
export function createRecent({ most, read, make, letGo }) {
  /** @type {Map<string, Thing>} the one that was used last comes last */
  const ready = new Map()
  /** @type {Map<string, Promise<File>>} */
  const reading = new Map()
  let turn = Promise.resolve()

  /** @param {string} key */
  function file(key) {
    const found = reading.get(key) ?? read(key)
    reading.set(key, found)
    found.catch(() => reading.delete(key))
    return found
  }

  /** @param {string} key */
  async function thing(key) {
    const found = ready.get(key)
    if (found !== undefined) {
      ready.delete(key)
      ready.set(key, found)
      return found
    }
    const made_of = await file(key)
    reading.delete(key)
    for (const [oldest, held] of ready) {
      if (ready.size < most) break
      ready.delete(oldest)
      letGo(held)
    }
    const made = await make(made_of, key)
    ready.set(key, made)
    return made
  }

  /**
   * @template Result
   * @param {string} key
   * @param {(thing: Thing) => Result | Promise<Result>} task
   * @returns {Promise<Result>}
   */
  return async function use(key, task) {
    if (!ready.has(key)) await file(key)
    const done = turn.then(async () => task(await thing(key)))
    turn = done.then(() => {}, () => {})
    return done
  }
}
