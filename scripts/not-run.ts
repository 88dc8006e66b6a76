// A reporter for node --test: a line for each test that was left out, with the sentence that says why. scripts/test.ts counts them.
type Event = { readonly type: string; readonly data: { readonly name?: string; readonly skip?: boolean | string } }

export default async function* notRun(events: AsyncIterable<Event>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.skip) yield `${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}\n`
  }
}
