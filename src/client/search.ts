// The window while somebody types: the same page as the button gives, asked for a moment after the last key, and of that
// page the parts that follow the words (data-follows). Whatever goes wrong, the button still works.

const WAIT_MS = 250
const form = document.querySelector<HTMLFormElement>('form[role=search]')
const box = form?.querySelector<HTMLInputElement>('input[type=search]')
if (form && box) follow(form, box)

function follow(form: HTMLFormElement, box: HTMLInputElement): void {
  const status = document.createElement('p')
  status.className = 'pas-hidden'
  status.setAttribute('role', 'status')
  form.append(status)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: XMLHttpRequest | undefined
  let shown = box.value.trim()

  box.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, WAIT_MS) })
  // Who presses the button is on the way to the whole page.
  form.addEventListener('submit', () => { clearTimeout(timer); asked?.abort() })

  function ask(): void {
    const words = box.value.trim()
    asked?.abort()
    if (words === shown) return
    const address = addressOf(form)
    // Not fetch: this gives the page as a document, so that no text has to become HTML here.
    const request = new XMLHttpRequest()
    asked = request
    request.responseType = 'document'
    request.open('GET', address)
    // For the server: somebody is typing. It counts no visit, and no half word as one that nobody found.
    request.setRequestHeader('x-typing', '1')
    request.addEventListener('load', () => {
      if (request.status !== 200 || request !== asked || !request.response) return
      shown = words
      show(request.response as Document)
      history.replaceState(history.state, '', address)
    })
    request.send()
  }

  function show(page: Document): void {
    const folded = document.querySelector<HTMLDetailsElement>('details.pas-filters')?.open
    for (const part of document.querySelectorAll<HTMLElement>('[data-follows]')) {
      const next = page.querySelector(`[data-follows="${part.dataset['follows']}"]`)
      if (next) part.replaceWith(document.importNode(next, true))
    }
    const filters = document.querySelector<HTMLDetailsElement>('details.pas-filters')
    if (filters && folded !== undefined) filters.open = folded
    document.title = page.title
    status.textContent = document.querySelector('#gevonden')?.textContent ?? ''
  }
}

/** The address that the button would go to, without a search for nothing. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' && value.trim() ? [[name, value.trim()]] : [])))
  const path = new URL(form.action).pathname
  return query.size ? `${path}?${query}` : path
}
