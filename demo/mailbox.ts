/** A message as it arrived. Nothing is ever sent on: a demonstration writes to nobody. */
export type Mail = {
  readonly id: number
  readonly at: Date
  /** Of the envelope: who would really have got it. */
  readonly to: readonly string[]
  readonly from: string
  readonly subject: string
  readonly messageId: string
  readonly text: string
  readonly html: string | undefined
  readonly headers: ReadonlyMap<string, unknown>
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly body: Buffer }[]
}

export type Mailbox = {
  /** Newest last; only those to an address that holds `search`, when given. */
  messages(search?: string): readonly Mail[]
  clear(): void
  /** Somebody writes to the municipality. */
  write(letter: Letter): Promise<void>
}

/** What somebody mails to the municipality. */
export type Letter = {
  readonly from: string
  readonly subject: string
  readonly text: string
  /** The Message-ID of ours that it answers. */
  readonly inReplyTo?: string | undefined
  readonly files?: readonly { readonly name: string; readonly body: Buffer }[]
}
