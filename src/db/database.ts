import pg from 'pg'

/** Rows as objects, in plain SQL. `one` and `maybe` say how many rows the caller counts on. */
export type Queryable = {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  one<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row>
  maybe<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row | undefined>
  /** As query, read and planned by the server once for each connection: for what is asked all day long. A name has one text. */
  prepared<Row extends object>(name: string, sql: string, values: readonly unknown[]): Promise<Row[]>
  /** Where there are several sets of connections: the one that answers who asks now. What is asked of different ones does not go together. */
  readonly meant?: () => object
}

/** Inside a transaction. A use case takes a Tx when the change and its message must commit together. */
export type Tx = Queryable & { readonly transaction: true; afterCommit(task: () => void): void }

export type Database = Queryable & {
  /** Commits when `work` resolves, rolls back when it throws. READ COMMITTED: the statements themselves guard what must never be. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
  readonly pool: pg.Pool
}

/**
 * The database could not be reached, went away under a question, or did not answer in time. What was asked inside a
 * transaction is not kept, unless it was the commit itself; of that, and of what is asked outside one, nobody knows.
 * `code` is PostgreSQL's or the network's own, 08006 where there is none.
 */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
  readonly code: string
  constructor(cause: Error & { code?: string }) {
    super(cause.message, { cause })
    this.code = cause.code ?? '08006'
  }
}

// Class 08, a server that has no room (53: disk, memory, connections), shuts down (57P01), crashed (57P02) or starts (57P03); what the network says; and what pg says without a code.
const AWAY = /^(08...|53...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
const AWAY_IN_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/
// A statement that was broken off, by its own time or by an administrator. The words are in the server's language, the place in its code is not.
const brokenOff = ({ code, routine }: { readonly code?: string; readonly routine?: string }): boolean => code === '57014' && routine === 'ProcessInterrupts'
const orAway = (error: Error & { code?: string; routine?: string }): never => {
  throw (error.code === undefined ? AWAY_IN_WORDS.test(error.message) : AWAY.test(error.code) || brokenOff(error)) ? new DatabaseAway(error) : error
}

// bigint and numeric arrive as text: sums of cents and counts fit a number, and we say so once, here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A date is a LocalDate (YYYY-MM-DD), never a moment.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

// Reading and planning a small question takes the server longer than answering it. What is asked often is kept by each
// connection, under a name that its text gets here; a text that was put together for once is never asked that often.
const OFTEN = 10
const MOST_KEPT = 200
const timesAsked = new Map<string, number>()
const names = new Map<string, string>()

function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known || names.size >= MOST_KEPT) return known
  const times = (timesAsked.get(sql) ?? 0) + 1
  if (timesAsked.size > 5000) timesAsked.clear()
  timesAsked.set(sql, times)
  if (times < OFTEN) return undefined
  timesAsked.delete(sql)
  names.set(sql, `often-${names.size + 1}`)
  return names.get(sql)
}

const queryable = (client: pg.Pool | pg.PoolClient): Queryable => {
  const query = async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    const name = values.length ? nameOf(sql) : undefined
    return (await client.query<Row>(name ? { name, text: sql, values: values as unknown[] } : { text: sql, values: values as unknown[] }).catch(orAway)).rows
  }
  return {
    query,
    prepared: async <Row extends object>(name: string, sql: string, values: readonly unknown[]) => (await client.query<Row>({ name, text: sql, values: values as unknown[] }).catch(orAway)).rows,
    async maybe(sql, values) { return (await query<never>(sql, values))[0] },
    async one(sql, values) {
      const rows = await query<never>(sql, values)
      if (rows.length !== 1) throw new Error(`One row was expected and ${rows.length} came from: ${sql.trim().slice(0, 120)}`)
      return rows[0]!
    },
  }
}

/**
 * How long one statement may take: the server breaks it off after `statementMs` and says so. `answerMs` is longer, for a
 * server that says nothing any more: then we hang up, and DatabaseAway is all that anybody knows.
 */
export type Limits = { readonly statementMs: number; readonly answerMs: number }

/** Waits 5 seconds for a connection at most, and without `limits` as long as it takes for an answer. */
export function openDatabase(options: pg.PoolConfig, limits?: Limits): Database {
  const pool = new pg.Pool({
    // Kept alive: a server that vanished without a word is noticed, and a firewall forgets no idle connection.
    max: 10, connectionTimeoutMillis: 5000, keepAlive: true, keepAliveInitialDelayMillis: 10_000,
    // Asked, and not a parameter of the connection: a pooler in between refuses those that it does not know.
    ...(limits ? { query_timeout: limits.answerMs, onConnect: async (client) => { await client.query(`set statement_timeout = ${limits.statementMs}`) } } : {}),
    ...options,
  })
  // An idle connection that breaks (server restart) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    ...queryable(pool),
    pool,
    async transaction(work) {
      const client = await pool.connect().catch(orAway)
      const after: (() => void)[] = []
      let broken: Error | undefined
      try {
        await client.query('begin').catch(orAway)
        const result = await work({ ...queryable(client), transaction: true, afterCommit: (task) => after.push(task) })
        await client.query('commit').catch(orAway)
        for (const task of after) task()
        return result
      } catch (error) {
        // Without a database there is nobody to say it to: hanging up undoes it too, and a silent one is not waited for twice.
        if (error instanceof DatabaseAway) broken = error
        else await client.query('rollback').catch((cause: Error) => { broken = cause })
        throw error
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}
