import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Faults } from './faults.ts'
import type { Inbox, Kept } from './imap/inbox.ts'
import { readCommands, type Word } from './imap/read-commands.ts'

export type ImapSetup = { readonly host: string; readonly port: number; readonly user: string; readonly password: string; /** Access tokens that open the account: then no password does. */ readonly tokens?: (() => readonly string[]) | undefined; readonly inbox: Inbox; readonly faults: Faults; readonly log: (error: unknown) => void }
export type ImapPartner = { readonly port: number; stop(): Promise<void> }

const CAPABILITIES = 'IMAP4rev1 MOVE UIDPLUS NAMESPACE'
/** As Microsoft 365: a token on the line of the command (RFC 4959), and no password. */
const BY_TOKEN = 'LOGINDISABLED SASL-IR AUTH=XOAUTH2'
const capabilities = ({ tokens }: Account): string => (tokens ? `${CAPABILITIES} ${BY_TOKEN}` : CAPABILITIES)

/** A small IMAP4rev1 server (RFC 3501, MOVE of 6851) with one account: as much of it as a reader of a mailbox asks. */
export async function startImap({ host, port, user, password, tokens, inbox, faults, log }: ImapSetup): Promise<ImapPartner> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    if (faults.of('mailin') === 'refused') { socket.destroy(); return }
    void (async () => {
      if (faults.of('mailin') === 'slow') await faults.wait()
      if (faults.of('mailin') === 'down') { socket.end('* BYE Wij zijn even dicht\r\n'); return }
      await converse(socket, { user, password, tokens, inbox, faults })
    })().catch((error: NodeJS.ErrnoException) => { socket.destroy(); if (error.code !== 'ECONNRESET' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') log(error) })
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      if (!server.listening) return
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

type Account = { readonly user: string; readonly password: string; readonly tokens: (() => readonly string[]) | undefined; readonly inbox: Inbox; readonly faults: Faults }
type State = { signedIn: boolean; folder: string | undefined }
type Say = (line: string | Buffer) => void
/** What is said after the tag: undefined is "OK <command> done". */
type Handler = (given: { readonly args: readonly Word[]; readonly say: Say; readonly state: State; readonly account: Account; readonly byUid: boolean }) => string | undefined

async function converse(socket: Socket, account: Account): Promise<void> {
  const state: State = { signedIn: false, folder: undefined }
  const say: Say = (line) => { socket.write(typeof line === 'string' ? `${line}\r\n` : line) }
  say(`* OK [CAPABILITY ${capabilities(account)}] demonstratie`)
  for await (const { tag, words } of readCommands(socket, () => say('+ Ga door'))) {
    const byUid = String(words[0]).toUpperCase() === 'UID'
    const [name, ...args] = byUid ? words.slice(1) : words
    const command = String(name ?? '').toUpperCase()
    const handler = handlers[command]
    if (!handler) say(`${tag} BAD ${command} ken ik niet`)
    else if (!state.signedIn && !FREE.includes(command)) say(`${tag} NO Meld je eerst aan`)
    else say(`${tag} ${handler({ args, say, state, account, byUid }) ?? `OK ${command} klaar`}`)
    if (command === 'LOGOUT') { socket.end(); return }
    // Cut in the middle of the work: what was answered counts, the rest comes again.
    if (account.faults.of('mailin') === 'cut-after-fetch' && command === 'FETCH') { socket.destroy(); return }
  }
}

const FREE = ['CAPABILITY', 'NOOP', 'LOGIN', 'AUTHENTICATE', 'LOGOUT', 'ID']
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
const folderOf = ({ state, account }: Pick<Parameters<Handler>[0], 'state' | 'account'>) => account.inbox.folders.get(state.folder ?? '')

const handlers: Readonly<Record<string, Handler>> = {
  CAPABILITY({ say, account }) { say(`* CAPABILITY ${capabilities(account)}`); return undefined },
  NOOP: () => undefined,
  ID({ say }) { say('* ID NIL'); return undefined },
  NAMESPACE({ say }) { say('* NAMESPACE (("" "/")) NIL NIL'); return undefined },
  LOGOUT({ say }) { say('* BYE Tot ziens'); return undefined },
  CLOSE({ state }) { state.folder = undefined; return undefined },
  LOGIN({ args: [user, password], state, account }) {
    state.signedIn = !account.tokens && user === account.user && password === account.password
    return state.signedIn ? undefined : 'NO [AUTHENTICATIONFAILED] Dat klopt niet'
  },
  AUTHENTICATE({ args: [how, given], say, state, account }) {
    if (!account.tokens || String(how).toUpperCase() !== 'XOAUTH2') return 'NO [CANNOT] Zo kun je je niet aanmelden'
    const [user, bearer = '', ...ends] = Buffer.from(String(given ?? ''), 'base64').toString().split('\u0001')
    state.signedIn = ends.join() === ',' && user === `user=${account.user}` && account.tokens().includes(bearer.replace(/^auth=Bearer /, ''))
    if (state.signedIn) return undefined
    // What is wrong comes as a question, which is answered with an empty line.
    say(`+ ${Buffer.from(JSON.stringify({ status: '400', schemes: 'Bearer', scope: 'imap' })).toString('base64')}`)
    return 'NO [AUTHENTICATIONFAILED] AUTHENTICATE failed.'
  },
  LIST({ args: [, pattern], say, account }) {
    const wanted = String(pattern ?? '')
    if (!wanted) say('* LIST (\\Noselect) "/" ""')
    for (const name of account.inbox.folders.keys()) if (wanted === '*' || wanted === '%' || wanted.toUpperCase() === name.toUpperCase()) say(`* LIST (\\HasNoChildren) "/" ${quoted(name)}`)
    return undefined
  },
  LSUB({ args, say, state, account, byUid }) { return handlers['LIST']!({ args, say: (line) => say(String(line).replace('* LIST', '* LSUB')), state, account, byUid }) },
  CREATE({ args: [name], account }) { return account.inbox.create(String(name)) ? undefined : 'NO [ALREADYEXISTS] Die map is er al' },
  STATUS({ args: [name], say, account }) {
    const folder = account.inbox.folders.get(String(name))
    if (!folder) return 'NO [NONEXISTENT] Die map is er niet'
    say(`* STATUS ${quoted(folder.name)} (MESSAGES ${folder.kept.length} UIDNEXT ${folder.next} UIDVALIDITY ${folder.uidValidity})`)
    return undefined
  },
  SELECT({ args: [name], say, state, account }) {
    const folder = account.inbox.folders.get(String(name).toUpperCase() === 'INBOX' ? 'INBOX' : String(name))
    state.folder = folder?.name
    if (!folder) return 'NO [NONEXISTENT] Die map is er niet'
    for (const line of [`${folder.kept.length} EXISTS`, '0 RECENT', 'FLAGS (\\Seen \\Deleted \\Flagged)', 'OK [PERMANENTFLAGS (\\Seen \\Deleted \\Flagged)] ok', `OK [UIDVALIDITY ${folder.uidValidity}] ok`, `OK [UIDNEXT ${folder.next}] ok`]) say(`* ${line}`)
    return 'OK [READ-WRITE] SELECT klaar'
  },
  EXAMINE: (given) => handlers['SELECT']!(given)?.replace('READ-WRITE', 'READ-ONLY'),
  SEARCH(given) {
    const kept = folderOf(given)?.kept ?? []
    given.say(`* SEARCH${kept.map((one, i) => ` ${given.byUid ? one.uid : i + 1}`).join('')}`)
    return undefined
  },
  FETCH(given) {
    const kept = folderOf(given)?.kept ?? []
    const items = given.args.slice(1).flat().map(String)
    for (const [i, one] of kept.entries()) if (inSet(String(given.args[0]), given.byUid ? one.uid : i + 1, given.byUid ? kept.at(-1)!.uid : kept.length)) given.say(fetched(i + 1, one, items))
    return undefined
  },
  STORE(given) {
    const kept = folderOf(given)?.kept ?? []
    const [set, what, flags] = given.args
    for (const [i, one] of kept.entries()) {
      if (!inSet(String(set), given.byUid ? one.uid : i + 1, kept.length)) continue
      for (const flag of [flags ?? []].flat().map(String)) if (String(what).startsWith('-')) one.flags.delete(flag); else one.flags.add(flag)
    }
    return undefined
  },
  MOVE(given) {
    const folder = folderOf(given)
    const [set, to] = given.args.map(String)
    const target = given.account.inbox.folders.get(to ?? '')
    if (!folder || !target) return 'NO [TRYCREATE] Die map is er niet'
    const going = folder.kept.flatMap((one, i) => (inSet(set ?? '', given.byUid ? one.uid : i + 1, folder.next) ? [{ uid: one.uid, seq: i + 1 }] : []))
    const landed = going.map(({ uid }) => given.account.inbox.move(folder.name, uid, target.name))
    if (going.length) given.say(`* OK [COPYUID ${target.uidValidity} ${going.map(({ uid }) => uid).join(',')} ${landed.join(',')}] ok`)
    for (const { seq } of going.toReversed()) given.say(`* ${seq} EXPUNGE`)
    return undefined
  },
}

/** `3`, `1:5`, `1,4:*` */
const inSet = (set: string, n: number, last: number): boolean => set.split(',').some((range) => {
  const [from = 0, to = from] = range.split(':').map((end) => (end === '*' ? last : Number(end)))
  return n >= Math.min(from, to) && n <= Math.max(from, to)
})

/** Items and, as literals, the bytes that were asked: BODY.PEEK[], a part from the beginning (`<0.500>`), or the headers. */
function fetched(seq: number, { uid, source, at, flags }: Kept, items: readonly string[]): Buffer {
  const parts: Buffer[] = [Buffer.from(`* ${seq} FETCH (UID ${uid}`)]
  for (const item of items) {
    const upper = item.toUpperCase()
    if (upper === 'FLAGS') parts.push(Buffer.from(` FLAGS (${[...flags].join(' ')})`))
    else if (upper === 'RFC822.SIZE') parts.push(Buffer.from(` RFC822.SIZE ${source.length}`))
    else if (upper === 'INTERNALDATE') parts.push(Buffer.from(` INTERNALDATE "${internalDate(at)}"`))
    else if (upper.startsWith('BODY')) {
      const [, start, length] = /<(\d+)\.(\d+)>$/.exec(upper) ?? []
      const bytes = length === undefined ? source : source.subarray(Number(start), Number(start) + Number(length))
      parts.push(Buffer.from(` BODY[]${start === undefined ? '' : `<${start}>`} {${bytes.length}}\r\n`), bytes)
    }
  }
  return Buffer.concat([...parts, Buffer.from(')\r\n')])
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (n: number): string => String(n).padStart(2, '0')
const internalDate = (at: Date): string => `${String(at.getUTCDate()).padStart(2, ' ')}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
