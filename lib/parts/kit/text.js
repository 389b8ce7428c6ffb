/**
 * Puts sentences together from labels, which come translated from the server.
 *
 * @typedef {Record<string, string>} Labels
 *
 * @typedef {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} PluralForms
 *   the forms of one label by their plural category, such as "one" and "other"
 */

/**
 * Return a text such as "{a} of {b}" with `values` in the place of its names.
 *
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

/**
 * Return the plural form for `count` in `language`, with `values` and `count` in the place of its names.
 *
 * @param {PluralForms} forms
 * @param {number} count
 * @param {string} language
 * @param {Record<string, unknown>} [values]
 */
export function fillPlural(forms, count, language, values = {}) {
  return fill(forms[new Intl.PluralRules(language).select(count)] ?? forms.other, { count, ...values })
}

/**
 * Join sentences, with a space between them unless the first ends as Chinese does; empty ones are left out.
 *
 * @param {(string | null | undefined | false)[]} sentences
 */
export function joinSentences(sentences) {
  let text = ""
  for (const sentence of sentences) {
    if (!sentence) continue
    text += (text === "" || /[。！？]$/.test(text) ? "" : " ") + sentence
  }
  return text
}
