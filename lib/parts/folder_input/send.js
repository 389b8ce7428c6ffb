/** Sends a file to an address of Streamlit for uploads. */

const COOKIE = /(?:^|; )_streamlit_xsrf=([^;]*)/

/**
 * Send a file, and return whether the server took it.
 *
 * @param {string} address
 * @param {Blob} file
 * @param {string} name
 * @param {(share: number) => void} onSent called with the share that is sent, 0 to 1
 * @returns {Promise<boolean>}
 */
export function send(address, file, name, onSent) {
  return new Promise((resolve) => {
    const [request, form] = [new XMLHttpRequest(), new FormData()]
    form.append("file", file, name)
    request.open("PUT", new URL(address, document.baseURI))
    request.setRequestHeader("X-Xsrftoken", decodeURIComponent(COOKIE.exec(document.cookie)?.[1] ?? ""))
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(request.status >= 200 && request.status < 300)
    request.onerror = request.onabort = () => resolve(false)
    request.send(form)
  })
}
