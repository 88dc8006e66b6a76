import type { Adapter, AdapterPayload } from 'oidc-provider'

/**
 * Where an issuer of the demonstration keeps its sessions and codes: in this process, gone when it stops. Each issuer has
 * its own. What has ended is cleared away when something is written.
 */
export function memory(): (model: string) => Adapter {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>()
  const live = (key: string): AdapterPayload | undefined => {
    const entry = kept.get(key)
    return entry && entry.until > performance.now() ? entry.payload : undefined
  }
  const sweep = (): void => {
    for (const [key, { until }] of kept) if (until <= performance.now()) kept.delete(key)
  }
  return (model) => {
    const key = (id: string): string => `${model}:${id}`
    const first = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [name, { payload }] of kept) if (name.startsWith(`${model}:`) && matches(payload)) return live(name)
      return undefined
    }
    return {
      async upsert(id, payload, expiresIn) { sweep(); kept.set(key(id), { payload, until: performance.now() + (expiresIn ?? 3600) * 1000 }) },
      async find(id) { return live(key(id)) },
      async findByUid(uid) { return first((payload) => payload.uid === uid) },
      async findByUserCode(code) { return first((payload) => payload.userCode === code) },
      async destroy(id) { kept.delete(key(id)) },
      async consume(id) { const payload = live(key(id)); if (payload) payload.consumed = Math.floor((performance.timeOrigin + performance.now()) / 1000) },
      async revokeByGrantId(grantId) { for (const [name, { payload }] of kept) if (payload.grantId === grantId) kept.delete(name) },
    }
  }
}
