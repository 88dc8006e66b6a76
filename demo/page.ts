import type { ServerResponse } from 'node:http'
import { type Content, type Html, html } from '#web/html.ts'
import { send } from './http.ts'

/** The frame of every page of a simulated partner: plain, and never to be taken for the real one. */
export type PartnerPage = { readonly title: string; readonly body: Html; readonly note: Content; readonly css: string }

const frame = ({ title, body, note, css }: PartnerPage): Html => html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} - demonstratie</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${css}">
</head>
<body>
<header><p><strong>Demonstratie.</strong> ${note}</p></header>
<main>${body}</main>
</body>
</html>
`

export type SendPage = { readonly status?: number; readonly formTargets?: string; readonly frames?: string }

/** `formTargets`: sites where a form may end up (a browser checks redirects after a form too). */
export function sendPage(response: ServerResponse, page: PartnerPage, { status = 200, formTargets = '', frames = "'none'" }: SendPage = {}): void {
  const csp = `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; frame-src ${frames}; form-action 'self' ${formTargets}`
  send(response, status, 'text/html; charset=utf-8', frame(page).text, { 'content-security-policy': csp.trim(), 'referrer-policy': 'no-referrer' })
}

export const sendCss = (response: ServerResponse): void => send(response, 200, 'text/css; charset=utf-8', CSS, { 'cache-control': 'max-age=3600' })

/** One sheet for the sign-in pages and the mailbox: the system's own letter, slate instead of the shop's marigold. */
const CSS = `
:root { --ink: #17293a; --quiet: #4a5d6e; --line: #b9c6d2; --edge: #6b7f90; --page: #eef3f7; --paper: #fff; --main: #1b5e8c; --wrong: #a1261b }
*, *::before, *::after { box-sizing: border-box }
html { scroll-padding-block-end: 10rem }
body { margin: 0; background: var(--page); color: var(--ink); font: 400 1.0625rem/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: break-word }
header { background: repeating-linear-gradient(135deg, #17293a 0 1rem, #203a52 1rem 2rem); color: #fff }
header p, main { max-width: 44rem; margin: 0 auto; padding: .75rem 1rem }
main { padding-block: 1.5rem 4rem }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
p { margin: 0 0 1rem }
a { color: var(--main) }
fieldset { border: 0; margin: 1.5rem 0 0; padding: 0 }
legend { font-weight: 700; padding: 0; margin-bottom: .5rem }
.person { display: flex; gap: .75rem; align-items: flex-start; padding: .75rem 1rem; background: var(--paper); border: 1px solid var(--line); margin-top: -1px; cursor: pointer }
.person:first-of-type { border-radius: .5rem .5rem 0 0 }
.person:last-of-type { border-radius: 0 0 .5rem .5rem }
.person:hover { background: #f6fafd }
.person:has(:checked) { border-color: var(--main); box-shadow: inset 4px 0 0 var(--main); position: relative }
.person input { flex: none; width: 1.375rem; height: 1.375rem; margin: .1rem 0 0; accent-color: var(--main) }
.person small { display: block; color: var(--quiet); font-size: .9375rem }
.actions { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.5rem; padding: .75rem 0; background: var(--page); border-top: 1px solid var(--line) }
button, .button { min-height: 2.75rem; padding: .5rem 1.1rem; border: 2px solid var(--main); border-radius: .4rem; background: var(--paper); color: var(--main); font: inherit; font-weight: 700; text-decoration: none; cursor: pointer }
button.main { background: var(--main); color: #fff }
:focus-visible { outline: 3px solid #17293a; outline-offset: 2px }
.error { border-left: 4px solid var(--wrong); background: var(--paper); padding: .75rem 1rem; color: var(--wrong); font-weight: 700 }
.search { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end }
.search label { font-weight: 700; display: block }
.search input { min-height: 2.75rem; padding: .4rem .6rem; border: 1px solid var(--edge); border-radius: .4rem; font: inherit; width: min(22rem, 100%) }
.write label { display: block; font-weight: 700 }
.write input, .write textarea { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .4rem .6rem; border: 1px solid var(--edge); border-radius: .4rem; font: inherit; background: var(--paper) }
.mails { list-style: none; margin: 1.5rem 0; padding: 0 }
.mails li { background: var(--paper); border: 1px solid var(--line); margin-top: -1px; padding: .75rem 1rem }
.mails small, dt { color: var(--quiet) }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: 0 0 1rem }
dd { margin: 0; overflow-wrap: anywhere }
pre { white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); padding: 1rem; font: inherit }
iframe { width: 100%; height: 36rem; border: 1px solid var(--line); background: #fff }
`
