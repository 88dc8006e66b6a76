import type { IncomingMessage, ServerResponse } from 'node:http'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { html } from '#web/html.ts'
import { readBody, send } from './http.ts'
import type { Mail, Mailbox } from './mailbox.ts'
import { TO_US } from './to-us.ts'
import { sendCss, sendPage } from './page.ts'

const NOTE = 'Deze post is nergens bezorgd. Zo ziet de inwoner een e-mail van de webshop.'

/** The mailbox: a list with a search by address, a message as text and as it looks, its attachments, and a mail to write. */
export function mailboxPages(mailbox: Mailbox): (request: IncomingMessage, response: ServerResponse) => Promise<void> | void {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://mailbox')
    if (url.pathname === '/style.css') return sendCss(response)
    if (url.pathname === '/') return list(response, mailbox, url.searchParams.get('adres') ?? '')
    if (url.pathname === '/schrijf') return request.method === 'POST' ? written(request, response, mailbox) : writing(response, answering(mailbox, url.searchParams.get('op') ?? ''))
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
<p><a href="/schrijf">Schrijf aan de gemeente</a></p>
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
<p><a href="/schrijf?op=${mail.id}">Beantwoord deze mail</a></p>
<h2>Als tekst</h2><pre>${mail.text}</pre>
${mail.html && html`<h2>Zoals het eruitziet</h2><iframe src="/bericht/${mail.id}/html" sandbox title="Het bericht met opmaak"></iframe>`}`,
  }, { frames: "'self'" })
}

type Form = Readonly<Record<'van' | 'onderwerp' | 'tekst' | 'op', string>>
const EMPTY: Form = { van: '', onderwerp: '', tekst: '', op: '' }

/** An answer as a mail program begins it: to the sender, with the subject and the reference of what it answers. */
function answering(mailbox: Mailbox, id: string): Form {
  const mail = mailbox.messages().find((one) => one.id === Number(id))
  return mail ? { van: mail.to[0] ?? '', onderwerp: `Re: ${mail.subject}`, tekst: '', op: mail.messageId } : EMPTY
}

const WRITE_NOTE = 'Zo mailt iemand de gemeente. De webshop leest deze mail zoals echte mail.'

function writing(response: ServerResponse, form: Form, told = ''): void {
  sendPage(response, {
    title: 'Schrijf aan de gemeente', note: WRITE_NOTE, css: '/style.css',
    body: html`<p><a href="/">Alle post</a></p><h1>Schrijf aan de gemeente</h1>
${told && html`<p role="status"><strong>${told}</strong></p>`}
<form class="write" method="post" action="/schrijf"><input type="hidden" name="op" value="${form.op}">
<p><label for="van">Van</label><input id="van" name="van" value="${form.van}" required autocomplete="off"></p>
<p>Aan ${TO_US}</p>
<p><label for="onderwerp">Onderwerp</label><input id="onderwerp" name="onderwerp" value="${form.onderwerp}" autocomplete="off"></p>
<p><label for="tekst">Bericht</label><textarea id="tekst" name="tekst" rows="8" required>${form.tekst}</textarea></p>
<p><button class="main" type="submit">Stuur mail</button></p></form>`,
  })
}

async function written(request: IncomingMessage, response: ServerResponse, mailbox: Mailbox): Promise<void> {
  const typed = new URLSearchParams(await readBody(request) ?? '')
  const form: Form = { van: typed.get('van') ?? '', onderwerp: typed.get('onderwerp') ?? '', tekst: typed.get('tekst') ?? '', op: typed.get('op') ?? '' }
  if (!form.van.includes('@') || !form.tekst.trim()) return writing(response, form, 'Vul in van wie de mail is, en wat erin staat.')
  await mailbox.write({ from: form.van, subject: form.onderwerp, text: form.tekst, inReplyTo: form.op || undefined })
  return writing(response, EMPTY, 'Je mail is aangekomen. De webshop leest hem binnen een minuut.')
}

/** Somebody else's HTML: sandboxed twice (here and in the frame), nothing is fetched and nothing runs. */
const asItLooks = (response: ServerResponse, body: string): void => send(response, 200, 'text/html; charset=utf-8', body, {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'", 'referrer-policy': 'no-referrer',
})

const download = (response: ServerResponse, { name, body }: Mail['attachments'][number]): void =>
  send(response, 200, 'application/octet-stream', body, { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'content-security-policy': 'sandbox' })
