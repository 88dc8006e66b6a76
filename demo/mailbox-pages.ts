import type { IncomingMessage, ServerResponse } from 'node:http'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { html } from '#web/html.ts'
import { send } from './http.ts'
import type { Mail, Mailbox } from './mailbox.ts'
import { sendCss, sendPage } from './page.ts'

const NOTE = 'Deze post is nergens bezorgd. Zo ziet de inwoner een e-mail van de webshop.'

/** The mailbox: a list with a search by address, a message as text and as it looks, and its attachments. */
export function mailboxPages(mailbox: Mailbox): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://mailbox')
    if (url.pathname === '/style.css') return sendCss(response)
    if (url.pathname === '/') return list(response, mailbox, url.searchParams.get('adres') ?? '')
    const [, number, part, which] = /^\/bericht\/(\d{1,9})(?:\/(html|bijlage)(?:\/(\d{1,3}))?)?$/.exec(url.pathname) ?? []
    const mail = mailbox.messages().find(({ id }) => id === Number(number))
    const attachment = mail?.attachments[Number(which)]
    if (mail && !part) return message(response, mail)
    if (mail?.html && part === 'html') return asItLooks(response, mail.html)
    if (attachment && part === 'bijlage') return download(response, attachment)
    return sendPage(response, { title: 'Niet gevonden', note: NOTE, css: '/style.css', body: html`<h1>Dit bericht is er niet</h1><p><a href="/">Naar alle post</a></p>` }, { status: 404 })
  }
}

const when = (at: Date): string => `${formatDate(dayOf(at))}, ${formatTime(at)}`

function list(response: ServerResponse, mailbox: Mailbox, search: string): void {
  const mails = [...mailbox.messages(search)].reverse()
  sendPage(response, {
    title: 'Post', note: NOTE, css: '/style.css',
    body: html`<h1>Post</h1>
<form class="search" method="get" role="search"><div><label for="adres">Adres</label><input id="adres" name="adres" type="search" value="${search}" autocomplete="off"></div><button type="submit">Zoeken</button></form>
${mails.length ? html`<ul class="mails">${mails.map((mail) => html`<li><a href="/bericht/${mail.id}">${mail.subject || 'Zonder onderwerp'}</a><br><small>Aan ${mail.to.join(', ')}, ${when(mail.at)}</small></li>`)}</ul>` : html`<p>Er is ${search ? 'voor dit adres ' : ''}nog geen post.</p>`}`,
  })
}

function message(response: ServerResponse, mail: Mail): void {
  sendPage(response, {
    title: mail.subject || 'Bericht', note: NOTE, css: '/style.css',
    body: html`<p><a href="/">Alle post</a></p>
<h1>${mail.subject || 'Zonder onderwerp'}</h1>
<dl><dt>Van</dt><dd>${mail.from}</dd><dt>Aan</dt><dd>${mail.to.join(', ')}</dd><dt>Gekomen</dt><dd>${when(mail.at)}</dd></dl>
${mail.attachments.length > 0 && html`<h2>Bijlagen</h2><ul>${mail.attachments.map(({ name }, i) => html`<li><a href="/bericht/${mail.id}/bijlage/${i}">${name}</a></li>`)}</ul>`}
<h2>Als tekst</h2><pre>${mail.text}</pre>
${mail.html && html`<h2>Zoals het eruitziet</h2><iframe src="/bericht/${mail.id}/html" sandbox title="Het bericht met opmaak"></iframe>`}`,
  }, { frames: "'self'" })
}

/** Somebody else's HTML: sandboxed twice (here and in the frame), nothing is fetched and nothing runs. */
const asItLooks = (response: ServerResponse, body: string): void => send(response, 200, 'text/html; charset=utf-8', body, {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'", 'referrer-policy': 'no-referrer',
})

const download = (response: ServerResponse, { name, body }: Mail['attachments'][number]): void =>
  send(response, 200, 'application/octet-stream', body, { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'content-security-policy': 'sandbox' })
