// From what Streamlit calls, again and again, to one app that lives as long as its element is on the page.

const MOUNTED = new WeakMap()

/** The app in `parentElement`: made by `create` of the element that `selector` names, or the one from before. */
function mounted(parentElement, selector, create) {
  if (!MOUNTED.has(parentElement)) MOUNTED.set(parentElement, create(parentElement.querySelector(selector)))
  return MOUNTED.get(parentElement)
}

/** Forget the app, whose element has left the page. */
function unmount(parentElement) {
  MOUNTED.delete(parentElement)
}

/** The elements below `root` by the name in their `data-part`, and `root` itself. */
function partsOf(root) {
  const parts = { root }
  for (const part of root.querySelectorAll("[data-part]")) parts[part.dataset.part] = part
  return parts
}
