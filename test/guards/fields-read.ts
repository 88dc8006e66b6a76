import type { Route, Visit } from '#web/route.ts'

/** Which fields the handler of a form asks for, seen while it works. `read` of an address: undefined when a handler took the whole form. */
export function fieldsRead(): { watched: (route: Route) => Route; read: (route: Pick<Route, 'path'>) => ReadonlySet<string> | undefined } {
  const seen = new Map<string, Set<string>>()
  const whole = new Set<string>()
  const watched = (route: Route): Route => {
    if (route.method === 'GET') return route
    const names = new Set<string>()
    seen.set(route.path, names)
    const form = (fields: Visit['form']): Visit['form'] => new Proxy(fields, {
      get: (target, name) => { if (typeof name === 'string') names.add(name); return Reflect.get(target, name) as unknown },
      has: (target, name) => { if (typeof name === 'string') names.add(name); return Reflect.has(target, name) },
      ownKeys: (target) => { whole.add(route.path); return Reflect.ownKeys(target) },
    })
    const many = (visit: Visit): Visit['many'] => (name) => { names.add(name); return visit.many(name) }
    // Some parts of a visit are made when they are asked for: it is looked through, not copied.
    return { ...route, handler: (visit) => route.handler(new Proxy(visit, { get: (target, name) => (name === 'form' ? form(target.form) : name === 'many' ? many(target) : Reflect.get(target, name) as unknown) })) }
  }
  return { watched, read: ({ path }) => (whole.has(path) ? undefined : seen.get(path)) }
}
